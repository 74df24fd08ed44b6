import fc from 'fast-check';
import { expect, test } from 'vitest';
import { responseProblem } from './response-problem';

const of = (operation: string, status: number, body: string, headers: Record<string, string> = {}) =>
  responseProblem(operation, { status, headers, body });

test.each([
  ['CreateApi', 201, '{"apiId":"a"}'],
  ['CreateStage', 201, '{"stageName":"prod"}'],
  ['PutRoutingRule', 200, '{"routingRuleId":"r"}'],
  ['GetApis', 200, '{"items":[]}'],
  ['GetTags', 200, '{}'],
  ['ExportApi', 200, 'openapi: 3.0.1'],
  ['DeleteRoute', 204, ''],
  ['DeleteVpcLink', 202, '{}'],
  ['TagResource', 201, 'null'],
])('%s with %i and %s is a response of the service.', (operation, status, body) => {
  expect(of(operation, status, body)).toBeUndefined();
});

test.each([
  ['CreateApi', 201, '{"apiId":', 'it is not the JSON object that the service returns'],
  ['CreateApi', 201, 'null', 'it is not the JSON object that the service returns'],
  ['CreateApi', 201, '[]', 'it is not the JSON object that the service returns'],
  ['CreateApi', 201, '{}', 'it has no ApiId'],
  ['CreateApi', 201, '{"apiId":""}', 'it has no ApiId'],
  ['CreateApi', 204, '', 'it is empty'],
  ['UpdateRoute', 200, '{"apiId":"a"}', 'it has no RouteId'],
  ['GetApis', 200, '<html>', 'it is not the JSON object that the service returns'],
  ['DeleteRoute', 200, '<html>', 'it has a body where the service sends none'],
  ['ExportApi', 200, '', 'it is empty'],
  ['CreateApi', 408, 'Request Timeout', 'it is not JSON'],
  ['CreateApi', 502, '', 'it is empty'],
  ['CreateApi', 400, '{"error":"blocked"}', 'it names no error of API Gateway V2'],
  ['CreateApi', 400, '{"message":"No"}', 'it names no error of API Gateway V2 (it says: No)'],
])('%s with %i and %s is not: %s.', (operation, status, body, problem) => {
  expect(of(operation, status, body)).toBe(problem);
});

test.each([
  ['its name in a header', '{"message":"No"}', { 'x-amzn-errortype': 'BadRequestException' }],
  ['its request id', '{"message":"No"}', { 'x-amzn-requestid': 'abc' }],
  ['its name in the body', '{"__type":"BadRequestException"}', {}],
  ['a sentence of AWS', '{"message":"The security token included in the request is expired"}', {}],
])('An error is one of the service by %s.', (_what, body, headers) => {
  expect(of('CreateApi', 403, body, headers)).toBeUndefined();
});

test('No body is too strange to be judged.', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('CreateApi', 'DeleteApi', 'GetApi', 'GetApis', 'ExportApi', 'Unknown'),
      fc.integer({ min: 200, max: 599 }),
      fc.oneof(fc.string(), fc.json()),
      (operation, status, body) => {
        expect(['string', 'undefined']).toContain(typeof of(operation, status, body));
      },
    ),
  );
});
