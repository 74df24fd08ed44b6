import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { giveUp } from './form-steps';
import { expectOneAlert, expectScreen, field, press } from './forms';
import { expectCalls, expectNoAxeViolations } from './helpers';
import { changeByJson, type Prepared, prepare, readJson, typeJson } from './json';
import { LONG } from './long';
import { follow, groupsOf } from './route-map';
import { functionArn } from './seed';
import { leavesUrl } from './waits';

test.use({ start: 'empty' });

const ISSUER = { Issuer: 'https://issuer.example.com', Audience: ['web'] };

const creates: [
  kind: string,
  path: (made: Prepared) => string,
  members: Record<string, unknown>,
  shown: [label: string, value: string],
  button: string,
  operation: string,
][] = [
  ['an API', () => paths.apiCreate, { Name: 'pets', Version: '2' }, ['Version', '2'], 'Review', ''],
  [
    'a route',
    ({ socketId }) => paths.route.create(socketId),
    { RouteKey: 'join', ModelSelectionExpression: '$request.body.a' },
    ['Model selection expression', '$request.body.a'],
    'Create route',
    'CreateRoute',
  ],
  [
    'a route response',
    ({ socketId, routeId }) => paths.routeResponse.create(socketId, routeId),
    { ModelSelectionExpression: '$default' },
    ['Model selection expression', '$default'],
    'Create route response',
    'CreateRouteResponse',
  ],
  [
    'an integration',
    ({ apiId }) => paths.integration.create(apiId),
    { IntegrationUri: functionArn('pay'), Description: 'Pays' },
    ['Function ARN', functionArn('pay')],
    'Create integration',
    'CreateIntegration',
  ],
  [
    'an integration response',
    ({ socketId, integrationId }) => paths.integrationResponse.create(socketId, integrationId),
    { IntegrationResponseKey: '/4../', TemplateSelectionExpression: 'a' },
    ['Response key', '/4../'],
    'Create integration response',
    'CreateIntegrationResponse',
  ],
  [
    'an authorizer',
    ({ apiId }) => paths.authorizer.create(apiId),
    { Name: 'people', JwtConfiguration: ISSUER },
    ['Issuer', ISSUER.Issuer],
    'Create authorizer',
    'CreateAuthorizer',
  ],
  [
    'a stage',
    ({ apiId }) => paths.stage.create(apiId),
    { StageName: 'prod', DefaultRouteSettings: { ThrottlingBurstLimit: 7 } },
    ['Burst limit, requests', '7'],
    'Create stage',
    'CreateStage',
  ],
  [
    'a deployment',
    ({ socketId }) => paths.deployment.create(socketId),
    { Description: 'As it was' },
    ['Description', 'As it was'],
    'Create deployment',
    'CreateDeployment',
  ],
  [
    'a model',
    ({ socketId }) => paths.model.create(socketId),
    { Name: 'order', Description: 'An order' },
    ['Description', 'An order'],
    'Create model',
    'CreateModel',
  ],
  [
    'a domain name',
    () => paths.domainName.create(),
    {
      DomainName: 'a.example.com',
      RoutingMode: 'API_MAPPING_ONLY',
      DomainNameConfigurations: [
        {
          EndpointType: 'REGIONAL',
          SecurityPolicy: 'TLS_1_2',
          CertificateArn:
            'arn:aws:acm:eu-west-1:123456789012:certificate/11111111-2222-3333-4444-555555555555',
        },
      ],
    },
    ['Domain name', 'a.example.com'],
    'Create domain name',
    'CreateDomainName',
  ],
  [
    'a VPC link',
    () => paths.vpcLink.create(),
    { Name: 'inner', SubnetIds: ['subnet-1'] },
    ['Name', 'inner'],
    'Create VPC link',
    'CreateVpcLink',
  ],
];

/** As in json-edit.e2e.ts: three kinds show the one JSON side here, all of them in `npm run test:long`. */
const chosen = LONG
  ? creates
  : creates.filter(([kind]) => ['an API', 'a route', 'a VPC link'].includes(kind));

for (const group of groupsOf(chosen.toReversed(), 4)) {
  const names = group.map(([kind]) => kind).join(', of ');
  test(`The JSON of a form that creates and its fields are two sides of one thing: of ${names}.`, async ({
    page,
    sandbox,
  }) => {
    const made = await prepare(sandbox);
    await page.goto(group[0]?.[1](made) ?? '');
    for (const [kind, path, members, [label, value], button, operation] of group)
      await test.step(`Of ${kind}.`, async () => {
        const { length: since } = sandbox.calls;
        await follow(page, path(made));
        await changeByJson(page, members);
        await expect(field(page, label)).toHaveValue(value);
        await press(page, 'JSON');
        await expect(field(page, 'Members as JSON')).toBeVisible();
        expect(await readJson(page)).toMatchObject(members);
        await press(page, button);
        // An API is reviewed first, and the last of its group.
        if (operation === '') return;
        await leavesUrl(page, /\/create$/);
        const sent = sandbox.calls.slice(since).find((call) => call.operation === operation);
        expect(sent?.input).toMatchObject(members);
      });
  });
}

const refused: [what: string, members: object, message: RegExp][] = [
  ['a member that the operation lacks', { Nmae: 'a' }, /CreateStage has no member Nmae/],
  ['a member of another type', { StageName: 5 }, /StageName must be a text/],
  [
    'a member that lies deeper',
    { DefaultRouteSettings: { Burst: 1 } },
    /DefaultRouteSettings has no member Burst/,
  ],
];

test('JSON that is not accepted is reported in place and is not sent; what the form does not know is left to the service.', async ({
  page,
  sandbox,
  allowStatus,
}) => {
  allowStatus(400);
  const { apiId } = await prepare(sandbox);
  const since = sandbox.calls.length;
  const json = field(page, 'Members as JSON');
  const create = page.getByRole('button', { name: 'Create stage', exact: true });

  await test.step('Invalid JSON is reported in place, is not sent, and blocks the switch to fields until it is fixed.', async () => {
    await page.goto(paths.stage.create(apiId));
    await press(page, 'JSON');
    await typeJson(page, '{"StageName": }');
    await expect(json).toHaveAccessibleDescription(/The text is not JSON: a value is expected, not "}"/);
    await expect(page.getByRole('button', { name: 'Form', exact: true })).toBeDisabled();
    await expect(create).toBeDisabled();
    await expectNoAxeViolations(page);
  });

  for (const [what, members, message] of refused)
    await test.step(`JSON with ${what} is reported in place and is not sent.`, async () => {
      await typeJson(page, JSON.stringify(members));
      await expect(json).toHaveAccessibleDescription(message);
      await expect(create).toBeDisabled();
    });

  await test.step('JSON that is fixed is in the fields.', async () => {
    await typeJson(page, '{"StageName": "prod"}');
    await press(page, 'Form');
    await expect(field(page, 'Stage name')).toHaveValue('prod');
    await expectCalls(sandbox, [], { since });
  });

  await test.step('What the rules say of the JSON is listed with its member, and leads there.', async () => {
    await giveUp(page, paths.authorizer.create(apiId));
    await press(page, 'JSON');
    const members = {
      Name: 'people',
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: 'http://issuer.example.com', Audience: ['web'] },
    };
    await typeJson(page, JSON.stringify(members, undefined, 1));
    const marks = page.getByRole('list', { name: 'Marks in Members as JSON' });
    await expect(marks.getByRole('listitem')).toHaveText([/^Line 8, column 13: Issuer: Invalid issuer/]);
    await press(page, 'Create authorizer');
    await expect(page.getByRole('alert').filter({ hasText: 'nothing was sent' })).toBeVisible();
    await expectCalls(sandbox, [], { since });
    await press(page, 'Form');
    await expectScreen(page, 'Create authorizer');
    await expect(field(page, 'Issuer')).toHaveAccessibleDescription(/Invalid issuer/);
  });

  await test.step('A member that the form does not show goes out with a create as it was typed.', async () => {
    await giveUp(page, paths.route.create(apiId));
    // HTTP APIs have no models: the form does not show this member, and the service is left to say so.
    await changeByJson(page, { RouteKey: 'GET /a', RequestModels: { $default: 'x' } });
    await page.getByRole('radio', { name: /None yet/ }).click();
    await press(page, 'Create route');
    await expectOneAlert(page, 'RequestModels is supported only for WebSocket APIs');
    const sent = sandbox.calls.slice(since).find(({ operation }) => operation === 'CreateRoute');
    expect(sent?.input).toMatchObject({ RouteKey: 'GET /a', RequestModels: { $default: 'x' } });
  });
});
