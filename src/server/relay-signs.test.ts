import { ApiGatewayV2Client, GetApiMappingsCommand, GetTagsCommand } from '@aws-sdk/client-apigatewayv2';
import { describe, expect, test } from 'vitest';
import { verify } from '../../e2e/accounts/signature';
import { FORWARD, KEYS, relayInFrontOfAws } from './server.test-support';

const world = await relayInFrontOfAws();

describe('A request that the relay signs', () => {
  test.each([
    ['a profile of the files', { profile: 'work', region: 'eu-central-1' }],
    ['the environment', { region: 'eu-west-1' }],
  ])('has a valid signature with the credentials of %s.', async (_, signer) => {
    const path = "/v2/apis/a%20b/stages/$default?q=it's(1)*&a=%2F&empty=&plus=%2B&z=%C3%BC";
    const { status } = await world.ask({
      path: FORWARD + path,
      method: 'PATCH',
      headers: { ...world.sign(signer), 'content-type': 'application/json', accept: '*/*' },
      body: '{"name":"ü"}',
    });
    expect(status).toBe(200);
    const [call] = world.seen;
    expect(call?.url).toBe(path);
    expect(call?.headers.host).toBe(`apigateway.${signer.region}.amazonaws.com`);
    expect(call && verify(call, call.body, KEYS)).toBeUndefined();
    expect(call && verify(call, `${call.body} `, KEYS)?.error).toBe('InvalidSignatureException');
    expect(
      Object.keys(call?.headers ?? {}).filter((name) => /cookie|gatehouse|origin|sec-/.test(name)),
    ).toEqual([]);
  });

  test('shows a page the names and regions of the profiles and the named endpoints, and no more.', async () => {
    const { text } = await world.ask({ path: '/__relay/profiles', headers: world.allowed() });
    expect(JSON.parse(text)).toEqual({
      profiles: [
        { name: 'broken' },
        { name: 'default', region: 'eu-west-1' },
        { name: 'deputy', region: 'eu-west-1' },
        { name: 'legacy-login', region: 'eu-west-1' },
        { name: 'login' },
        { name: 'program' },
        { name: 'second-factor' },
        { name: 'slow' },
        { name: 'sso-deputy' },
        { name: 'sso-half' },
        { name: 'work', region: 'eu-central-1' },
      ],
      environment: {},
      endpoints: [],
    });
  });

  test.each([
    ['login', 'Run "aws sso login --profile login" in a terminal'],
    ['missing', 'There are no credentials in profile missing'],
    ['broken', 'The credential_process of profile broken failed'],
  ])('without credentials in profile %s explains what to do.', async (profile, sentence) => {
    const { status, headers, text } = await world.ask({
      path: `${FORWARD}/v2/apis`,
      headers: world.sign({ profile, region: 'eu-west-1' }),
    });
    expect([status, headers['x-amzn-errortype']]).toEqual([401, 'RelayHasNoCredentials']);
    expect(text).toContain(JSON.stringify(sentence).slice(1, -1));
    expect(text).not.toContain('hidden-in-process');
    expect(world.seen).toEqual([]);
  });

  test('assumes a role once for many requests.', async () => {
    const expiration = new Date(Date.now() + 3_600_000).toISOString();
    world.play = ({ body }) =>
      String(body).includes('Action=AssumeRole')
        ? {
            status: 200,
            headers: { 'content-type': 'text/xml' },
            body: `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>AKIAROLE</AccessKeyId><SecretAccessKey>role-secret</SecretAccessKey><SessionToken>role-token</SessionToken><Expiration>${expiration}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
          }
        : { status: 200, body: '{"items":[]}' };
    const role = {
      arn: 'arn:aws:iam::123456789012:role/team/Deploy',
      externalId: 'x:1',
      sessionName: 'me@work',
    };
    const headers = world.sign({ profile: 'work', region: 'eu-west-1', role });
    for (const path of ['/v2/apis', '/v2/domainnames']) await world.ask({ path: FORWARD + path, headers });
    const [sts, ...calls] = world.seen;
    expect(String(sts?.body)).toContain('ExternalId=x%3A1');
    expect(sts && verify(sts, sts.body, KEYS)).toBeUndefined();
    expect(calls).toHaveLength(2);
    const keys = { AKIAROLE: { secretAccessKey: 'role-secret', sessionToken: 'role-token' } };
    for (const call of calls) expect(verify(call, call.body, keys)).toBeUndefined();
  });

  test.each([
    ['no region', {}],
    ['a region that is a host', { region: 'x.evil.example/' }],
    ['an invalid role', { region: 'eu-west-1', role: { arn: 'x', sessionName: 'me' } }],
    [
      'an invalid session name',
      { region: 'eu-west-1', role: { arn: 'arn:aws:iam::123456789012:role/a', sessionName: 'a b' } },
    ],
    ['a profile of two lines', { region: 'eu-west-1', profile: 'a\nb' }],
  ])('is rejected with %s.', async (_, signer) => {
    expect((await world.ask({ path: `${FORWARD}/v2/apis`, headers: world.sign(signer) })).status).toBe(400);
    expect(world.seen).toEqual([]);
  });
});

test('The verifier of these tests accepts the signatures of the SDK.', async () => {
  const found: unknown[] = [];
  const client = new ApiGatewayV2Client({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIAENV', ...KEYS.AKIAENV },
    requestHandler: {
      async handle(sent: {
        method: string;
        path: string;
        query: Record<string, string>;
        headers: Record<string, string>;
        body?: string;
      }) {
        const query = new URLSearchParams(sent.query).toString().replaceAll('+', '%20');
        const url = query ? `${sent.path}?${query}` : sent.path;
        found.push(verify({ method: sent.method, url, headers: sent.headers }, sent.body ?? '', KEYS));
        throw new Error('enough');
      },
    } as never,
    maxAttempts: 1,
  });
  const arn = 'arn:aws:apigateway:eu-west-1::/apis/a1/stages/$default';
  await expect(client.send(new GetTagsCommand({ ResourceArn: arn }))).rejects.toThrow('enough');
  const page = { DomainName: '*.example.com', MaxResults: '500', NextToken: 'a b/+=' };
  await expect(client.send(new GetApiMappingsCommand(page))).rejects.toThrow('enough');
  expect(found).toEqual([undefined, undefined]);
});
