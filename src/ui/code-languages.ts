import { json } from '@codemirror/lang-json';
import { StreamLanguage, type StreamParser } from '@codemirror/language';
import { javascript } from '@codemirror/legacy-modes/mode/javascript';
import { python } from '@codemirror/legacy-modes/mode/python';
import { shell } from '@codemirror/legacy-modes/mode/shell';
import { velocity } from '@codemirror/legacy-modes/mode/velocity';
import { yaml } from '@codemirror/legacy-modes/mode/yaml';
import type { Extension } from '@codemirror/state';

/** The languages that the editor highlights. */
export type CodeLanguage = 'hcl' | 'javascript' | 'json' | 'python' | 'shell' | 'velocity' | 'yaml';

/** Terraform's language, as far as colours need it. */
const hcl: StreamParser<unknown> = {
  languageData: { commentTokens: { line: '#' } },
  token(stream) {
    if (stream.eatSpace()) return null;
    if (stream.match(/^(#|\/\/).*/)) return 'comment';
    if (stream.match(/^"(?:\\.|[^"\\])*"/)) return 'string';
    if (stream.match(/^-?\d[\d.e+]*/)) return 'number';
    if (stream.match(/^(?:true|false|null)\b/)) return 'atom';
    const isFirst = stream.string.slice(0, stream.pos).trim() === '';
    if (stream.match(/^[A-Za-z_][\w-]*/)) {
      if (!isFirst) return 'variableName';
      return stream.match(/^\s*=/, false) ? 'propertyName' : 'keyword';
    }
    stream.next();
    return null;
  },
};

/** What the editor needs to highlight a language. */
export const LANGUAGES: Readonly<Record<CodeLanguage, () => Extension>> = {
  hcl: () => StreamLanguage.define(hcl),
  javascript: () => StreamLanguage.define(javascript),
  json: () => json(),
  python: () => StreamLanguage.define(python),
  shell: () => StreamLanguage.define(shell),
  velocity: () => StreamLanguage.define(velocity),
  yaml: () => StreamLanguage.define(yaml),
};
