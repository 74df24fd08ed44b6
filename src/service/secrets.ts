/** Texts that are credentials by their form, and what each is called. */
const FORMS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['an AWS access key ID', /\bA(?:KI|SI)A[A-Z2-7]{16}\b/],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['a JSON Web Token', /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\./],
  ['a GitHub token', /\bgh[pousr]_\w{36,}\b/],
  ['a password in a URL', /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:[^\s/@]+@/i],
];

/** Names of variables that hold secrets; `…Arn`, `…Name` and the like refer to one. */
const SECRET_NAME =
  /(?:password|passwd|secret|api_?key|private_?key|access_?token|auth_?token)(?!.*(?:arn|name|id|url|path|ref)$)/i;

/** Headers that carry credentials, as the mappings of an integration name them. */
const SECRET_HEADER = /(?:^|[.:])(?:authorization|proxy-authorization|cookie|x-api-key)$/i;

/** What kind of credential a text is by its form; undefined for others. */
export const secretForm = (text: string | undefined) =>
  FORMS.find(([, pattern]) => pattern.test(text ?? ''))?.[0];

/** Whether a variable is named as those that hold a secret. */
export const isSecretName = (name: string) => SECRET_NAME.test(name);

/** In place of a value that is not kept. */
const NOT_KEPT = '(not kept)';

/**
 * A copy of a resource without values that may be secrets: those of stage variables, whatever they are, and texts that are
 * named like a secret or look like one. Expressions, which begin with `$`, are none.
 * @returns the same value where nothing was left out
 */
export function withoutSecrets<Value>(value: Value, name = ''): Value {
  if (typeof value === 'string') return (isSecret(name, value) ? NOT_KEPT : value) as Value;
  if (Array.isArray(value)) {
    const items = value.map((item) => withoutSecrets(item, name));
    return items.some((item, at) => item !== value[at]) ? (items as Value) : value;
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const before = Object.entries(value);
  const after = before.map(([key, member]): [string, unknown] => [
    key,
    name === 'StageVariables' ? NOT_KEPT : withoutSecrets<unknown>(member, key),
  ]);
  return after.some(([, member], at) => member !== before[at]?.[1])
    ? (Object.fromEntries(after) as Value)
    : value;
}

function isSecret(name: string, text: string): boolean {
  if (text === '' || text.startsWith('$')) return false;
  return isSecretName(name) || SECRET_HEADER.test(name) || secretForm(text) !== undefined;
}
