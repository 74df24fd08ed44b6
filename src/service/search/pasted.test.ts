import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apiArn, domainNameArn, stageArn, vpcLinkArn } from '../arn';
import { consoleLink } from '../console-link';
import { parsePasted } from './pasted';

const region = 'eu-west-1';
const CONSOLE = `https://${region}.console.aws.amazon.com/apigateway/main`;
const resource = (kind: string, ...ids: string[]) => ({ type: 'resource', kind, ids, region });

test.each([
  [apiArn(region, 'abc123'), resource('api', 'abc123')],
  [stageArn(region, 'abc123', '%24default'), resource('stage', 'abc123', '$default')],
  [domainNameArn(region, 'api.example.com'), resource('domainName', 'api.example.com')],
  [vpcLinkArn(region, 'link1'), resource('vpcLink', 'link1')],
  [`${apiArn(region, 'abc123')}/routes/r1`, resource('route', 'abc123', 'r1')],
  [`${apiArn(region, 'abc123')}/routes/r1/routeresponses/x`, resource('routeResponse', 'abc123', 'r1', 'x')],
  [`${domainNameArn(region, 'a.example.com')}/apimappings/m1`, resource('apiMapping', 'a.example.com', 'm1')],
])('The ARN %s is of a resource.', (arn, expected) => {
  expect(parsePasted(arn)).toEqual(expected);
});

test.each([
  [`${CONSOLE}/develop/routes?api=abc123&region=eu-west-1&routes=r1`, resource('route', 'abc123', 'r1')],
  [
    `${CONSOLE}/develop/routes?api=abc123&integration=i1&region=eu-west-1&routes=r1`,
    resource('route', 'abc123', 'r1'),
  ],
  [
    `${CONSOLE}/develop/integrations/attach?api=abc123&integration=i1&routes=r1`,
    resource('integration', 'abc123', 'i1'),
  ],
  [`${CONSOLE}/develop/routes?api=abc123&region=eu-west-1`, resource('api', 'abc123')],
  [
    `${CONSOLE}/publish/domain-names?domain=api.example.com&region=eu-west-1`,
    resource('domainName', 'api.example.com'),
  ],
  [`${CONSOLE}/vpc-links/list?region=eu-west-1&vpcLink=link1`, resource('vpcLink', 'link1')],
])('A link to the AWS console leads to its resource: %s', (link, expected) => {
  expect(parsePasted(link)).toEqual(expected);
});

test('A link to a list of the AWS console is of no resource.', () => {
  for (const path of ['apis?region=eu-west-1', 'api-keys?api=unselected', 'publish/domain-names'])
    expect(parsePasted(`${CONSOLE}/${path}`)).toBeUndefined();
});

test('The links that the console itself gives to functions and roles lead back.', () => {
  const arn = `arn:aws:lambda:${region}:123456789012:function:orders`;
  expect(parsePasted(consoleLink(arn)?.href ?? '')).toEqual(parsePasted(arn));
  const role = 'arn:aws:iam::123456789012:role/invoke';
  expect(parsePasted(role)).toMatchObject({ kind: 'Role', value: 'invoke' });
  expect(parsePasted(consoleLink(role)?.href ?? '')).toEqual(parsePasted(role));
});

test('A function is found by its ARN with a version, and by the URI that invokes it.', () => {
  const arn = `arn:aws:lambda:${region}:123456789012:function:orders`;
  const expected = { type: 'reference', kind: 'Function', value: 'orders', region };
  expect(parsePasted(`${arn}:live`)).toEqual(expected);
  const uri = `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${arn}/invocations`;
  expect(parsePasted(uri)).toEqual(expected);
});

test('The ARN of a request names its stage, method and path; one with wildcards its API.', () => {
  const of = (rest: string) => parsePasted(`arn:aws:execute-api:${region}:123456789012:abc123/${rest}`);
  expect(of('prod/GET/orders/5')).toEqual({
    type: 'request',
    apiId: 'abc123',
    stage: 'prod',
    method: 'GET',
    path: '/orders/5',
    region,
  });
  expect(of('*/*')).toEqual(resource('api', 'abc123'));
});

test('The address of the control plane is of a resource, any other one of a request.', () => {
  expect(parsePasted(`https://apigateway.${region}.amazonaws.com/v2/apis/abc123/stages/prod`)).toEqual(
    resource('stage', 'abc123', 'prod'),
  );
  const url = 'https://abc123.execute-api.eu-west-1.amazonaws.com/prod/orders?x=1';
  expect(parsePasted(` ${url} `)).toEqual({ type: 'url', url });
});

test('Words, REST APIs and what is cut off are no pasted address.', () => {
  for (const text of [
    'orders',
    '/orders',
    'https://',
    'GET /orders',
    `arn:aws:apigateway:${region}::/restapis/abc`,
    'arn:aws:s3:::bucket',
    '/apis/abc/constructor/x',
    '/domainnames/a.example.com/routes/r1',
    'arn:',
  ])
    expect(parsePasted(text)).toBeUndefined();
});

test('Any text is parsed without an error, and no identifier is empty.', () => {
  const start = fc.constantFrom(
    '',
    'arn:aws:apigateway:eu-west-1::/apis/',
    'https://',
    `${CONSOLE}/`,
    '/apis/',
  );
  fc.assert(
    fc.property(start, fc.string(), (first, rest) => {
      const pasted = parsePasted(first + rest);
      if (pasted?.type === 'resource') expect(pasted.ids).not.toContain('');
    }),
  );
});
