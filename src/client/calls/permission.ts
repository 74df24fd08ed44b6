import { partitionOf } from '../../service/arn';
import type { KnownOperation } from '../../service/sdk';
import { commands } from './commands';
import type { ApiError } from './errors';

/** One statement of an IAM policy. */
interface Statement {
  Sid: string;
  Effect: 'Allow';
  Action: string | string[];
  Resource: string | string[];
}

/** An IAM policy as the AWS policy editor accepts it. */
export interface Policy {
  Version: '2012-10-17';
  Statement: Statement[];
}

type Input = Readonly<Record<string, unknown>>;

/** Further permissions for setting an access log (service-rules 2.4). */
const LOG_ACTIONS = [
  'logs:CreateLogDelivery',
  'logs:CreateLogGroup',
  'logs:DeleteLogDelivery',
  'logs:DescribeResourcePolicies',
  'logs:GetLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:UpdateLogDelivery',
];

/**
 * The least policy that allows one call, including its tags and access log. Actions of the
 * control plane are HTTP verbs, resources are paths (service-rules 7; "ARN format reference" of the API Gateway guide);
 * both are read from the operation's own schema.
 * @param input parts of the path that it lacks become `*`
 * @param denied what the service's message named, see {@link namedIn}
 */
export function permissionFor(
  operation: KnownOperation,
  input: Input,
  region: string,
  denied?: { action: string; resource: string },
): Policy {
  const [method, uri] = httpOf(operation);
  const prefix = `arn:${partitionOf(region)}:apigateway:${region}::`;
  const resources = new Set([pathOf(uri, input, (text) => text), pathOf(uri, input, encodeURIComponent)]);
  // The service's error messages contain only the encoded form of an ARN in a path.
  const paths = uri.includes('{ResourceArn}') ? [...resources].slice(-1) : [...resources];
  const action = `apigateway:${method}`;
  const resource = paths.map((path) => prefix + path);
  const statements = [allow(operation, [action], resource)];
  if (hasEntries(input.Tags) && !uri.includes('/tags/')) {
    statements.push(allow(`${operation}Tags`, ['apigateway:POST', 'apigateway:PUT'], [`${prefix}/tags/*`]));
  }
  if (hasEntries(input.AccessLogSettings)) {
    statements.push(allow(`${operation}AccessLog`, LOG_ACTIONS, ['*']));
  }
  const isNamed = denied && !(denied.action === action && resource.includes(denied.resource));
  if (isNamed) statements.push(allow(`${operation}Denied`, [denied.action], [denied.resource]));
  return { Version: '2012-10-17', Statement: statements };
}

/** The action and resource in an access-denied message; undefined when it has none. */
export function namedIn(message: string): { action: string; resource: string } | undefined {
  const [, action, resource] =
    /not authorized to perform: ([\w-]+:\w+) on resource: (\S+?)(?=[.,]?(?:\s|$))/.exec(message) ?? [];
  return action && resource ? { action, resource } : undefined;
}

/** Whether a call failed because of a missing permission, and not of invalid or expired credentials, which are 403 too. */
export function isDenied({ details: { status, code } }: ApiError): boolean {
  return status === 403 && /AccessDenied|NotAuthorized|UnauthorizedOperation/.test(code);
}

/** The verb and the path of an operation: `['GET', '/v2/apis/{ApiId}']`. */
function httpOf(operation: KnownOperation): [method: string, uri: string] {
  // An operation's schema is [9, namespace, name, traits, input, output]; class names are mangled, the schema is not.
  const Command = commands[operation] as unknown as new (
    input: object,
  ) => {
    schema: readonly [number, string, string, { http: [method: string, uri: string, status: number] }];
  };
  const [method, uri] = new Command({}).schema[3].http;
  return [method, uri];
}

/**
 * The path with its labels replaced, without the version, which IAM resources do not have. Whether a name such as
 * `$default` or `GET /pets` appears encoded there is not documented, so callers list both.
 */
function pathOf(uri: string, input: Input, form: (text: string) => string): string {
  return uri
    .replace(/^\/v2(?=\/)/, '')
    .replace(/\?.*$/, '')
    .replace(/\{(\w+)\+?\}/g, (_, label: string) =>
      typeof input[label] === 'string' ? form(input[label]) : '*',
    );
}

const hasEntries = (value: unknown) =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0;

function allow(Sid: string, actions: string[], resources: string[]): Statement {
  return { Sid, Effect: 'Allow', Action: oneOrAll(actions), Resource: oneOrAll(resources) };
}

const oneOrAll = (texts: string[]) => (texts.length === 1 ? (texts[0] ?? '*') : texts);
