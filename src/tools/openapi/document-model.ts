import type { Diagnostic } from '../../lib/diagnostic';
import { readDocument } from '../../service/openapi/document/read';
import type { ReadResult } from '../../service/openapi/document/read-result';
import { versionRefusal } from '../../service/openapi/document/version';
import type { Plan } from '../../service/plan';
import { checkImport } from '../../service/rules/import-export';
import type { Issue, Protocol } from '../../service/rules/rule';

/** Form values of an import. */
export interface DocumentValues {
  /** The OpenAPI document, JSON or YAML. */
  Body: string;
  Basepath: string;
  FailOnWarnings: boolean;
}

export const emptyDocument: DocumentValues = { Body: '', Basepath: 'ignore', FailOnWarnings: false };

/** The members that an import sends, without service defaults. */
function members({ Body, Basepath, FailOnWarnings }: DocumentValues) {
  return { Body, ...(Basepath !== 'ignore' && { Basepath }), ...(FailOnWarnings && { FailOnWarnings }) };
}

export function toImport(values: DocumentValues): Plan {
  return {
    title: 'Import API',
    calls: [{ id: 'api', operation: 'ImportApi', label: 'Import API', input: members(values) }],
  };
}

export function toReimport(apiId: string, values: DocumentValues): Plan {
  return {
    title: 'Reimport API',
    calls: [
      {
        id: 'api',
        operation: 'ReimportApi',
        label: 'Reimport API',
        input: { ApiId: apiId, ...members(values) },
      },
    ],
  };
}

let last: { text: string; read: ReadResult } | undefined;

/** A document, parsed once per change: the editor, the validation and the submit ask for the same text. */
function readOnce(text: string): ReadResult {
  if (last?.text !== text) last = { text, read: readDocument(text) };
  return last.read;
}

/**
 * The issues that can be found before the import is sent: syntax, version and options (service-rules 6.2). `protocol` is
 * that of the API to replace.
 */
export function documentIssues(
  { Body, Basepath, FailOnWarnings }: DocumentValues,
  protocol?: Protocol,
): Issue[] {
  // Without the document: readDocument checks its size.
  const optionIssues = checkImport({ Basepath, FailOnWarnings }, protocol ? { protocol } : {});
  const read = readOnce(Body);
  if (!read.ok) {
    const where = read.line === undefined ? '' : `Line ${read.line}, column ${read.column}: `;
    return [...optionIssues, { path: ['Body'], message: where + read.message, rule: 'import.document' }];
  }
  const refusal = versionRefusal(read.value);
  return refusal === undefined
    ? optionIssues
    : [...optionIssues, { path: ['Body'], message: refusal, rule: 'import.version' }];
}

/** The position of a syntax error; none for an empty document. */
export function documentDiagnostics(text: string): Diagnostic[] {
  if (text.trim() === '') return [];
  const read = readOnce(text);
  if (read.ok) return [];
  const { line = 1, column = 1, message } = read;
  const before = text.split('\n').slice(0, line - 1);
  const from = before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
  return [{ severity: 'error', message, from }];
}
