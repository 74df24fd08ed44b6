import { fromBase64, utf8Bytes } from '../../lib/bytes';
import { isObject, parseJson } from './bounded-json';
import type { Header } from './request';
import type { RuleId } from './rules';

/** The response that a function's result means; undefined: the result has another form, and the response is 500. */
interface FunctionResponse {
  status: number;
  headers: Header[];
  body: Uint8Array;
}

/** A result as read, with the rules that say so. */
export interface ReadResult {
  response: FunctionResponse | undefined;
  /** Why there is none, or how it was read. */
  note: string;
  rules: RuleId[];
}

/** What a function's result is without a content type (traffic-rules 8.1, 8.2). */
const PLAIN = 'text/plain; charset=utf-8';

/**
 * Reads the result of a function by payload format 2.0, which infers a response from any result (traffic-rules 8.1). Its
 * cookies come before a Set-Cookie among its headers.
 */
export function readV2(payload: string): ReadResult {
  const value = parseJson(payload);
  if (!value || !isObject(value.value) || !Object.hasOwn(value.value, 'statusCode')) {
    const text = value && typeof value.value === 'string' ? value.value : payload;
    return {
      response: { status: 200, headers: [['Content-Type', 'application/json']], body: utf8Bytes(text) },
      note: 'The result has no statusCode: it is the body of a 200',
      rules: ['result.v2'],
    };
  }
  return full(value.value, ['result.v2'], (headers, result) => {
    const { cookies } = result;
    const set = Array.isArray(cookies) ? cookies.map((cookie): Header => ['Set-Cookie', String(cookie)]) : [];
    return [...set, ...headers];
  });
}

/** Reads the result of a function by payload format 1.0 (traffic-rules 8.2). */
export function readV1(payload: string): ReadResult {
  const value = parseJson(payload)?.value;
  if (!isObject(value))
    return {
      response: undefined,
      note: 'The result is no object with statusCode',
      rules: ['result.v1', 'result.invalid'],
    };
  return full(value, ['result.v1'], (headers, { multiValueHeaders }) => [
    ...headers,
    ...Object.entries(isObject(multiValueHeaders) ? multiValueHeaders : {}).flatMap(([name, values]) =>
      (Array.isArray(values) ? values : [values]).map((one): Header => [name, textOf(one)]),
    ),
  ]);
}

function full(
  result: Record<string, unknown>,
  rules: RuleId[],
  more: (headers: Header[], result: Record<string, unknown>) => Header[],
): ReadResult {
  const { statusCode } = result;
  const isText = typeof statusCode === 'string' && /^[1-9]\d\d$/.test(statusCode);
  const status = isText ? Number(statusCode) : statusCode;
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 599)
    return {
      response: undefined,
      note: `${JSON.stringify(statusCode) ?? 'None'} is no status`,
      rules: [...rules, 'result.invalid'],
    };
  const plain = Object.entries(isObject(result.headers) ? result.headers : {}).map(
    ([name, one]): Header => [name, textOf(one)],
  );
  const headers = more(plain, result);
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type');
  const body = bodyOf(result);
  if (!body)
    return { response: undefined, note: 'The body is no base64', rules: [...rules, 'result.invalid'] };
  return {
    response: { status, headers: hasType ? headers : [['Content-Type', PLAIN], ...headers], body },
    note: `The result has the statusCode ${status}`,
    rules: isText ? [...rules, 'result.status-text'] : rules,
  };
}

function bodyOf({ body, isBase64Encoded }: Record<string, unknown>): Uint8Array | undefined {
  if (body === undefined || body === null) return new Uint8Array();
  const text = textOf(body);
  return isBase64Encoded === true ? fromBase64(text) : utf8Bytes(text);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
