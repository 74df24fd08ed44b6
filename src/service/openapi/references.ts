import { member } from './place';
import type { Report } from './report';

/** The value that a local reference (`#/components/schemas/Pet`) points at, or undefined. */
export function resolvePointer(document: unknown, pointer: string): unknown {
  if (!pointer.startsWith('#/')) return undefined;
  return pointer
    .slice(2)
    .split('/')
    .map(unescapeStep)
    .reduce<unknown>((value, step) => member(value, step), document);
}

function unescapeStep(step: string): string {
  const plain = step.replaceAll('~1', '/').replaceAll('~0', '~');
  // A stray percent sign is a character of the name.
  return plain.replace(/%[0-9a-fA-F]{2}/g, (code) => {
    const char = Number.parseInt(code.slice(1), 16);
    return char < 0x80 ? String.fromCharCode(char) : code;
  });
}

/** Values below which a `$ref` is data and not a reference. */
const DATA: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'enum']);

interface Step {
  key: string;
  value: object;
  parent: Step | undefined;
}

/**
 * Warns of references below `paths` and `components` that lead nowhere, in the service's form (6.2). The route is made
 * all the same: what they refer to is not used by HTTP APIs.
 */
export function warnMissingReferences(document: unknown, report: Report): void {
  const seen = new WeakSet<object>();
  const stack: Step[] = [];
  const push = (key: string, value: unknown, parent: Step | undefined) => {
    // An extension's references are read where the extension is.
    if (typeof value !== 'object' || value === null) return;
    if (DATA.has(key) || (key.startsWith('x-') && key !== 'x-amazon-apigateway-any-method')) return;
    stack.push({ key, value, parent });
  };
  push('components', member(document, 'components'), undefined);
  push('paths', member(document, 'paths'), undefined);
  for (let step = stack.pop(); step; step = stack.pop()) {
    // Aliases share objects: each is looked at where it occurs first.
    if (seen.has(step.value)) continue;
    seen.add(step.value);
    const reference = member(step.value, '$ref');
    if (typeof reference === 'string' && step.parent?.key !== 'paths')
      check(reference, step, document, report);
    for (const [key, value] of Object.entries(step.value).reverse()) push(key, value, step);
  }
}

function check(reference: string, step: Step, document: unknown, report: Report): void {
  if (!reference.startsWith('#/'))
    report.warn(`Parse issue: attribute ${attribute(step)}.${reference} is outside of the document`);
  else if (resolvePointer(document, reference) === undefined)
    report.warn(`Parse issue: attribute ${attribute(step)}.${reference} is missing`);
}

/** `paths.'/pets'(get).responses.200.content.schema`: the media type below `content` is left out. */
function attribute(last: Step): string {
  const keys: string[] = [];
  for (let step: Step | undefined = last; step; step = step.parent) keys.unshift(step.key);
  return keys
    .filter((_key, at) => keys[at - 1] !== 'content')
    .map((key, at) => {
      if (keys[0] !== 'paths' || at === 0) return at === 0 ? key : `.${key}`;
      return at === 1 ? `.'${key}'` : at === 2 ? `(${key})` : `.${key}`;
    })
    .join('');
}
