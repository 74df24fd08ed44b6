import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { AWS_CONNECTION } from './aws-host';
import { expect, test } from './fixtures';
import { choice, expectCode, expectScreen, field, press, select } from './forms';
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

/** Goes from the integrations to the routes, without an authorizer. */
async function toRoutes(page: Page) {
  await next(page);
  await expectScreen(page, 'Authorizer');
  await next(page);
  await expectScreen(page, 'Routes');
}

/** Goes through the rest of the steps, and makes the API. */
async function finish(page: Page) {
  await toRoutes(page);
  await next(page);
  await next(page);
  await expectScreen(page, 'Review');
  await press(page, 'Create API');
  await expectScreen(page, 'shop');
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

test.describe('The wizard makes an HTTP API', () => {
  test('with a private integration, its link by name and the stage left out of its path.', async ({
    page,
    sandbox,
  }) => {
    const { VpcLinkId } = await seedLink(sandbox);
    await start(page, 'HTTP', 'Private');
    await chooseOption(page, 'VPC link', 'inner');
    await field(page, 'Listener or service ARN').fill(LISTENER);
    await field(page, 'Server name to verify').fill('internal.example.com');
    await chooseOption(page, 'Integration method', 'GET');
    await choice(page, 'Remove the stage from the path').check();
    await expectNoAxeViolations(page);
    await finish(page);
    expect(inputs(sandbox, 'CreateIntegration')).toEqual([
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
    ]);
  });

  test('with an AWS service, whose parameters are fields of their own.', async ({ page, sandbox }) => {
    await start(page, 'HTTP', 'AWS service');
    await chooseOption(page, 'Action', 'SQS-SendMessage');
    await field(page, 'Credentials ARN').fill(roleArn('queue'));
    await field(page, 'QueueUrl').fill(QUEUE);
    await field(page, 'MessageBody').fill('$request.body');
    await press(page, 'Optional parameters');
    await field(page, 'DelaySeconds').fill('5');
    await expectNoAxeViolations(page);
    await finish(page);
    expect(inputs(sandbox, 'CreateIntegration')).toEqual([
      {
        IntegrationType: 'AWS_PROXY',
        IntegrationSubtype: 'SQS-SendMessage',
        CredentialsArn: roleArn('queue'),
        PayloadFormatVersion: '1.0',
        RequestParameters: { QueueUrl: QUEUE, MessageBody: '$request.body', DelaySeconds: '5' },
      },
    ]);
  });

  test('after visiting every preset, with the input of the chosen one.', async ({ page, sandbox }) => {
    await start(page, 'HTTP', 'Lambda proxy');
    await field(page, 'Function ARN').fill(functionArn('orders'));
    await chooseOption(page, 'Payload format version', '1.0');
    await chooseOption(page, 'Type', 'HTTP proxy');
    await field(page, 'URL').fill('https://backend.example.com');
    await chooseOption(page, 'Type', 'AWS service');
    await chooseOption(page, 'Action', 'SQS-PurgeQueue');
    await field(page, 'QueueUrl').fill(QUEUE);
    await chooseOption(page, 'Action', 'SQS-ReceiveMessage');
    await expect(field(page, 'QueueUrl')).toHaveValue('');
    await chooseOption(page, 'Action', 'SQS-PurgeQueue');
    await expect(field(page, 'QueueUrl')).toHaveValue(QUEUE);
    await chooseOption(page, 'Type', 'HTTP proxy');
    await expect(field(page, 'URL')).toHaveValue('https://backend.example.com');
    await chooseOption(page, 'Type', 'Lambda proxy');
    await expect(field(page, 'Function ARN')).toHaveValue(functionArn('orders'));
    await finish(page);
    expect(inputs(sandbox, 'CreateIntegration')).toEqual([
      {
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: functionArn('orders'),
        PayloadFormatVersion: '1.0',
      },
    ]);
  });

  test('with the remaining integrations when one before them is removed.', async ({ page, sandbox }) => {
    await start(page, 'HTTP', 'HTTP proxy');
    await field(page, 'URL').fill('https://first.example.com');
    await press(page, 'Add integration');
    const second = page.getByRole('region', { name: 'Integration 2', exact: true });
    await field(second, 'Function ARN').fill(functionArn('orders'));
    await expect(second.getByRole('heading')).toHaveText('Integration 2: Lambda orders');
    await press(page, 'Remove integration 1');
    await expect(page.getByRole('heading', { name: 'Integration 1: Lambda orders' })).toBeVisible();
    await expect(field(page, 'Function ARN')).toHaveValue(functionArn('orders'));
    await field(page, 'Function ARN').fill(functionArn('returns'));
    await toRoutes(page);
    await expect(select(page, 'Integration 1')).toContainText('None yet');
    await chooseOption(page, 'Integration 1', 'Lambda returns');
    await next(page);
    await next(page);
    await press(page, 'Create API');
    await expectScreen(page, 'shop');
    expect(inputs(sandbox, 'CreateIntegration')).toEqual([
      { IntegrationType: 'AWS_PROXY', IntegrationUri: functionArn('returns'), PayloadFormatVersion: '2.0' },
    ]);
  });
});

test.describe('The wizard makes a WebSocket API', () => {
  test('with an HTTP proxy.', async ({ page, sandbox }) => {
    await start(page, 'WebSocket', 'HTTP proxy');
    await field(page, 'URL').fill('https://talk.example.com');
    await finish(page);
    expect(inputs(sandbox, 'CreateIntegration')).toEqual([
      {
        IntegrationType: 'HTTP_PROXY',
        IntegrationUri: 'https://talk.example.com',
        IntegrationMethod: 'ANY',
      },
    ]);
    expect(inputs(sandbox, 'CreateIntegrationResponse')).toEqual([]);
  });

  test('with an AWS action, its templates and the response that it needs.', async ({ page, sandbox }) => {
    await start(page, 'WebSocket', 'AWS');
    await field(page, 'Action or function URI').fill(invocationArn('talk'));
    await field(page, 'Credentials ARN').fill(roleArn('talk'));
    await field(page, 'Request template').fill('$input.body');
    await finish(page);
    expect(inputs(sandbox, 'CreateIntegration')).toEqual([
      {
        IntegrationType: 'AWS',
        IntegrationUri: invocationArn('talk'),
        IntegrationMethod: 'POST',
        CredentialsArn: roleArn('talk'),
        RequestTemplates: { $default: '$input.body' },
        TemplateSelectionExpression: DEFAULT_TEMPLATE,
      },
    ]);
    expect(inputs(sandbox, 'CreateIntegrationResponse')).toEqual([{ IntegrationResponseKey: '$default' }]);
  });

  test('with a URL that is no proxy, and the response that it needs.', async ({ page, sandbox }) => {
    await start(page, 'WebSocket', 'HTTP');
    await field(page, 'URL').fill('https://talk.example.com');
    await chooseOption(page, 'Integration method', 'POST');
    await finish(page);
    expect(inputs(sandbox, 'CreateIntegration')).toEqual([
      { IntegrationType: 'HTTP', IntegrationUri: 'https://talk.example.com', IntegrationMethod: 'POST' },
    ]);
    expect(inputs(sandbox, 'CreateIntegrationResponse')).toEqual([{ IntegrationResponseKey: '$default' }]);
  });

  test('with a mock with a response, on a two-way route; the preview prints all of it.', async ({
    page,
    sandbox,
  }) => {
    await start(page, 'WebSocket', 'Mock');
    await expectCode(field(page, 'Request template'), '{"statusCode":200}');
    await field(page, 'Response template').fill('{"pong":true}');
    await expectNoAxeViolations(page);
    await toRoutes(page);
    await field(page, 'Route key 1').fill('ping');
    await choice(page, 'Two-way communication 1').check();
    await expectNoAxeViolations(page);
    await next(page);
    await next(page);
    await expect(page.getByText('ping → Mock, two-way')).toBeVisible();
    await expect(page.getByRole('list', { name: 'Planned calls' }).getByRole('listitem')).toHaveText([
      'Create API shop',
      'Create integration Mock',
      'Create integration response $default of Mock',
      'Create route ping',
      'Create route response $default of route ping',
      'Create stage production',
    ]);
    await press(page, 'Preview API calls');
    const code = page.getByRole('region', { name: 'AWS CLI code' });
    await expect(code).toContainText('create-integration-response');
    await expect(code).toContainText('create-route-response');
    await press(page, 'Create API');
    await expectScreen(page, 'shop');
    const { Items: [{ ApiId } = {}] = [] } = await seed(sandbox, 'GetApis', {});
    const parent = { ApiId: ApiId ?? '' };
    const { Items: [{ IntegrationId } = {}] = [] } = await seed(sandbox, 'GetIntegrations', parent);
    const { Items: [{ RouteId } = {}] = [] } = await seed(sandbox, 'GetRoutes', parent);
    await expectCalls(sandbox, [
      'CreateApi',
      {
        operation: 'CreateIntegration',
        input: {
          ApiId,
          IntegrationType: 'MOCK',
          RequestTemplates: { $default: '{"statusCode":200}' },
          TemplateSelectionExpression: DEFAULT_TEMPLATE,
        },
      },
      {
        operation: 'CreateIntegrationResponse',
        input: {
          ApiId,
          IntegrationId,
          IntegrationResponseKey: '$default',
          ResponseTemplates: { $default: '{"pong":true}' },
          TemplateSelectionExpression: DEFAULT_TEMPLATE,
        },
      },
      {
        operation: 'CreateRoute',
        input: {
          ApiId,
          RouteKey: 'ping',
          RouteResponseSelectionExpression: '$default',
          Target: `integrations/${IntegrationId}`,
        },
      },
      {
        operation: 'CreateRouteResponse',
        input: { ApiId, RouteId, RouteResponseKey: '$default' },
      },
      'CreateStage',
    ]);
  });

  test('from where it failed: completed calls are not repeated.', async ({ page, sandbox, allowStatus }) => {
    allowStatus(403);
    await start(page, 'WebSocket', 'Mock');
    await toRoutes(page);
    await choice(page, 'Two-way communication 1').check();
    await next(page);
    await next(page);
    sandbox.faults.push({
      operation: 'CreateIntegrationResponse',
      times: 1,
      fail: { status: 403, error: 'AccessDeniedException', message: 'No responses for you' },
    });
    await press(page, 'Create API');
    await expect(page.getByRole('alert')).toContainText('No responses for you');
    await press(page, 'Edit Integrations');
    await expectScreen(page, 'Integrations');
    await field(page, 'Response template').fill('{"late":true}');
    await toRoutes(page);
    await next(page);
    await next(page);
    await press(page, 'Resume');
    await expectNotification(page, 'API shop is created.');
    expect(inputs(sandbox, 'CreateIntegrationResponse')).toEqual([
      { IntegrationResponseKey: '$default' },
      {
        IntegrationResponseKey: '$default',
        ResponseTemplates: { $default: '{"late":true}' },
        TemplateSelectionExpression: DEFAULT_TEMPLATE,
      },
    ]);
    await expectCalls(sandbox, [
      'CreateApi',
      'CreateIntegration',
      'CreateIntegrationResponse',
      'CreateIntegrationResponse',
      'CreateRoute',
      'CreateRouteResponse',
      'CreateStage',
    ]);
  });
});

test.describe('The wizard rejects before anything is sent, at the field,', () => {
  test('a private integration without link and listener.', async ({ page, sandbox }) => {
    const since = sandbox.calls.length;
    await start(page, 'HTTP', 'Private');
    await next(page);
    await expectScreen(page, 'Integrations');
    await expect(select(page, 'VPC link')).toHaveAccessibleDescription(
      /ConnectionId must be set to vpcLinkId for ConnectionType VPC_LINK/,
    );
    await expect(field(page, 'Listener or service ARN')).toHaveAccessibleDescription(
      /integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN/,
    );
    // An error belongs to the purpose that it was found for.
    await chooseOption(page, 'Type', 'HTTP proxy');
    await expect(field(page, 'URL')).toHaveAccessibleDescription(/must be a fully qualified HTTP URL/);
    await field(page, 'URL').fill('https://backend.example.com');
    await expect(page.getByText('must be a fully qualified HTTP URL')).toHaveCount(0);
    await expectCalls(sandbox, [], { since });
  });

  test('an AWS service without action, role and parameters.', async ({ page, sandbox }) => {
    await start(page, 'HTTP', 'AWS service');
    await next(page);
    await expect(select(page, 'Action')).toHaveAccessibleDescription(/Choose an action\./);
    await chooseOption(page, 'Action', 'EventBridge-PutEvents');
    await expect(field(page, 'Credentials ARN')).toHaveAccessibleDescription(/Role ARN must be specified/);
    for (const name of ['Detail', 'DetailType', 'Source']) {
      await expect(field(page, name)).toHaveAccessibleDescription(/requires enabling passthrough/);
    }
    await field(page, 'Source').fill('shop');
    await expect(field(page, 'Source')).not.toHaveAccessibleDescription(/requires enabling passthrough/);
    await expectScreen(page, 'Integrations');
    await expectCalls(sandbox, []);
  });

  test('an AWS action and a URL of another form, and credentials that are no role.', async ({
    page,
    sandbox,
  }) => {
    await start(page, 'WebSocket', 'AWS');
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
});
