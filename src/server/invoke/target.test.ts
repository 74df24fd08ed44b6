import { expect, test } from 'vitest';
import { parseEndpoints } from '../endpoints';
import { invokeTarget } from './target';

const named = parseEndpoints(['http://localstack:4566', 'http://proxied:80/base']);

const AWS = 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com';

test.each([
  `${AWS}/prod/orders/5?x=%2F..&y=1`,
  `${AWS}:443/`,
  'https://a1b2c3d4e5.execute-api.cn-north-1.amazonaws.com.cn/',
  'https://api.example.com/shop/orders',
  'https://xn--bcher-kva.example/',
])('%s is sent to its own host.', (url) => {
  const [, host = '', path = ''] = /^https:\/\/([^/:]+)(?::443)?(\/.*)$/.exec(url) ?? [];
  expect(invokeTarget(url, undefined, named)).toEqual({ host, path });
});

test.each([
  // Other hosts of AWS, among them those whose signatures are worth more.
  'https://a1b2c3d4e5.execute-api.eu-nowhere-1.amazonaws.com/',
  'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com.cn/',
  'https://a1b2c3d4e5.execute-api.cn-north-1.amazonaws.com/',
  'https://a1b2c3d4e5-vpce-1.execute-api.eu-west-1.amazonaws.com/',
  'https://x.a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/',
  'https://sts.eu-west-1.amazonaws.com/',
  'https://apigateway.eu-west-1.amazonaws.com/v2/apis',
  // Other protocols and ports.
  'http://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/',
  'http://api.example.com/',
  'ftp://api.example.com/',
  'file:///etc/passwd',
  `${AWS}:8443/`,
  `${AWS}:0443/`,
  'https://api.example.com:22/',
  // IP addresses, in each notation that a parser of URLs reads.
  'https://10.0.0.1/',
  'https://8.8.8.8/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://127.1/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[fe80::1%25eth0]/',
  'https://[2606:4700::1111]/',
  'https://1.2.3.4.5/',
  // Names of this machine and of its network.
  'https://localhost/',
  'https://a1b2c3d4e5.execute-api.localhost/',
  'https://printer/',
  'https://printer.local/',
  'https://metadata.google.internal/',
  'https://nas.home.arpa/',
  // What two parsers may read differently.
  'https://user@api.example.com/',
  'https://user:pass@api.example.com/',
  `https://api.example.com@127.0.0.1/`,
  `https://api.example.com\\@127.0.0.1/`,
  'https://api.example.com#@127.0.0.1/',
  'https://api.example.com./',
  `${AWS}./`,
  'https://API.example.com/',
  'https://bücher.example/',
  'https://api。example。com/',
  'https://api.example.com%2F@x/',
  'https://api..example.com/',
  'https://-api.example.com/',
  'https://api_1.example.com/',
  'https:api.example.com/',
  'https:///api.example.com/',
  'https://api.example.com',
  'https://api.example.com?x=1',
  ' https://api.example.com/',
  'https://api.example.com/a b',
  'https://api.example.com/a\r\nHost: x',
  'https://api.example.com/a\\b',
  'https://api.example.com/a/../b',
  'https://api.example.com/a/%2E%2e/b',
  'https://api.example.com/a#b',
  '/prod/orders',
  '',
])('%j is sent nowhere.', (url) => {
  expect(invokeTarget(url, undefined, named)).toBeUndefined();
});

test.each([
  ['http://127.0.0.1:4510', 'http://a1b2c3d4e5.execute-api.localhost:4510/prod/orders', true],
  ['http://127.0.0.1:4510', 'http://127.0.0.1:4510/_aws/execute-api/a1b2c3d4e5/prod/orders', true],
  ['http://127.0.0.1:4510', 'http://127.0.0.1:4510/_aws/execute-api/a1b2c3d4e5/$default', true],
  ['http://[::1]:4510', 'http://[::1]:4510/_aws/execute-api/a1b2c3d4e5/prod?x', true],
  ['http://localstack:4566', 'http://a1b2c3d4e5.execute-api.localhost:4566/prod', true],
  ['http://localstack:4566', 'http://localstack:4566/_aws/execute-api/a1/prod', true],
  ['http://proxied:80/base', 'http://proxied/base/_aws/execute-api/a1/prod', true],
  // Another port, protocol or host than that of the endpoint.
  ['http://127.0.0.1:4510', 'http://a1b2c3d4e5.execute-api.localhost:4511/prod', false],
  ['http://127.0.0.1:4510', 'http://a1b2c3d4e5.execute-api.localhost/prod', false],
  ['http://127.0.0.1:4510', 'https://a1b2c3d4e5.execute-api.localhost:4510/prod', false],
  ['http://127.0.0.1:4510', 'http://127.0.0.2:4510/_aws/execute-api/a1/prod', false],
  ['http://127.0.0.1:4510', 'http://localhost:4510/_aws/execute-api/a1/prod', false],
  ['http://127.0.0.1:4510', `${AWS}/prod`, false],
  ['http://127.0.0.1:4510', 'http://api.example.com:4510/', false],
  // The control plane, and whatever else the server has.
  ['http://127.0.0.1:4510', 'http://127.0.0.1:4510/v2/apis', false],
  ['http://127.0.0.1:4510', 'http://127.0.0.1:4510/_aws/execute-api/a1', false],
  ['http://127.0.0.1:4510', 'http://127.0.0.1:4510/_aws/execute-api/a1/prod/../../../v2/apis', false],
  ['http://127.0.0.1:4510', 'http://127.0.0.1:4510/_aws/execute-api/a1/%2e%2E/v2', false],
  ['http://127.0.0.1:4510', 'http://127.0.0.1:4510/_localstack/health', false],
  ['http://proxied:80/base', 'http://proxied/_aws/execute-api/a1/prod', false],
  // Endpoints that were not named.
  ['http://other:4566', 'http://a1.execute-api.localhost:4566/prod', false],
  ['http://169.254.169.254', 'http://a1.execute-api.localhost/prod', false],
  ['', 'http://a1.execute-api.localhost/prod', false],
])('Behind %s %s is sent: %s.', (endpoint, url, isSent) => {
  expect(invokeTarget(url, endpoint, named) !== undefined).toBe(isSent);
});
