import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, vi } from 'vitest';
import { appServer } from './app-server';
import { relayToFakeAws } from './fake-aws.test-support';
import { listen } from './loopback';
import { createRelay, type RelayOptions } from './relay';
import { createRelayAuth } from './relay-auth';

/** The credentials of the profile `work` and of the environment. */
export const KEYS = {
  AKIAFILE: { secretAccessKey: 'secret/of+file' },
  AKIAENV: { secretAccessKey: 'secret-of-env', sessionToken: 'token-of-env' },
  AKIAPROG: { secretAccessKey: 'secret-of-program', sessionToken: 'token-of-program' },
  AKIASSO: { secretAccessKey: 'secret-of-sso', sessionToken: 'token-of-sso' },
  AKIAROLE: { secretAccessKey: 'role-secret', sessionToken: 'role-token' },
};

/** Where the relay forwards. */
export const FORWARD = '/__relay/forward';

interface Seen {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: Buffer;
}

interface Asked {
  path: string;
  method?: string;
  headers?: Record<string, string | undefined>;
  body?: string | Buffer;
}

/** A key pair as a page makes one, and its public half as docs/relay.md has it. */
export function makeKey(namedCurve = 'P-256') {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
  return { privateKey, publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64url') };
}

/** The signature headers of a request; written after docs/relay.md, apart from the code that checks and the page's. */
export function signatureHeaders(
  key: KeyObject,
  { method = 'GET', path, body = '' }: Pick<Asked, 'method' | 'path' | 'body'>,
  time = String(Date.now()),
  nonce = randomBytes(16).toString('base64url'),
) {
  const hash = createHash('sha256').update(body).digest('hex');
  const text = `gatehouse-relay-1\n${time}\n${nonce}\n${method}\n${path}\n${hash}`;
  const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
  return {
    'x-gatehouse-time': time,
    'x-gatehouse-nonce': nonce,
    'x-gatehouse-signature': signature.toString('base64url'),
  };
}

type Play = (call: Seen) => { status: number; headers?: Record<string, string>; body?: string } | undefined;

const CREDENTIALS = '[work]\naws_access_key_id = AKIAFILE\naws_secret_access_key = secret/of+file\n';

/** A program that prints the value of a JavaScript expression. */
const program = (expression: string) =>
  `"${process.execPath}" -e "process.stdout.write(JSON.stringify(${expression})+String.fromCharCode(10))"`;

const CONFIG = `[default]
region = eu-west-1
[profile work]
region = eu-central-1
[profile login]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = Admin
[sso-session corp]
sso_region = us-east-1
sso_start_url = https://corp.example/start
[profile legacy-login]
region = eu-west-1
sso_start_url = https://legacy.example/start
sso_region = ap-south-1
sso_account_id = 123456789012
sso_role_name = Admin
[profile sso-half]
sso_session = nowhere
sso_account_id = 123456789012
sso_role_name = Admin
[profile deputy]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/Deputy
source_profile = work
[profile sso-deputy]
role_arn = arn:aws:iam::123456789012:role/Deputy
source_profile = login
[profile second-factor]
role_arn = arn:aws:iam::123456789012:role/Deputy
source_profile = work
mfa_serial = arn:aws:iam::123456789012:mfa/me
[profile program]
credential_process = ${program("{Version:1,AccessKeyId:'AKIAPROG',SecretAccessKey:'secret-of-program',SessionToken:'token-of-program'}")}
[profile broken]
credential_process = ${program('process.stderr.write(`hidden-in-process`),process.exit(1)')}
[profile slow]
credential_process = ${program('setTimeout(()=>{},60000)&&1')}
`;

async function bytesOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * The console's server with its relay for the tests of a file, in front of a fake AWS server that each test configures.
 * `seen` are the requests that arrived there.
 */
export async function relayInFrontOfAws(
  limits: Pick<RelayOptions, 'bodyTime' | 'endpoints' | 'connect' | 'resolve'> = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-relay-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'credentials'), CREDENTIALS);
  writeFileSync(join(folder, 'config'), CONFIG);
  const key = makeKey();
  const world = {
    folder,
    key,
    seen: [] as Seen[],
    play: (() => undefined) as Play,
    auth: createRelayAuth(),
    port: 0,
  };

  const aws = createServer(async (incoming, response) => {
    const headers = Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    );
    const { method = '', url = '' } = incoming;
    const call = { method, url, headers, body: await bytesOf(incoming) };
    world.seen.push(call);
    const played = world.play(call);
    if (!played) incoming.socket.destroy();
    else response.writeHead(played.status, played.headers).end(played.body);
  });
  const toFakeAws = relayToFakeAws(`http://127.0.0.1:${await listen(aws, 0)}`);
  const { auth } = world;
  const server = appServer(folder, createRelay(auth, { ...toFakeAws, ...limits }));
  auth.register(Buffer.from(JSON.stringify({ code: auth.newCode(), publicKey: key.publicKey })));
  world.port = await listen(server, 0);

  beforeEach(() => {
    world.seen = [];
    world.play = () => ({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '{"items":[]}',
    });
    vi.stubEnv('HOME', folder);
    vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAENV');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret-of-env');
    vi.stubEnv('AWS_SESSION_TOKEN', 'token-of-env');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });
  afterAll(async () => {
    for (const one of [aws, server]) {
      one.close();
      await once(one, 'close');
    }
    rmSync(folder, { recursive: true });
  });

  const allowed = () => ({
    host: `127.0.0.1:${world.port}`,
    origin: `http://127.0.0.1:${world.port}`,
    'sec-fetch-site': 'same-origin',
  });
  return Object.assign(world, {
    /** Headers of a request that the relay accepts; of one that the page has signed; of one to be signed. */
    allowed,
    toAws: () => ({ ...allowed(), 'x-gatehouse-host': 'apigateway.eu-west-1.amazonaws.com' }),
    sign: (signer: object) => ({
      ...allowed(),
      'x-gatehouse-sign': encodeURIComponent(JSON.stringify(signer)),
    }),
    /**
     * Sends the request unchanged: neither path nor headers are normalized. One to the relay is signed with the
     * registered key, unless its headers have a signature or `undefined` in place of one.
     */
    async ask({ path, method = 'GET', headers = {}, body = '' }: Asked) {
      const isRelayed = path.startsWith('/__relay/') && !('x-gatehouse-signature' in headers);
      const signature = isRelayed ? signatureHeaders(key.privateKey, { method, path, body }) : {};
      const given = Object.entries({ ...signature, ...headers }).filter(([, value]) => value !== undefined);
      const sent = request({
        port: world.port,
        host: '127.0.0.1',
        path,
        method,
        headers: Object.fromEntries(given) as never,
      });
      sent.end(body);
      const [response] = (await once(sent, 'response')) as [IncomingMessage];
      return {
        status: response.statusCode,
        headers: response.headers,
        text: String(await bytesOf(response)),
      };
    },
  });
}
