import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { verify } from '../../e2e/accounts/signature';
import { explainCredentialError } from './credential-errors';
import { createCredentialSource } from './profiles';
import { FORWARD, KEYS, relayInFrontOfAws } from './server.test-support';

// Every way in which a profile of this machine leads to keys, with Node's own provider chain and signatures that are
// checked. What plays AWS here also plays STS and the SSO portal, by the hosts that they have.

const world = await relayInFrontOfAws();
const cache = join(world.folder, '.aws', 'sso', 'cache');

afterEach(() => {
  rmSync(join(world.folder, '.aws'), { recursive: true, force: true });
});

const HOUR = 3_600_000;
const later = (ms: number) => new Date(Date.now() + ms).toISOString();

/** Writes what `aws sso login` keeps: below the session's name, or the address of a profile without one. */
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

/** AWS in all its parts; `portal` is the SSO portal. */
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
/** A Region that no test has asked for: keys that were found are kept for their Region. */
const fresh = () => `eu-west-${++regions}`;

/** The call that reached the control plane, with a signature that holds, by these keys. */
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
    [
      'SSO in the form before there were sessions',
      'legacy-login',
      'https://legacy.example/start',
      'ap-south-1',
    ],
  ])('of %s, whose portal is in a Region of its own.', async (_, profile, id, portal) => {
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
    // Its keys are used to their end, and not fetched for each request.
    await asked(profile);
    expect(world.seen).toHaveLength(3);
  });

  test('of an SSO session that is about to end and renews itself.', async () => {
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

  test('of a program that prints keys.', async () => {
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
  'Keys that AWS refuses with %s are fetched anew: they may have been replaced in the file.',
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

describe('Without keys the relay says what to do', () => {
  const LOGIN = 'Run "aws sso login --profile login" in a terminal, then try again.';

  test.each<[string, () => void, string]>([
    ['no login', () => {}, LOGIN],
    ['a login that has ended', () => logIn('corp', { accessToken: 'x', expiresAt: later(-HOUR) }), LOGIN],
    [
      'a login that the portal has ended',
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
      'The keys of profile login come from AWS, which this machine does not reach',
    ],
  ])('after %s.', async (_, prepare, sentence) => {
    playAll();
    prepare();
    const region = fresh();
    const { status, headers, text } = await asked('login', region);
    expect([status, headers['x-amzn-errortype']]).toEqual([401, 'RelayHasNoCredentials']);
    expect((JSON.parse(text) as { message: string }).message).toContain(sentence);
    expect(hosts()).not.toContain(`apigateway.${region}.amazonaws.com`);
    // The next one that asks is not told what was: the login may be there by now.
    playAll();
    logIn('corp', { accessToken: 'new', expiresAt: later(HOUR) });
    expect((await asked('login', region)).status).toBe(200);
  });

  test.each([
    ['sso-half', 'The SSO settings of profile sso-half are not complete'],
    ['second-factor', 'wants an MFA code, for which the relay cannot ask'],
    ['broken', 'The credential_process of profile broken failed.'],
  ])('with profile %s.', async (profile, sentence) => {
    const { status, text } = await asked(profile);
    expect(status).toBe(401);
    expect((JSON.parse(text) as { message: string }).message).toContain(sentence);
    expect(text).not.toContain('hidden-in-process');
  });

  test('when STS refuses the profile of a role.', async () => {
    const refusal = (code: string, text: string) => ({
      ...xml(`<ErrorResponse><Error><Code>${code}</Code><Message>${text}</Message></Error></ErrorResponse>`),
      status: 403,
    });
    world.play = () => refusal('AccessDenied', 'User: x is not authorized to perform: sts:AssumeRole on y');
    expect((await asked('deputy', fresh())).text).toContain(
      'The keys of profile deputy may not assume its role',
    );
    world.play = () => refusal('ExpiredToken', 'The security token included in the request is expired');
    expect((await asked('deputy', fresh())).text).toContain('have ended or are not right');
  });

  test('when a program does not come to an end, and the next one who asks starts it anew.', async () => {
    const source = createCredentialSource({ patience: 300 });
    for (const _ of [1, 2]) {
      await expect(source.keysOf({ profile: 'slow', region: 'eu-west-1' })).rejects.toThrow(
        'The keys of profile slow took too long.',
      );
    }
  });

  test('and is not misled by what a profile is called.', () => {
    const nothing = (profile: string) =>
      explainCredentialError(
        new Error(`Could not resolve credentials using profile: [${profile}] in file(s).`),
        {
          profile,
          region: 'eu-west-1',
        },
      );
    for (const profile of ['sso', 'mfa', 'a', 'sso-prod', '(.*']) {
      expect(nothing(profile)).toContain(`There are no keys in profile ${profile}`);
    }
  });
});
