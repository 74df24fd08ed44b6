import { compareText } from './configuration/value';

/** What resources name outside of their API, by kind. */
const REFERENCE_KINDS = [
  'Account ID',
  'Region',
  'Function',
  'Role',
  'Issuer',
  'URL',
  'VPC link',
  'Certificate',
] as const;
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

/** Something outside of the API that it names. */
export interface Reference {
  kind: ReferenceKind;
  value: string;
}

/** A reference, and the path of the member that names it: `JwtConfiguration.Issuer`. */
export interface Occurrence extends Reference {
  path: string;
}

/** Nearly everything names them, so that where they are used is no question. */
const EVERYWHERE: ReadonlySet<ReferenceKind> = new Set(['Account ID', 'Region']);

/** What resources depend on: their references without accounts and Regions. */
export const dependenciesIn = (...resources: readonly unknown[]): Reference[] =>
  referencesIn(...resources).filter(({ kind }) => !EVERYWHERE.has(kind));

/** Each mention of what a resource depends on; a member that names two things is two. */
export const dependencyOccurrences = (resource: unknown): Occurrence[] =>
  occurrencesIn([resource]).filter(({ kind }) => !EVERYWHERE.has(kind));

/** Where a kind is found in a text: its first group is the value. */
const FOUND: Readonly<Partial<Record<ReferenceKind, RegExp>>> = {
  'Account ID': /arn:[\w-]+:[^:]*:[^:]*:(\d{12}):/g,
  Region: /(?<![\w-])((?:us|eu|ap|sa|ca|me|af|il|mx|cn)(?:-gov|-iso[a-z]*)?-[a-z]+-\d)(?![\w-])/g,
  Function: /:function:([\w-]+)/g,
  Role: /:role\/([\w+=,.@/-]+)/g,
  Certificate: /^(arn:[\w-]+:acm:.+:certificate\/.+)$/g,
};

/** Every account, Region, function, role, issuer, URL, VPC link and certificate that the members of resources name, each once. */
export function referencesIn(...resources: readonly unknown[]): Reference[] {
  const found = new Map<string, Reference>();
  for (const { kind, value } of occurrencesIn(resources)) found.set(`${kind} ${value}`, { kind, value });
  const order = ({ kind }: Reference) => REFERENCE_KINDS.indexOf(kind);
  return [...found.values()].sort((a, b) => order(a) - order(b) || compareText(a.value, b.value));
}

function occurrencesIn(resources: readonly unknown[]): Occurrence[] {
  const found: Occurrence[] = [];
  eachText(resources, (text, member, path) => {
    const add = (kind: ReferenceKind, value: string) => found.push({ kind, value, path });
    if (member === 'ConnectionId') add('VPC link', text);
    else if (member === 'Issuer') add('Issuer', text);
    else if (/^https?:\/\//.test(text)) add('URL', text);
    for (const kind of REFERENCE_KINDS)
      for (const [, value] of text.matchAll(FOUND[kind] ?? /$^/g)) if (value !== undefined) add(kind, value);
  });
  return found;
}

/** Members of lists have the name and the path of their list. */
function eachText(
  values: readonly unknown[],
  visit: (text: string, member: string, path: string) => void,
): void {
  const walk = (value: unknown, member: string, path: string): void => {
    if (typeof value === 'string') visit(value, member, path);
    else if (Array.isArray(value)) for (const one of value) walk(one, member, path);
    else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value)) walk(one, key, path === '' ? key : `${path}.${key}`);
  };
  for (const value of values) walk(value, '', '');
}
