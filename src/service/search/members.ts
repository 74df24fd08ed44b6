/** A text of a resource and where it is: `IntegrationUri`, `StageVariables`. */
export interface Member {
  path: string;
  text: string;
}

/** Maps whose keys are names that the user has given: they are found too, as `key=value`. */
const NAMED_KEYS = new Set([
  'Tags',
  'StageVariables',
  'RequestParameters',
  'ResponseParameters',
  'RequestModels',
  'ResponseModels',
]);

/** Of schemas, templates and policies the beginning is enough. */
const MAX_CHARACTERS = 1000;

/** `AWS_PROXY`, `INTERNET`: a constant of the service, which nearly every resource has. */
const CONSTANT = /^[A-Z]+(_[A-Z0-9]+)*$/;

/** Members whose text may look like a constant. */
const FREE_TEXT = new Set(['Name', 'Description', 'OperationName', 'StageName', 'RouteKey']);

/** Every text of a resource that the user might search for. */
export function membersOf(resource: unknown): Member[] {
  const found: Member[] = [];
  const add = (path: string, text: string) => {
    if (text !== '') found.push({ path, text: text.slice(0, MAX_CHARACTERS) });
  };
  const walk = (value: unknown, path: string, name: string): void => {
    if (typeof value === 'string') {
      if (FREE_TEXT.has(name) || !CONSTANT.test(value)) add(path, value);
    } else if (Array.isArray(value)) for (const one of value) walk(one, path, name);
    else if (typeof value === 'object' && value !== null && !(value instanceof Date))
      for (const [key, one] of Object.entries(value)) {
        if (NAMED_KEYS.has(name) && typeof one === 'string') add(path, `${key}=${one}`);
        else walk(one, path === '' ? key : `${path}.${key}`, key);
      }
  };
  walk(resource, '', '');
  return found;
}

/** The tags of a resource as `key=value`; none for what has none. */
export function tagsOf(resource: unknown): string[] {
  const { Tags } = (resource ?? {}) as { Tags?: Readonly<Record<string, string>> };
  return Object.entries(Tags ?? {}).map(([key, value]) => `${key}=${value}`);
}
