import { kinds } from './kinds';
import { kindOf, roleOf } from './operations';
import { refusalOf } from './refusal-sentences';

/** A response as it arrived, with its body read to the end. */
export interface RawResponse {
  status: number;
  /** By lower-case name; a page may not be allowed to read all of them. */
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** Headers and members that only the service (and its emulators) put on an error. */
const ERROR_HEADERS = ['x-amzn-errortype', 'x-amzn-requestid', 'x-amz-request-id', 'apigw-requestid'];
const ERROR_MEMBERS = ['__type', 'code'];

/**
 * Why a response is not one of API Gateway V2, as the end of a sentence; undefined when it is. A success counts only with
 * what the operation returns (an id), an error only as JSON that carries the service's error name or request id: proxies,
 * sign-in pages and cut connections return the same status codes, after the service may have applied the call.
 */
export function responseProblem(
  operation: string,
  { status, headers, body }: RawResponse,
): string | undefined {
  if (status >= 200 && status < 300) return successProblem(operation, body);
  const value = parsed(body);
  if (!isObject(value)) return body.trim() === '' ? 'it is empty' : 'it is not JSON';
  const isOfService =
    ERROR_HEADERS.some((name) => headers[name]) ||
    ERROR_MEMBERS.some((name) => typeof value[name] === 'string') ||
    refusalOf(messageOf(value)) !== undefined;
  if (isOfService) return undefined;
  const message = messageOf(value);
  return `it names no error of API Gateway V2${message && ` (it says: ${message})`}`;
}

function successProblem(operation: string, body: string): string | undefined {
  const role = roleOf(operation);
  // The document itself, in JSON or YAML.
  if (operation === 'ExportApi') return body.trim() === '' ? 'it is empty' : undefined;
  const value = parsed(body);
  if (role === undefined || role === 'read' || role === 'list')
    return isObject(value) ? undefined : bodyProblem(body);
  if (isWithoutOutput(role)) {
    const isEmpty =
      body.trim() === '' || value === null || (isObject(value) && Object.keys(value).length === 0);
    return isEmpty ? undefined : 'it has a body where the service sends none';
  }
  if (!isObject(value)) return bodyProblem(body);
  const kind = kindOf(operation);
  if (!kind) return undefined;
  const id = kinds[kind].id;
  // On the wire, members begin with a small letter.
  const wireName = id.charAt(0).toLowerCase() + id.slice(1);
  return typeof value[wireName] === 'string' && value[wireName] !== '' ? undefined : `it has no ${id}`;
}

/** Whether the operation returns nothing: deletes, and changes of tags. */
function isWithoutOutput(role: NonNullable<ReturnType<typeof roleOf>>): boolean {
  return ['delete', 'clear', 'reset', 'tag', 'untag'].includes(role);
}

function bodyProblem(body: string): string {
  return body.trim() === '' ? 'it is empty' : 'it is not the JSON object that the service returns';
}

function messageOf({ message, Message }: Readonly<Record<string, unknown>>): string {
  const text = message ?? Message;
  return typeof text === 'string' ? text : '';
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Not JSON, or cut in the middle.
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
