import { expect, test } from 'vitest';
import { asSigned } from './as-signed';
import { trace } from './trace';
import { requestOf, worldOf } from './world.test-support';

test('A trace takes a request that will be signed for a signed one.', () => {
  const world = worldOf({ routes: [{ RouteKey: 'GET /', AuthorizationType: 'AWS_IAM' }] });
  const given = { integration: { type: 'function', payload: '{"statusCode":200}' } } as const;
  const request = requestOf('GET /', { headers: [['authorization', 'Bearer x']] });
  expect(trace(world, request, given).response?.status).toBe(403);
  expect(trace(world, asSigned(request, 'eu-west-1'), given).response?.status).toBe(200);
  expect(trace(world, asSigned(request, 'us-east-1'), given).response?.status).toBe(403);
});
