import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NetworkCut } from '../../src/sandbox/faults';
import type { Sandbox, WireRequest, WireResponse } from '../../src/sandbox/types';
import { type TestKey, verify } from './signature';

/** The access keys of the tests' account; a test may change them while it runs. */
export type Account = Record<string, TestKey>;

/** A local fake of AWS: it checks signatures as AWS does, and the sandbox responds. */
export interface FakeAws {
  url: string;
  /** The account of the current test. */
  account: Account;
  /** Host and path of everything that arrived in the current test, in order. */
  arrived: string[];
  /** Begins a test, with a service and an account of its own. */
  answerWith(sandbox: Sandbox, account: Account): void;
  close(): Promise<void>;
}

/** The access key id of a role in the tests. */
export const ROLE = {
  arn: 'arn:aws:iam::123456789012:role/Deploy',
  keys: { AKIAROLE: { secretAccessKey: 'secret-of-the-role', sessionToken: 'token-of-the-role' } },
};

/** The access key id that the SSO portal issues for the role of the tests' login. */
export const SSO = {
  keys: { AKIASSO: { secretAccessKey: 'secret-of-sso', sessionToken: 'token-of-sso' } },
};

async function bytesOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Answers a request as AWS would: the signature first, then the service. */
export async function answerAsAws(
  sandbox: Sandbox,
  account: Account,
  request: Omit<WireRequest, 'body'>,
  body: Buffer,
): Promise<WireResponse> {
  if (request.headers.host?.startsWith('portal.sso.')) return ssoPortal(request);
  const verdict = verify(request, body, account);
  if (verdict) {
    return {
      status: verdict.status,
      headers: { 'content-type': 'application/json', 'x-amzn-errortype': verdict.error },
      body: JSON.stringify({ message: verdict.message }),
    };
  }
  if (String(body).includes('Action=AssumeRole')) return assumed(String(body));
  return sandbox.handle({ ...request, body: String(body) });
}

/** The portal accepts a login's token instead of a signature, and is in the Region of the login. */
function ssoPortal({ url, headers }: Omit<WireRequest, 'body'>): WireResponse {
  const isHere = headers.host === 'portal.sso.us-east-1.amazonaws.com';
  const isKnown = headers['x-amz-sso_bearer_token'] === 'of-the-login' && url.includes('role_name=Admin');
  const roleCredentials = {
    accessKeyId: 'AKIASSO',
    ...SSO.keys.AKIASSO,
    expiration: Date.now() + 3_600_000,
  };
  const isFine = isHere && isKnown;
  return {
    status: isFine ? 200 : 401,
    headers: {
      'content-type': 'application/json',
      ...(isFine ? {} : { 'x-amzn-errortype': 'UnauthorizedException' }),
    },
    body: JSON.stringify(isFine ? { roleCredentials } : { message: 'Session token not found or invalid' }),
  };
}

function assumed(body: string): WireResponse {
  const [[id, { secretAccessKey, sessionToken }] = ['', { secretAccessKey: '', sessionToken: '' }]] =
    Object.entries(ROLE.keys);
  const expiration = new Date(Date.now() + 3_600_000).toISOString();
  const isKnown = new URLSearchParams(body).get('RoleArn') === ROLE.arn;
  return {
    status: isKnown ? 200 : 403,
    headers: { 'content-type': 'text/xml' },
    body: isKnown
      ? `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>${id}</AccessKeyId><SecretAccessKey>${secretAccessKey}</SecretAccessKey><SessionToken>${sessionToken}</SessionToken><Expiration>${expiration}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`
      : '<ErrorResponse><Error><Code>AccessDenied</Code><Message>No such role</Message></Error></ErrorResponse>',
  };
}

/** Starts the server on a free port. Before the first test it answers nothing. */
export async function startFakeAws(): Promise<FakeAws> {
  let sandbox: Sandbox | undefined;
  const server = createServer(async (incoming, response) => {
    const headers = Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    );
    const { method = '', url = '' } = incoming;
    aws.arrived.push(`${headers.host} ${method} ${url}`);
    try {
      if (!sandbox) throw new NetworkCut();
      const { account } = aws;
      const answer = await answerAsAws(sandbox, account, { method, url, headers }, await bytesOf(incoming));
      response.writeHead(answer.status, answer.headers).end(answer.body);
    } catch (error) {
      if (!(error instanceof NetworkCut)) throw error;
      incoming.socket.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const aws: FakeAws = {
    url: `http://127.0.0.1:${port}`,
    account: {},
    arrived: [],
    answerWith(ofTest, account) {
      sandbox = ofTest;
      aws.account = account;
      aws.arrived = [];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return aws;
}
