import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { AWS_CONNECTION } from './aws-host';
import { expect, test } from './fixtures';
import { choice, expectCode, expectScreen, field, fillCode, press, select } from './forms';
import { chooseOption, expectCalls, expectNoAxeViolations, expectNotification } from './helpers';
import { functionArn, invocationArn, roleArn, seed } from './seed';

// The integrations and routes of the wizard: every preset once, its validation, and the state after a failure.

test.use({ start: 'empty' });

const LISTENER = `arn:aws:elasticloadbalancing:${AWS_CONNECTION.region}:123456789012:listener/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2`;
const QUEUE = `https://sqs.${AWS_CONNECTION.region}.amazonaws.com/123456789012/orders`;
const DEFAULT_TEMPLATE = '\\$default';

const next = (page: Page) => press(page, 'Next');

/** Opens the wizard at its integrations, of which the first is of this type. */
async function start(page: Page, protocol: 'HTTP' | 'WebSocket', type: string) {
  await page.goto(paths.apiWizard);
  await page.getByRole('radio', { name: protocol, exact: true }).check();
  await field(page, 'Name').fill('shop');
  await next(page);
  await expectScreen(page, 'Integrations');
  await chooseOption(page, 'Type', type);
}

/** Adds an integration of this type, and returns its part of the step. */
async function addIntegration(page: Page, place: number, type: string) {
  await press(page, 'Add integration');
  const part = page.getByRole('region', { name: `Integration ${place}`, exact: true });
  await chooseOption(page, 'Type', type, part);
  return part;
}

/** Goes from the integrations to the routes, without an authorizer. */
async function toRoutes(page: Page) {
  await next(page);
  await expectScreen(page, 'Authorizer');
  await next(page);
  await expectScreen(page, 'Routes');
}

/** Goes from the routes to the review. */
async function toReview(page: Page) {
  await next(page);
  await next(page);
  await expectScreen(page, 'Review');
}

/** The inputs of the calls of an operation, without the ids that the service gave. */
const inputs = (sandbox: Sandbox, wanted: string) =>
  sandbox.calls
    .filter(({ operation }) => operation === wanted)
    .map(({ input }) => {
      const { ApiId: _api, IntegrationId: _integration, ...rest } = input as Record<string, unknown>;
      return rest;
    });

const seedLink = (sandbox: Sandbox) =>
  seed(sandbox, 'CreateVpcLink', { Name: 'inner', SubnetIds: ['subnet-0a1b2c3d4e5f67890'] });

test('Every preset of an HTTP API is filled in, and one plan makes the integrations that remain.', async ({
  page,
  sandbox,
}) => {
  const { VpcLinkId } = await seedLink(sandbox);
  const since = sandbox.calls.length;
  await start(page, 'HTTP', 'Private');

  await test.step('A private integration without link and listener is rejected at both fields.', async () => {
    await next(page);
    await expectScreen(page, 'Integrations');
    await expect(select(page, 'VPC link')).toHaveAccessibleDescription(
      /ConnectionId must be set to vpcLinkId for ConnectionType VPC_LINK/,
    );
    await expect(field(page, 'Listener or service ARN')).toHaveAccessibleDescription(
      /integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN/,
    );
  });

  await test.step('An AWS service without action, role and parameters is rejected at each field.', async () => {
    // An error belongs to the purpose that it was found for.
    await chooseOption(page, 'Type', 'AWS service');
    await expect(select(page, 'Action')).toHaveAccessibleDescription(/Choose an action\./);
    await chooseOption(page, 'Action', 'EventBridge-PutEvents');
    await expect(field(page, 'Credentials ARN')).toHaveAccessibleDescription(/Role ARN must be specified/);
    for (const name of ['Detail', 'DetailType', 'Source']) {
      await expect(field(page, name)).toHaveAccessibleDescription(/requires enabling passthrough/);
    }
    await field(page, 'Source').fill('shop');
    await expect(field(page, 'Source')).not.toHaveAccessibleDescription(/requires enabling passthrough/);
  });

  await test.step('Each preset, and each action, keeps its input while another is chosen.', async () => {
    await chooseOption(page, 'Action', 'SQS-PurgeQueue');
    await field(page, 'QueueUrl').fill(QUEUE);
    await chooseOption(page, 'Action', 'SQS-ReceiveMessage');
    await expect(field(page, 'QueueUrl')).toHaveValue('');
    await chooseOption(page, 'Action', 'SQS-PurgeQueue');
    await expect(field(page, 'QueueUrl')).toHaveValue(QUEUE);
    await chooseOption(page, 'Type', 'HTTP proxy');
    await expect(field(page, 'URL')).toHaveAccessibleDescription(/must be a fully qualified HTTP URL/);
    await field(page, 'URL').fill('https://first.example.com');
    await expect(page.getByText('must be a fully qualified HTTP URL')).toHaveCount(0);
    await chooseOption(page, 'Type', 'Lambda proxy');
    await field(page, 'Function ARN').fill(functionArn('orders'));
    await chooseOption(page, 'Payload format version', '1.0');
    await chooseOption(page, 'Type', 'HTTP proxy');
    await expect(field(page, 'URL')).toHaveValue('https://first.example.com');
    await expectCalls(sandbox, [], { since });
  });

  await test.step('When an integration is removed, those after it move up with their input.', async () => {
    const second = await addIntegration(page, 2, 'Lambda proxy');
    await field(second, 'Function ARN').fill(functionArn('orders'));
    await expect(second.getByRole('heading')).toHaveText('Integration 2: Lambda orders');
    await press(page, 'Remove integration 1');
    await expect(page.getByRole('heading', { name: 'Integration 1: Lambda orders' })).toBeVisible();
    await expect(field(page, 'Function ARN')).toHaveValue(functionArn('orders'));
    await field(page, 'Function ARN').fill(functionArn('returns'));
  });

  await test.step('A private integration has its link by name and the stage left out of its path.', async () => {
    const part = await addIntegration(page, 2, 'Private');
    await chooseOption(page, 'VPC link', 'inner', part);
    await field(part, 'Listener or service ARN').fill(LISTENER);
    await field(part, 'Server name to verify').fill('internal.example.com');
    await chooseOption(page, 'Integration method', 'GET', part);
    await choice(page, 'Remove the stage from the path').check();
  });

  await test.step('An AWS service has its parameters as fields of their own.', async () => {
    const part = await addIntegration(page, 3, 'AWS service');
    await chooseOption(page, 'Action', 'SQS-SendMessage', part);
    await field(part, 'Credentials ARN').fill(roleArn('queue'));
    await field(part, 'QueueUrl').fill(QUEUE);
    await field(part, 'MessageBody').fill('$request.body');
    await press(part, 'Optional parameters');
    await field(part, 'DelaySeconds').fill('5');
    await expectNoAxeViolations(page);
  });

  await test.step('The plan has the members of each preset.', async () => {
    await toRoutes(page);
    await expect(select(page, 'Integration 1')).toContainText('None yet');
    await chooseOption(page, 'Integration 1', 'Lambda returns');
    await toReview(page);
    await press(page, 'Create API');
    await expectScreen(page, 'shop');
    expect(inputs(sandbox, 'CreateIntegration')).toEqual([
      { IntegrationType: 'AWS_PROXY', IntegrationUri: functionArn('returns'), PayloadFormatVersion: '2.0' },
      {
        IntegrationType: 'HTTP_PROXY',
        ConnectionType: 'VPC_LINK',
        ConnectionId: VpcLinkId,
        IntegrationUri: LISTENER,
        IntegrationMethod: 'GET',
        PayloadFormatVersion: '1.0',
        RequestParameters: { 'overwrite:path': '$request.path' },
        TlsConfig: { ServerNameToVerify: 'internal.example.com' },
      },
      {
        IntegrationType: 'AWS_PROXY',
        IntegrationSubtype: 'SQS-SendMessage',
        CredentialsArn: roleArn('queue'),
        PayloadFormatVersion: '1.0',
        RequestParameters: { QueueUrl: QUEUE, MessageBody: '$request.body', DelaySeconds: '5' },
      },
    ]);
  });
});

test('Every preset of a WebSocket API is filled in, and one plan makes them, continued where it failed.', async ({
  page,
  sandbox,
  allowStatus,
}) => {
  allowStatus(403);
  await start(page, 'WebSocket', 'AWS');

  await test.step('An AWS action and a URL of another form, and credentials that are no role, are rejected.', async () => {
    await field(page, 'Credentials ARN').fill('me');
    await next(page);
    await expect(field(page, 'Action or function URI')).toHaveAccessibleDescription(
      /IntegrationUri must be a Lambda function ARN for integration type AWS/,
    );
    await expect(field(page, 'Credentials ARN')).toHaveAccessibleDescription(
      /CredentialsArn must be the ARN of an IAM role/,
    );
    await chooseOption(page, 'Type', 'HTTP');
    await expect(field(page, 'URL')).toHaveAccessibleDescription(/must be a fully qualified HTTP URL/);
    await expectCalls(sandbox, []);
  });

  await test.step('A mock has a response, and its route is two-way; the preview prints all of it.', async () => {
    await chooseOption(page, 'Type', 'Mock');
    await expectCode(field(page, 'Request template'), '{"statusCode":200}');
    await fillCode(field(page, 'Response template'), '{"pong":true}');
    await expectNoAxeViolations(page);
    const proxy = await addIntegration(page, 2, 'HTTP proxy');
    await field(proxy, 'URL').fill('https://talk.example.com');
    const action = await addIntegration(page, 3, 'AWS');
    await field(action, 'Action or function URI').fill(invocationArn('talk'));
    await field(action, 'Credentials ARN').fill(roleArn('talk'));
    await fillCode(field(action, 'Request template'), '$input.body');
    const http = await addIntegration(page, 4, 'HTTP');
    await field(http, 'URL').fill('https://talk.example.com');
    await chooseOption(page, 'Integration method', 'POST', http);
    await toRoutes(page);
    await field(page, 'Route key 1').fill('ping');
    await choice(page, 'Two-way communication 1').check();
    await expectNoAxeViolations(page);
    await toReview(page);
    await expect(page.getByText('ping → Mock, two-way')).toBeVisible();
    await expect(page.getByRole('list', { name: 'Planned calls' }).getByRole('listitem')).toHaveText([
      'Create API shop',
      'Create integration Mock',
      'Create integration response $default of Mock',
      'Create integration ANY https://talk.example.com',
      'Create integration Lambda talk',
      'Create integration response $default of Lambda talk',
      'Create integration POST https://talk.example.com',
      'Create integration response $default of POST https://talk.example.com',
      'Create route ping',
      'Create route response $default of route ping',
      'Create stage production',
    ]);
    await press(page, 'Preview API calls');
    const code = page.getByRole('region', { name: 'AWS CLI code' });
    await expect(code).toContainText('create-integration-response');
    await expect(code).toContainText('create-route-response');
  });

  await test.step('From where it failed, it continues with what was corrected: completed calls are not repeated.', async () => {
    sandbox.faults.push({
      operation: 'CreateIntegrationResponse',
      times: 1,
      fail: { status: 403, error: 'AccessDeniedException', message: 'No responses for you' },
    });
    await press(page, 'Create API');
    await expect(page.getByRole('alert')).toContainText('No responses for you');
    await press(page, 'Edit Integrations');
    await expectScreen(page, 'Integrations');
    const mock = page.getByRole('region', { name: 'Integration 1', exact: true });
    await fillCode(field(mock, 'Response template'), '{"late":true}');
    await toRoutes(page);
    await toReview(page);
    await press(page, 'Resume');
    await expectNotification(page, 'API shop is created.');
  });

  await test.step('The calls have the members of each preset.', async () => {
    const { Items: [{ ApiId } = {}] = [] } = await seed(sandbox, 'GetApis', {});
    const parent = { ApiId: ApiId ?? '' };
    const { Items: [{ RouteId } = {}] = [] } = await seed(sandbox, 'GetRoutes', parent);
    const { Items: made = [] } = await seed(sandbox, 'GetIntegrations', parent);
    const idOf = (type: string) =>
      made.find(({ IntegrationType }) => IntegrationType === type)?.IntegrationId;
    const responseOf = (type: string, more: object = {}) => ({
      operation: 'CreateIntegrationResponse',
      input: { ApiId, IntegrationId: idOf(type), IntegrationResponseKey: '$default', ...more },
    });
    const templateOf = (text: string) => ({
      ResponseTemplates: { $default: text },
      TemplateSelectionExpression: DEFAULT_TEMPLATE,
    });
    const integration = (input: object) => ({ operation: 'CreateIntegration', input: { ApiId, ...input } });
    await expectCalls(sandbox, [
      'CreateApi',
      integration({
        IntegrationType: 'MOCK',
        RequestTemplates: { $default: '{"statusCode":200}' },
        TemplateSelectionExpression: DEFAULT_TEMPLATE,
      }),
      responseOf('MOCK', templateOf('{"pong":true}')),
      responseOf('MOCK', templateOf('{"late":true}')),
      integration({
        IntegrationType: 'HTTP_PROXY',
        IntegrationUri: 'https://talk.example.com',
        IntegrationMethod: 'ANY',
      }),
      integration({
        IntegrationType: 'AWS',
        IntegrationUri: invocationArn('talk'),
        IntegrationMethod: 'POST',
        CredentialsArn: roleArn('talk'),
        RequestTemplates: { $default: '$input.body' },
        TemplateSelectionExpression: DEFAULT_TEMPLATE,
      }),
      responseOf('AWS'),
      integration({
        IntegrationType: 'HTTP',
        IntegrationUri: 'https://talk.example.com',
        IntegrationMethod: 'POST',
      }),
      responseOf('HTTP'),
      {
        operation: 'CreateRoute',
        input: {
          ApiId,
          RouteKey: 'ping',
          RouteResponseSelectionExpression: '$default',
          Target: `integrations/${idOf('MOCK')}`,
        },
      },
      { operation: 'CreateRouteResponse', input: { ApiId, RouteId, RouteResponseKey: '$default' } },
      'CreateStage',
    ]);
  });
});
