import { expect, test } from 'vitest';
import { classifyNotFound } from './missing-operation';

const notFound = Object.assign(new Error('Not found'), {
  name: 'NotFoundException',
  $metadata: { httpStatusCode: 404 },
});

test.each<[operation: string, input: Record<string, string>, hasParent: boolean, isMissing: boolean]>([
  ['GetApis', {}, false, true],
  ['GetDomainNames', {}, false, true],
  ['GetVpcLinks', {}, false, true],
  ['GetModels', { ApiId: 'a1' }, true, true],
  ['GetModels', { ApiId: 'a1' }, false, false],
  ['GetRouteResponses', { ApiId: 'a1', RouteId: 'r1' }, true, true],
  ['GetRouteResponses', { ApiId: 'a1', RouteId: 'r1' }, false, false],
  ['ListRoutingRules', { DomainName: 'a.example' }, true, true],
  ['CreateVpcLink', { Name: 'link' }, false, true],
  ['CreateRoute', { ApiId: 'a1' }, true, false],
  ['GetApi', { ApiId: 'a1' }, true, false],
  ['DeleteRoute', { ApiId: 'a1', RouteId: 'r1' }, true, false],
])(
  '404 of %s %j, with a parent that exists: %s, means a missing operation: %s.',
  async (operation, input, hasParent, isMissing) => {
    const asked: unknown[] = [];
    const send = async (name: string, members: object) => {
      asked.push([name, members]);
      if (!hasParent) throw notFound;
    };
    const found = (await classifyNotFound(notFound, { operation, input, send })) as Error;
    expect(found.name).toBe(isMissing ? 'OperationMissing' : 'NotFoundException');
    if (operation === 'GetRouteResponses')
      expect(asked).toEqual([['GetRoute', { ApiId: 'a1', RouteId: 'r1' }]]);
  },
);

test.each<[operation: string, input: Record<string, string>, hasParent: boolean, isMissing: boolean]>([
  ['GetAuthorizers', { ApiId: 'a1' }, true, true],
  ['GetAuthorizers', { ApiId: 'a1' }, false, false],
  ['GetApis', {}, false, false],
  ['CreateAuthorizer', { ApiId: 'a1' }, true, false],
])(
  '500 with a web page of %s %j, with a parent that exists: %s, means a missing operation: %s.',
  async (operation, input, hasParent, isMissing) => {
    const page = Object.assign(new Error('Not JSON'), {
      name: 'ForeignResponse',
      $metadata: { httpStatusCode: 500 },
    });
    const send = async () => {
      if (!hasParent) throw notFound;
    };
    const found = (await classifyNotFound(page, { operation, input, send })) as Error;
    expect(found.name).toBe(isMissing ? 'OperationMissing' : 'ForeignResponse');
  },
);

test('Another error of a list stays what it is.', async () => {
  const denied = Object.assign(new Error('No'), { $metadata: { httpStatusCode: 403 } });
  const send = () => Promise.reject(denied);
  expect(await classifyNotFound(denied, { operation: 'GetApis', input: {}, send })).toBe(denied);
});
