import { request } from 'node:https';
import { expect, test } from 'vitest';
import { connectDirectly, NoResponseError, send } from '../forward';
import { AddressRefusedError, isPublicAddress, publicLookup, type Resolve } from './public-address';

test.each([
  ['8.8.8.8', true],
  ['52.94.0.1', true],
  ['172.15.255.255', true],
  ['172.32.0.1', true],
  ['100.63.255.255', true],
  ['100.128.0.1', true],
  ['2600:1f18::1', true],
  ['2a05:d018::1', true],
  ['0.0.0.0', false],
  ['10.1.2.3', false],
  ['100.64.0.1', false],
  ['100.127.255.255', false],
  ['127.0.0.1', false],
  ['127.255.255.254', false],
  ['169.254.169.254', false],
  ['169.254.170.2', false],
  ['172.16.0.1', false],
  ['172.31.255.255', false],
  ['192.0.0.192', false],
  ['192.168.1.1', false],
  ['198.18.0.1', false],
  ['224.0.0.1', false],
  ['240.0.0.1', false],
  ['255.255.255.255', false],
  ['::', false],
  ['::1', false],
  ['::127.0.0.1', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:8.8.8.8', false],
  ['::ffff:7f00:1', false],
  ['64:ff9b::7f00:1', false],
  ['2002:7f00:1::', false],
  ['2001::1', false],
  ['2001:db8::1', false],
  ['fe80::1', false],
  ['fe80::1%eth0', false],
  ['2600:1f18::1%eth0', false],
  ['fec0::1', false],
  ['fc00::1', false],
  ['fd00:ec2::254', false],
  ['ff02::1', false],
  // No addresses as a resolver gives them.
  ['2130706433', false],
  ['0x7f.1', false],
  ['0177.0.0.1', false],
  ['127.1', false],
  ['8.8.8.8.', false],
  ['localhost', false],
  ['', false],
])('%s is public: %s.', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});

/** A resolver with these answers in turn, and how often it was asked. */
function resolver(...answers: readonly (readonly string[])[]) {
  const asked: string[] = [];
  const resolve: Resolve = (hostname, _options, callback) => {
    const addresses = answers[asked.length] ?? [];
    asked.push(hostname);
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return { resolve, asked };
}

const lookUp = (resolve: Resolve, all: boolean) =>
  new Promise((done) => {
    publicLookup(resolve)('api.example.com', { all }, (error, address, family) =>
      done(error ?? (all ? address : [address, family])),
    );
  });

test('A name with public addresses is connected to at those.', async () => {
  const addresses = ['52.94.0.1', '2600:1f18::1'];
  expect(await lookUp(resolver(addresses).resolve, true)).toEqual([
    { address: '52.94.0.1', family: 4 },
    { address: '2600:1f18::1', family: 6 },
  ]);
  expect(await lookUp(resolver(addresses).resolve, false)).toEqual(['52.94.0.1', 4]);
});

test.each([[['127.0.0.1']], [['52.94.0.1', '10.0.0.1']], [['::ffff:169.254.169.254']], [[]]])(
  'A name with the addresses %j is refused.',
  async (addresses) => {
    for (const all of [true, false])
      expect(await lookUp(resolver(addresses).resolve, all)).toBeInstanceOf(AddressRefusedError);
  },
);

test('A name is looked up once for a connection, by the check alone: there is no second answer to rebind it.', async () => {
  const { resolve, asked } = resolver(['127.0.0.1'], ['52.94.0.1']);
  const outgoing = { host: 'api.example.com', method: 'GET', path: '/', headers: {}, body: Buffer.of() };
  const failed = await send(outgoing, connectDirectly, { lookup: publicLookup(resolve) }).catch(
    (error: unknown) => error,
  );
  expect(failed).toBeInstanceOf(NoResponseError);
  expect((failed as Error).cause).toBeInstanceOf(AddressRefusedError);
  expect(asked).toEqual(['api.example.com']);
});

test('A failure of the resolver is passed on.', async () => {
  const error = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
  const resolve: Resolve = (_hostname, _options, callback) => callback(error, []);
  const failed = new Promise((done) => {
    request({ host: 'nowhere.example', lookup: publicLookup(resolve) })
      .on('error', done)
      .end();
  });
  expect(await failed).toBe(error);
});
