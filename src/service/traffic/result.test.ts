import { describe, expect, it } from 'vitest';
import { bodyText } from './request';
import { responseHeader, traceOf } from './world.test-support';

/** Status, content type and body of what a function's result becomes. */
function answer(PayloadFormatVersion: '1.0' | '2.0', result: unknown) {
  const payload = typeof result === 'string' ? result : JSON.stringify(result);
  const traced = traceOf(
    { routes: ['GET /a'], integration: { PayloadFormatVersion } },
    'GET /a',
    {},
    { integration: { type: 'function', payload } },
  );
  const { response } = traced;
  return {
    traced,
    seen: [
      response?.status,
      responseHeader(traced, 'content-type'),
      response && bodyText(response.body).text,
    ],
  };
}

const PLAIN = 'text/plain; charset=utf-8';
const JSON_TYPE = 'application/json';
const ERROR = [500, JSON_TYPE, '{"message":"Internal Server Error"}'];

describe('A result of payload format 2.0', () => {
  it.each([
    ['"Hello"', [200, JSON_TYPE, 'Hello']],
    ['{"a":1}', [200, JSON_TYPE, '{"a":1}']],
    ['[1,2]', [200, JSON_TYPE, '[1,2]']],
    ['5', [200, JSON_TYPE, '5']],
    ['true', [200, JSON_TYPE, 'true']],
    ['null', [200, JSON_TYPE, 'null']],
    ['', [200, JSON_TYPE, '']],
    ['{"broken', [200, JSON_TYPE, '{"broken']],
    ['{"statusCode":201,"body":"{\\"a\\":1}"}', [201, PLAIN, '{"a":1}']],
    ['{"statusCode":200,"headers":{"content-TYPE":"text/html"},"body":"x"}', [200, 'text/html', 'x']],
    ['{"statusCode":200,"body":"aGk=","isBase64Encoded":true}', [200, PLAIN, 'hi']],
    ['{"statusCode":200}', [200, PLAIN, '']],
    ['{"statusCode":0}', ERROR],
    ['{"statusCode":200.5}', ERROR],
    ['{"statusCode":null}', ERROR],
  ])('%s', (result, expected) => {
    expect(answer('2.0', result).seen).toEqual(expected);
  });

  it.each([
    [{}, ['a=1', 'b=2; Secure']],
    [{ 'set-cookie': 'h=1' }, ['a=1', 'b=2; Secure', 'h=1']],
  ])('sets each of its cookies before that of its headers: %j', (headers, expected) => {
    const { traced } = answer('2.0', { statusCode: 200, headers, cookies: ['a=1', 'b=2; Secure'] });
    expect(
      traced.response?.headers.filter(([name]) => name === 'Set-Cookie').map(([, value]) => value),
    ).toEqual(expected);
  });

  it('says when a status is a text', () => {
    expect(
      answer('2.0', { statusCode: '404' }).traced.steps.find(({ id }) => id === 'integration-response'),
    ).toMatchObject({ certainty: 'UNK' });
  });
});

describe('A result of payload format 1.0', () => {
  it.each([
    ['{"statusCode":200,"body":"x"}', [200, PLAIN, 'x']],
    ['"Hello"', ERROR],
    ['{"a":1}', ERROR],
    ['{"broken', ERROR],
    ['[1]', ERROR],
    ['{"statusCode":0}', ERROR],
    ['{"statusCode":200,"body":"%","isBase64Encoded":true}', ERROR],
  ])('%s', (result, expected) => {
    expect(answer('1.0', result).seen).toEqual(expected);
  });

  it('has the multi-value headers after the others', () => {
    const { traced } = answer('1.0', {
      statusCode: 200,
      headers: { 'x-a': '1' },
      multiValueHeaders: { 'X-A': ['2', '3'] },
    });
    expect(traced.response?.headers.filter(([name]) => name === 'X-A').map(([, value]) => value)).toEqual([
      '1',
      '2',
      '3',
    ]);
  });
});

it.each([
  ['error', 500],
  ['permission', 500],
  ['timeout', 503],
  ['unreachable', 503],
] as const)('An integration with the failure “%s” leads to %i', (why, status) => {
  const traced = traceOf({ routes: ['GET /a'] }, 'GET /a', {}, { integration: { type: 'failure', why } });
  expect([traced.response?.status, traced.response?.from]).toEqual([status, 'api-gateway']);
});

describe('The body of an event', () => {
  const event = (type: string | undefined, body: string | Uint8Array) =>
    traceOf({ routes: ['POST /a'] }, 'POST /a', {
      body,
      headers: type === undefined ? [] : [['Content-Type', type]],
    }).sent.event;
  it.each([
    ['text/csv', 'a', false],
    ['application/json; charset=utf-8', 'a', false],
    ['application/xml', 'a', false],
    ['application/javascript', 'a', false],
    ['application/x-www-form-urlencoded', 'YQ==', true],
    ['application/octet-stream', 'YQ==', true],
    [undefined, 'YQ==', true],
  ])('of type %s', (type, body, isBase64Encoded) => {
    expect(event(type, 'a')).toMatchObject({ body, isBase64Encoded });
  });

  it('is base64 where the text is no UTF-8, and absent where there is none', () => {
    expect(event('text/plain', new Uint8Array([255, 254]))).toMatchObject({
      body: '//4=',
      isBase64Encoded: true,
    });
    expect(event('text/plain', '')).not.toHaveProperty('body');
  });
});
