import { constants, generateKeyPairSync, sign } from 'node:crypto';
import { expect, it } from 'vitest';
import { verifyJwt } from './verify-jwt';
import { tokenOf } from './world.test-support';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
const setOf = (key: typeof publicKey, kid = 'k1') =>
  JSON.stringify({ keys: [{ ...key.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' }] });

function signed(alg: string, kid = 'k1') {
  const content = tokenOf({ sub: 'u-1' }, { alg, kid }).replace(/\.[^.]*$/, '');
  const padding = alg.startsWith('PS')
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    : {};
  const signature = sign(`sha${alg.slice(2)}`, Buffer.from(content), { key: privateKey, ...padding });
  return `${content}.${signature.toString('base64url')}`;
}

it.each(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'])(
  'A signature by %s is verified',
  async (alg) => {
    expect(await verifyJwt(signed(alg), setOf(publicKey))).toBe('valid');
    expect(await verifyJwt(signed(alg), setOf(other.publicKey))).toBe('invalid');
  },
);

it('A changed token, another key ID or another algorithm is invalid', async () => {
  const token = signed('RS256');
  const [header, , signature] = token.split('.');
  const [, claims] = tokenOf({ sub: 'u-2' }).split('.');
  expect(await verifyJwt([header, claims, signature].join('.'), setOf(publicKey))).toBe('invalid');
  expect(await verifyJwt(token, setOf(publicKey, 'k2'))).toBe('invalid');
  expect(await verifyJwt(tokenOf({}, { alg: 'HS256', kid: 'k1' }), setOf(publicKey))).toBe('invalid');
  expect(await verifyJwt(tokenOf({}, { alg: 'none', kid: 'k1' }), setOf(publicKey))).toBe('invalid');
});

it('What is no token or no key set is not judged', async () => {
  expect(await verifyJwt('abc', setOf(publicKey))).toBeUndefined();
  expect(await verifyJwt(signed('RS256'), 'abc')).toBeUndefined();
  expect(await verifyJwt(signed('RS256'), '{"keys":[{"kid":"k1","kty":"oct","k":"YQ"}]}')).toBeUndefined();
});
