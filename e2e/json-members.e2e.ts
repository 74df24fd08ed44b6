import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { AWS_CONNECTION } from './aws-host';
import { expect, test } from './fixtures';
import { save } from './form-steps';
import { choice, field, fillCode, press } from './forms';
import { chooseOption, expectNotification } from './helpers';
import { prepare, readJson, typeJson } from './json';
import { LONG } from './long';
import { follow, groupsOf } from './route-map';
import { functionArn, roleArn, seed, seedApi, seedIntegration, seedJwtAuthorizer, seedRoute } from './seed';

// Members that are changed on the JSON side only, or whose fields the other tests do not touch. Each operation and member leaves
// the browser in `npm test` (src/scripts/wire.mjs): what another test sends too is left to `npm run test:long`.

test.use({ start: 'empty' });

type Members = Record<string, unknown>;

const certificate = (name: string) => `arn:aws:acm:${AWS_CONNECTION.region}:123456789012:certificate/${name}`;
const LISTENER =
  'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/lb/50dc6c495c0c9188/0467ef3c8400ae65';

const seedLink = async (sandbox: Sandbox, Name: string) =>
  (await seed(sandbox, 'CreateVpcLink', { Name, SubnetIds: ['subnet-0a1b2c3d'] })).VpcLinkId ?? '';

/** An edit page, what is changed there, and the call that it makes. */
const edits: [
  what: string,
  operation: string,
  make: (sandbox: Sandbox) => Promise<{ path: string; change: Members }>,
][] = [
  [
    'the members of quick create',
    'UpdateApi',
    async (sandbox) => {
      const Target = functionArn('orders');
      const { ApiId = '' } = await seed(sandbox, 'CreateApi', {
        Name: 'quick',
        ProtocolType: 'HTTP',
        Target,
      });
      const change = { Target: functionArn('other'), RouteKey: 'GET /x', CredentialsArn: roleArn('gw') };
      return { path: paths.apiEdit(ApiId), change };
    },
  ],
  [
    'the identity validation expression of an authorizer',
    'UpdateAuthorizer',
    async (sandbox) => {
      const apiId = await seedApi(sandbox);
      const id = await seedJwtAuthorizer(sandbox, apiId);
      return { path: paths.authorizer.edit(apiId, id), change: { IdentityValidationExpression: '.+' } };
    },
  ],
  [
    'the ownership certificate of a domain name',
    'UpdateDomainName',
    async (sandbox) => {
      const one = { CertificateArn: certificate('one'), EndpointType: 'REGIONAL' as const };
      await seed(sandbox, 'CreateDomainName', {
        DomainName: 'a.example.com',
        DomainNameConfigurations: [one],
        MutualTlsAuthentication: { TruststoreUri: 's3://trust/store.pem' },
      });
      const OwnershipVerificationCertificateArn = certificate('own');
      const change = { DomainNameConfigurations: [{ ...one, OwnershipVerificationCertificateArn }] };
      return { path: paths.domainName.edit('a.example.com'), change };
    },
  ],
  [
    'the VPC link of an integration',
    'UpdateIntegration',
    async (sandbox) => {
      const apiId = await seedApi(sandbox);
      const id = await seedIntegration(sandbox, apiId, {
        IntegrationType: 'HTTP_PROXY',
        IntegrationMethod: 'GET',
        IntegrationUri: LISTENER,
        PayloadFormatVersion: '1.0',
        ConnectionType: 'VPC_LINK',
        ConnectionId: await seedLink(sandbox, 'one'),
      });
      const change = { ConnectionId: await seedLink(sandbox, 'other') };
      return { path: paths.integration.edit(apiId, id), change };
    },
  ],
  [
    'how an integration of a WebSocket API handles messages',
    'UpdateIntegration',
    async (sandbox) => {
      const { socketId, integrationId } = await prepare(sandbox);
      const change = {
        ContentHandlingStrategy: 'CONVERT_TO_TEXT',
        PassthroughBehavior: 'NEVER',
        TemplateSelectionExpression: '$request.body.kind',
      };
      return { path: paths.integration.edit(socketId, integrationId), change };
    },
  ],
  [
    'the type of an integration',
    'UpdateIntegration',
    async (sandbox) => {
      const { socketId } = await prepare(sandbox);
      const id = await seedIntegration(sandbox, socketId, {
        IntegrationType: 'HTTP',
        IntegrationMethod: 'POST',
        IntegrationUri: 'https://example.com',
      });
      return { path: paths.integration.edit(socketId, id), change: { IntegrationType: 'HTTP_PROXY' } };
    },
  ],
  [
    'the action of an integration with a service',
    'UpdateIntegration',
    async (sandbox) => {
      const apiId = await seedApi(sandbox);
      const QueueUrl = 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders';
      const id = await seedIntegration(sandbox, apiId, {
        IntegrationUri: undefined,
        IntegrationSubtype: 'SQS-SendMessage',
        CredentialsArn: roleArn('gw'),
        PayloadFormatVersion: '1.0',
        RequestParameters: { QueueUrl, MessageBody: '$request.body' },
      });
      const change = {
        IntegrationSubtype: 'SQS-DeleteMessage',
        RequestParameters: { QueueUrl, ReceiptHandle: '$request.body.receipt' },
      };
      return { path: paths.integration.edit(apiId, id), change };
    },
  ],
  [
    'whether a route wants an API key',
    'UpdateRoute',
    async (sandbox) => {
      const { socketId } = await prepare(sandbox);
      const id = await seedRoute(sandbox, socketId, '$connect');
      return { path: paths.route.edit(socketId, id), change: { ApiKeyRequired: true } };
    },
  ],
  [
    'the logging of single routes',
    'UpdateStage',
    async (sandbox) => {
      const { socketId } = await prepare(sandbox);
      await seed(sandbox, 'CreateStage', { ApiId: socketId, StageName: 'live' });
      const change = { RouteSettings: { send: { DataTraceEnabled: true, LoggingLevel: 'INFO' } } };
      return { path: paths.stage.edit(socketId, 'live'), change };
    },
  ],
];

const SENT_ELSEWHERE = [
  'the identity validation expression of an authorizer',
  'the VPC link of an integration',
  'the type of an integration',
];

const chosen = edits.filter(([what]) => LONG || !SENT_ELSEWHERE.includes(what));

for (const group of groupsOf(chosen, 3)) {
  test(`On the JSON side can be changed: ${group.map(([what]) => what).join(', ')}.`, async ({
    page,
    sandbox,
  }) => {
    const made: { path: string; change: Members }[] = [];
    for (const [, , make] of group) made.push(await make(sandbox));
    await page.goto(made[0]?.path ?? '');
    for (const [index, [what, operation]] of group.entries())
      await test.step(`${what}.`, async () => {
        const { path, change } = made[index] ?? { path: '', change: {} };
        const { length: since } = sandbox.calls;
        await follow(page, path);
        await press(page, 'JSON');
        await expect(field(page, 'Members as JSON')).toBeVisible();
        await typeJson(page, JSON.stringify({ ...(await readJson(page)), ...change }));
        await save(page);
        const sent = sandbox.calls.slice(since).find((call) => call.operation === operation);
        expect(Object.keys(sent?.input ?? {})).toEqual(expect.arrayContaining(Object.keys(change)));
      });
  });
}

const creates: [
  what: string,
  operation: string,
  make: (sandbox: Sandbox) => Promise<string>,
  members: Members,
][] = [
  [
    'a stage is created with the logging of single routes',
    'CreateStage',
    async (sandbox) => paths.stage.create((await prepare(sandbox)).socketId),
    { StageName: 'live', RouteSettings: { send: { DataTraceEnabled: true, LoggingLevel: 'ERROR' } } },
  ],
  [
    'an integration is created with mappings of its response',
    'CreateIntegration',
    async (sandbox) => paths.integration.create(await seedApi(sandbox)),
    {
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'GET',
      IntegrationUri: 'https://example.com',
      PayloadFormatVersion: '1.0',
      ResponseParameters: { '404': { 'overwrite:statuscode': '200' } },
    },
  ],
];
for (const [what, operation, make, members] of creates)
  test(`On the JSON side, ${what}.`, async ({ page, sandbox }) => {
    await page.goto(await make(sandbox));
    await press(page, 'JSON');
    await typeJson(page, JSON.stringify(members));
    await page.getByRole('button', { name: /^Create / }).click();
    await expectNotification(page, /created/);
    expect(sandbox.calls.find((call) => call.operation === operation)?.input).toMatchObject(members);
  });

test('Reimport accepts the base path and whether warnings fail it.', async ({ page, sandbox }) => {
  const ApiId = await seedApi(sandbox);
  await page.goto(paths.apiReimport(ApiId));
  await fillCode(
    field(page, 'OpenAPI document'),
    '{"openapi":"3.0.1","info":{"title":"a","version":"1"},"paths":{}}',
  );
  await chooseOption(page, 'Base path', 'prepend');
  await expect(choice(page, 'Fail on warnings')).toBeChecked();
  await press(page, 'Reimport API');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('API reimported');
  const sent = sandbox.calls.find(({ operation }) => operation === 'ReimportApi');
  expect(sent?.input).toMatchObject({ Basepath: 'prepend', FailOnWarnings: true });
});
