import { expect, test } from 'vitest';
import type { World } from '../../../service/traffic/world';
import { addressOf, socketAddress, stageAddress } from './address';

const world = {
  apiId: 'a1b2c3d4e5',
  region: 'eu-west-1',
  domains: [{ domainName: 'api.example.com' }, { domainName: '*.example.org' }],
} as unknown as World;

const AWS = 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com';

test.each([
  [undefined, '/prod/orders/5?x=1', `${AWS}/prod/orders/5?x=1`],
  ['a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com', '/prod', `${AWS}/prod`],
  ['api.example.com', '/shop/orders', 'https://api.example.com/shop/orders'],
  ['eu.example.org', '/', 'https://eu.example.org/'],
  // As every client writes them.
  [undefined, '/a b/ü#x', `${AWS}/a%20b/%C3%BC`],
  [undefined, '/a/../b', `${AWS}/b`],
  [undefined, '/%2F%2e%2e%2Fb', `${AWS}/%2F%2e%2e%2Fb`],
])('On AWS host %s and path %s are %s.', (host, target, url) => {
  expect(addressOf({}, world, { ...(host !== undefined && { host }), target })).toEqual({ url });
});

test('A host that is not of the account is no address of the API.', () => {
  expect(addressOf({}, world, { host: 'other.example', target: '/' }).reason).toMatch(
    /^other\.example is neither/,
  );
});

test.each([
  ['http://127.0.0.1:4566', 'http://a1b2c3d4e5.execute-api.localhost:4566/prod/x'],
  ['http://localstack:4566/', 'http://a1b2c3d4e5.execute-api.localhost:4566/prod/x'],
  ['https://localhost', 'https://a1b2c3d4e5.execute-api.localhost/prod/x'],
])('Behind the emulator at %s an API is at %s.', (endpoint, url) => {
  const emulated = { ...world, endpointHost: 'a1b2c3d4e5.execute-api.us-east-1.amazonaws.com' };
  expect(addressOf({ endpoint }, emulated, { target: '/prod/x' })).toEqual({ url });
  expect(addressOf({ endpoint }, emulated, { host: 'api.example.com', target: '/' }).reason).toContain(
    'Empty the field Host',
  );
});

test.each([
  [undefined, 'wss://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod?room=1'],
  ['http://127.0.0.1:4510', 'ws://a1b2c3d4e5.execute-api.localhost:4510/prod?room=1'],
  ['https://localhost', 'wss://a1b2c3d4e5.execute-api.localhost/prod?room=1'],
])('With the endpoint %s a WebSocket client connects to %s.', (endpoint, url) => {
  expect(socketAddress(endpoint === undefined ? {} : { endpoint }, world, '/prod?room=1')).toBe(url);
});

test.each([
  [undefined, 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod'],
  ['http://127.0.0.1:4510/', 'http://127.0.0.1:4510/_aws/execute-api/a1b2c3d4e5/prod'],
])('With the endpoint %s the AWS CLI manages connections at %s.', (endpoint, url) => {
  expect(stageAddress(endpoint === undefined ? {} : { endpoint }, world, 'prod')).toBe(url);
});
