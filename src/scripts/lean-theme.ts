import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';

// The kit's theme defines a thousand custom properties, for each of its contexts again, and every page parses and inherits them. The build
// keeps those that the components of the console refer to.

const DEFINITION = /(--[\w-]+)\s*:([^;{}]*)(?:;|(?=\}))/g;
const KIT = 'node_modules/@cloudscape-design/';

/**
 * The theme without custom properties that the text does not refer to, and without contexts that it does not name.
 * @param css `body { --name: value; }` and `.awsui-context-alert { … }`, in a layer
 * @param text of every script and style sheet that can use it
 */
export function leanTheme(css: string, text: string): string {
  const used = new Set(text.match(/--[\w-]+/g));
  const values = new Map<string, string[]>();
  for (const [, name = '', value = ''] of css.matchAll(DEFINITION))
    values.set(name, [...(values.get(name) ?? []), ...(value.match(/--[\w-]+/g) ?? [])]);
  // A set that grows is walked to its new end: what a used property refers to is used.
  for (const name of used) for (const other of values.get(name) ?? []) used.add(other);
  const isNamed = ([, name]: RegExpMatchArray) =>
    new RegExp(`["'\`](?:awsui-context-)?${name}["'\`]`).test(text);
  return css
    .replace(/[^{};]*\.awsui-context-[^{}]*\{[^{}]*\}/g, (rule) =>
      [...rule.matchAll(/\.awsui-context-([\w-]+)/g)].every(isNamed) ? rule : '',
    )
    .replace(DEFINITION, (definition, name: string) => (used.has(name) ? definition : ''));
}

/**
 * The text of everything below `src` and of the kit's modules and style sheets that it reaches by imports.
 * @throws Error for an import of the kit that has no file: the theme would lose what that file uses
 */
export function textOfStyles(root: string): string {
  const waiting = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:tsx?|css)$/.test(name) && !name.includes('.test'))
    .map((name) => join(root, 'src', name));
  const texts = new Map<string, string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (texts.has(file)) continue;
    const text = readFileSync(file, 'utf8');
    // The theme and the list of its tokens name every property.
    texts.set(file, isListOfAll(file) ? '' : text + namedTokens(file, text));
    for (const [, name = ''] of text.matchAll(/(?:from|import)\s*\(?\s*["']([^"']+)["']/g)) {
      const found = kitFile(root, file, name);
      if (found !== undefined) waiting.push(found);
    }
  }
  return Array.from(texts.values()).join('\n');
}

/** @param file the theme itself, or the kit's module of tokens: both name every property */
const isListOfAll = (file: string) =>
  /\/base-theme\/styles\.scoped\.css$|\/generated\/styles\/tokens\.js$/.test(file);

/** The values of the kit's tokens that a module names: `var(--name, value)`. */
function namedTokens(file: string, text: string): string {
  const from = /["']([^"']*\/generated\/styles\/tokens)(?:\.js)?["']/.exec(text)?.[1];
  if (from === undefined) return '';
  const words = new Set(text.match(/\w+/g));
  const tokens = readFileSync(`${resolve(dirname(file), from)}.js`, 'utf8');
  return Array.from(tokens.matchAll(/export var (\w+) = (.*);/g), ([, name = '', value]) =>
    words.has(name) ? value : '',
  ).join('\n');
}

/** The file of an import, when it is the kit's own. */
function kitFile(root: string, importer: string, name: string): string | undefined {
  if (!name.startsWith('@cloudscape-design/components') && !(name.startsWith('.') && importer.includes(KIT)))
    return undefined;
  const path = name.startsWith('.') ? resolve(dirname(importer), name) : join(root, 'node_modules', name);
  const found = [path, `${path}.js`, join(path, 'index.js')].find(
    (file) => extname(file) !== '' && existsSync(file),
  );
  if (!found)
    throw new Error(`${importer} imports ${name}, which has no file: see src/scripts/lean-theme.ts.`);
  return found;
}
