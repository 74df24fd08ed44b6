import type { Plan } from '../../service/plan';
import { assertValidPlan, refsIn } from '../refs';

/**
 * A name of the service model as the AWS CLI and boto3 spell it: `ApiId` → `api_id`, `TimeoutInMillis` →
 * `timeout_in_millis`. Same rule as botocore's `xform_name`, plurals of acronyms (`ARNs`) included.
 */
export function snakeOrKebab(name: string, separator: '_' | '-'): string {
  if (name.includes(separator)) return name;
  return name
    .replace(/[A-Z]{2,}s$/, (plural) => separator + plural.toLowerCase())
    .replace(/(.)([A-Z][a-z]+)/g, `$1${separator}$2`)
    .replace(/([a-z0-9])([A-Z])/g, `$1${separator}$2`)
    .toLowerCase();
}

/** `create-route`, `get vpcLink`, `GetVpcLink` → `create_route`, … : a valid identifier in every printed language. */
export function snakeName(text: string): string {
  const words = snakeOrKebab(text.replace(/[^A-Za-z0-9]+/g, ' ').trim(), '_').replace(/[ _]+/g, '_');
  return /^[a-z]/.test(words) ? words : `call_${words}`.replace(/_$/, '');
}

/** `create_route` → `createRoute`. */
export function camelName(snake: string): string {
  return snake.replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Words that Python, JavaScript, bash or zsh reserve, or that the printed code uses itself. */
const RESERVED = (
  'and as assert async await boto3 break case catch class client console const continue copyreg datetime debugger ' +
  'def default del delete do elif else enum eval except export extends false file finally for from function ' +
  'global if implements import in input_file instanceof interface is lambda let match new none nonlocal not null ' +
  'open or package pass print private protected public raise return self static super switch this throw true ' +
  'try type typeof undefined var void while with write_file yield arguments ' +
  'argv cdpath fpath histchars mailpath manpath options path pipestatus prompt psvar status watch'
).split(' ');

/** Returns unique names: a second `api` becomes `api_2`. */
export function uniqueNames(): (wanted: string) => string {
  const used = new Set(RESERVED);
  return (wanted) => {
    let name = wanted;
    for (let count = 2; used.has(name); count++) name = `${wanted}_${count}`;
    used.add(name);
    return name;
  };
}

/**
 * Which members of each call's response later calls refer to, by call id, each once.
 * @throws Error when the plan is invalid.
 */
export function referencedMembers(plan: Plan): Map<string, string[]> {
  assertValidPlan(plan.calls);
  const used = new Map<string, Set<string>>();
  for (const { $ref, member } of plan.calls.flatMap(({ input }) => refsIn(input))) {
    used.set($ref, (used.get($ref) ?? new Set()).add(member));
  }
  return new Map([...used].map(([id, members]) => [id, [...members]]));
}

/** The file that printed code writes an exported document to. */
export function exportFile(input: object): string {
  return 'OutputType' in input && input.OutputType === 'YAML' ? 'openapi.yaml' : 'openapi.json';
}

/** Where printed code sends its calls. Credentials are never printed: each client finds its own. */
export interface RenderOptions {
  region?: string;
  /** Set for any endpoint but the service's, such as a local sandbox. */
  endpointUrl?: string;
}
