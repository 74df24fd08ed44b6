import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { verify } from '../../e2e/accounts/signature';
import { explainCredentialError } from './credential-errors';
import { createCredentialSource } from './profiles';
import { FORWARD, KEYS, relayInFrontOfAws } from './server.test-support';

// Every way in which a local profile provides credentials, with the SDK's provider chain for Node and verified signatures.
// The fake AWS server here also acts as STS and the SSO portal, by their host names.

const world = await relayInFrontOfAws();
const cache = join(world.folder, '.aws', 'sso', 'cache');

afterEach(() => {
  rmSync(join(world.folder, '.aws'), { recursive: true, force: true });
});

const HOUR = 3_600_000;
const later = (ms: number) => new Date(Date.now() + ms).toISOString();

/** Writes the token cache of `aws sso login`: under the session's name, or the start URL of a profile without one. */
function logIn(id: string, token: object) {
  mkdirSync(cache, { recursive: true });
  const name = createHash('sha1').update(id).digest('hex');
  writeFileSync(join(cache, `${name}.json`), JSON.stringify(token));
}

const xml = (body: string) => ({ status: 200, headers: { 'content-type': 'text/xml' }, body });
const json = (status: number, body: object, type?: string) => ({
  status,
  headers: { 'content-type': 'application/json', ...(type ? { 'x-amzn-errortype': type } : {}) },
  body: JSON.stringify(body),
});

const ROLE_KEYS =
  () => `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>AKIAROLE</AccessKeyId>
  <SecretAccessKey>role-secret</SecretAccessKey><SessionToken>role-token</SessionToken>
  <Expiration>${later(HOUR)}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;

const ssoKeys = () => ({
  roleCredentials: {
    accessKeyId: 'AKIASSO',
    secretAccessKey: 'secret-of-sso',
    sessionToken: 'token-of-sso',
    expiration: Date.now() + HOUR,
  },
});

/** A fake of all AWS services; `portal` is the SSO portal. */
function playAll(portal: () => ReturnType<typeof json> = () => json(200, ssoKeys())) {
  world.play = ({ headers, body }) => {
    const { host = '' } = headers;
    if (host.startsWith('portal.sso.')) return portal();
    if (host.startsWith('oidc.')) {
      return json(200, {
        accessToken: 'renewed',
        expiresIn: 3600,
        refreshToken: 'next',
        tokenType: 'Bearer',
      });
    }
    if (String(body).includes('Action=AssumeRole')) return xml(ROLE_KEYS());
    return json(200, { items: [] });
  };
}

const asked = (profile: string, region = 'eu-west-1') =>
  world.ask({ path: `${FORWARD}/v2/apis?maxResults=1`, headers: world.sign({ profile, region }) });

let regions = 10;
/** A Region that no test has used: credentials are cached per Region. */
const fresh = () => `eu-west-${++regions}`;

/** The call that reached the control plane, with a valid signature by these credentials. */
function expectSignedWith(key: keyof typeof KEYS, region = 'eu-west-1') {
  const call = world.seen.at(-1);
  expect(call?.headers.host).toBe(`apigateway.${region}.amazonaws.com`);
  expect(call?.headers.authorization).toContain(`Credential=${key}/`);
  expect(call && verify(call, call.body, { [key]: KEYS[key] })).toBeUndefined();
}

const hosts = () => world.seen.map(({ headers }) => headers.host);

describe('The relay signs with a profile', () => {
  test.each([
    ['an SSO session', 'login', 'corp', 'us-east-1'],
    ['the legacy SSO format without sessions', 'legacy-login', 'https://legacy.example/start', 'ap-south-1'],
  ])('of %s, whose portal is in another Region.', async (_, profile, id, portal) => {
    playAll();
    logIn(id, {
      accessToken: 'the-token',
      expiresAt: later(HOUR),
      startUrl: 'https://x.example',
      region: portal,
    });
    expect((await asked(profile)).status).toBe(200);
    expect(hosts()).toEqual([`portal.sso.${portal}.amazonaws.com`, 'apigateway.eu-west-1.amazonaws.com']);
    const [first] = world.seen;
    expect(first?.url).toBe('/federation/credentials?role_name=Admin&account_id=123456789012');
    expect(first?.headers['x-amz-sso_bearer_token']).toBe('the-token');
    expectSignedWith('AKIASSO');
    // Its credentials are used until they expire, and not fetched for each request.
    await asked(profile);
    expect(world.seen).toHaveLength(3);
  });

  test('of an SSO session that is about to expire and refreshes itself.', async () => {
    playAll();
    const token = { accessToken: 'old', refreshToken: 'r', clientId: 'c', clientSecret: 's' };
    logIn('corp', { ...token, expiresAt: later(60_000), registrationExpiresAt: later(HOUR) });
    expect((await asked('login', 'eu-west-2')).status).toBe(200);
    expect(hosts()).toEqual([
      'oidc.us-east-1.amazonaws.com',
      'portal.sso.us-east-1.amazonaws.com',
      'apigateway.eu-west-2.amazonaws.com',
    ]);
    expect(world.seen[1]?.headers['x-amz-sso_bearer_token']).toBe('renewed');
    expectSignedWith('AKIASSO', 'eu-west-2');
  });

  test('of a credential_process.', async () => {
    playAll();
    expect((await asked('program')).status).toBe(200);
    expectSignedWith('AKIAPROG');
  });

  test('of a role that another profile assumes.', async () => {
    playAll();
    expect((await asked('deputy')).status).toBe(200);
    const [sts] = world.seen;
    expect(sts?.headers.host).toBe('sts.eu-west-1.amazonaws.com');
    expect(sts && verify(sts, sts.body, { AKIAFILE: KEYS.AKIAFILE })).toBeUndefined();
    expect(new URLSearchParams(String(sts?.body)).get('RoleArn')).toBe(
      'arn:aws:iam::123456789012:role/Deputy',
    );
    expectSignedWith('AKIAROLE');
  });

  test('of a role that a profile of SSO assumes.', async () => {
    playAll();
    logIn('corp', { accessToken: 'the-token', expiresAt: later(HOUR) });
    expect((await asked('sso-deputy', 'eu-west-3')).status).toBe(200);
    expect(hosts()).toEqual([
      'portal.sso.us-east-1.amazonaws.com',
      'sts.eu-west-3.amazonaws.com',
      'apigateway.eu-west-3.amazonaws.com',
    ]);
    const sts = world.seen[1];
    expect(sts && verify(sts, sts.body, { AKIASSO: KEYS.AKIASSO })).toBeUndefined();
    expectSignedWith('AKIAROLE', 'eu-west-3');
  });
});

test.each(['ExpiredTokenException', 'UnrecognizedClientException', 'InvalidSignatureException'])(
  'Credentials that AWS rejects with %s are fetched again: they may have been replaced in the file.',
  async (error) => {
    const region = fresh();
    world.play = () => json(403, { message: 'No.' }, error);
    expect((await asked('program', region)).status).toBe(403);
    playAll();
    const config = readFileSync(join(world.folder, 'config'), 'utf8');
    writeFileSync(join(world.folder, 'config'), config.replaceAll('AKIAPROG', 'AKIANEXT'));
    await asked('program', region).finally(() => writeFileSync(join(world.folder, 'config'), config));
    expect(world.seen.at(-1)?.headers.authorization).toContain('Credential=AKIANEXT/');
  },
);

describe('Without credentials the relay explains what to do', () => {
  const LOGIN = 'Run "aws sso login --profile login" in a terminal, then try again.';

  test.each<[string, () => void, string]>([
    ['no login', () => {}, LOGIN],
    ['an expired login', () => logIn('corp', { accessToken: 'x', expiresAt: later(-HOUR) }), LOGIN],
    [
      'a login that the portal has expired',
      () => {
        logIn('corp', { accessToken: 'x', expiresAt: later(HOUR) });
        playAll(() => json(401, { message: 'Session token not found or invalid' }, 'UnauthorizedException'));
      },
      LOGIN,
    ],
    [
      'a role that is not assigned',
      () => {
        logIn('corp', { accessToken: 'x', expiresAt: later(HOUR) });
        playAll(() => json(403, { message: 'No access' }, 'ForbiddenException'));
      },
      'The SSO login of profile login works, but is not assigned the account and role that the profile names',
    ],
    [
      'a portal that is out of reach',
      () => {
        logIn('corp', { accessToken: 'x', expiresAt: later(HOUR) });
        world.play = () => undefined;
      },
      'The credentials of profile login come from AWS, which is not reachable from this computer',
    ],
  ])('after %s.', async (_, prepare, sentence) => {
    playAll();
    prepare();
    const region = fresh();
    const { status, headers, text } = await asked('login', region);
    expect([status, headers['x-amzn-errortype']]).toEqual([401, 'RelayHasNoCredentials']);
    expect((JSON.parse(text) as { message: string }).message).toContain(sentence);
    expect(hosts()).not.toContain(`apigateway.${region}.amazonaws.com`);
    // The failure is not cached: the login may have succeeded since.
    playAll();
    logIn('corp', { accessToken: 'new', expiresAt: later(HOUR) });
    expect((await asked('login', region)).status).toBe(200);
  });

  test.each([
    ['sso-half', 'The SSO settings of profile sso-half are not complete'],
    ['second-factor', 'requires an MFA code, for which the relay cannot prompt'],
    ['broken', 'The credential_process of profile broken failed.'],
  ])('with profile %s.', async (profile, sentence) => {
    const { status, text } = await asked(profile);
    expect(status).toBe(401);
    expect((JSON.parse(text) as { message: string }).message).toContain(sentence);
    expect(text).not.toContain('hidden-in-process');
  });

  test('when STS rejects the profile of a role.', async () => {
    const refusal = (code: string, text: string) => ({
      ...xml(`<ErrorResponse><Error><Code>${code}</Code><Message>${text}</Message></Error></ErrorResponse>`),
      status: 403,
    });
    world.play = () => refusal('AccessDenied', 'User: x is not authorized to perform: sts:AssumeRole on y');
    expect((await asked('deputy', fresh())).text).toContain(
      'The credentials of profile deputy may not assume its role',
    );
    world.play = () => refusal('ExpiredToken', 'The security token included in the request is expired');
    expect((await asked('deputy', fresh())).text).toContain('have expired or are invalid');
  });

  test('when a credential_process does not end, and the next request starts it again.', async () => {
    const source = createCredentialSource({ patience: 300 });
    for (const _ of [1, 2]) {
      await expect(source.keysOf({ profile: 'slow', region: 'eu-west-1' })).rejects.toThrow(
        'Fetching the credentials of profile slow took too long.',
      );
    }
  });

  test('and is not misled by the name of a profile.', () => {
    const nothing = (profile: string) =>
      explainCredentialError(
        new Error(`Could not resolve credentials using profile: [${profile}] in file(s).`),
        {
          profile,
          region: 'eu-west-1',
        },
      );
    for (const profile of ['sso', 'mfa', 'a', 'sso-prod', '(.*']) {
      expect(nothing(profile)).toContain(`There are no credentials in profile ${profile}`);
    }
  });
});
