import { expect, test } from 'vitest';
import { connectDirectly } from '../forward';
import { relayInFrontOfAws } from '../server.test-support';
import type { Resolve } from './public-address';

// Custom domain names of which a name server says that they are on a network that is not public.

const asked: string[] = [];
let addresses: string[] = [];
const resolve: Resolve = (hostname, _options, callback) => {
  asked.push(hostname);
  callback(
    null,
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  );
};

const world = await relayInFrontOfAws({ connect: connectDirectly, resolve });

test.each([
  [['127.0.0.1']],
  [['10.0.0.8']],
  [['169.254.169.254']],
  [['fd00:ec2::254']],
  [['::ffff:192.168.0.1']],
  [['52.94.0.1', '127.0.0.1']],
])('A name with the addresses %j is not connected to.', async (found) => {
  addresses = found;
  asked.length = 0;
  const answer = await world.ask({
    path: '/__relay/invoke',
    method: 'POST',
    headers: world.allowed(),
    body: JSON.stringify({ method: 'GET', url: 'https://api.example.com/', headers: [] }),
  });
  expect([answer.status, answer.headers['x-gatehouse-relay']]).toEqual([403, 'not-sent']);
  expect(JSON.parse(answer.text)).toMatchObject({
    relayError: 'RelayAddressRefused',
    message: expect.stringMatching(
      /^api\.example\.com has the address \S+, which is not public\. Nothing was sent\.$/,
    ),
  });
  expect(asked).toEqual(['api.example.com']);
});
