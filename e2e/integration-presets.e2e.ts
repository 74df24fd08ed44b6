import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { AWS_CONNECTION } from './aws-host';
import { expect, test } from './fixtures';
import { save, saveUnchanged } from './form-steps';
import { choice, expectFieldError, expectOneAlert, field, fillCode, press, select } from './forms';
import { chooseOption, expectCalls, expectNotification } from './helpers';
import { follow } from './route-map';
import { invocationArn, roleArn, seed, seedApi, seedIntegration } from './seed';
import { leavesUrl } from './waits';

test.use({ start: 'empty' });

const LISTENER = `arn:aws:elasticloadbalancing:${AWS_CONNECTION.region}:123456789012:listener/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2`;
const QUEUE = `https://sqs.${AWS_CONNECTION.region}.amazonaws.com/123456789012/orders`;

/** Creates the integration of the form. */
async function expectCreated(page: Page, sandbox: Sandbox, since: number, input: Record<string, unknown>) {
  await press(page, 'Create integration');
  await leavesUrl(page, /\/create$/);
  await expectNotification(page, 'The integration is created.');
  await expectCalls(sandbox, [{ operation: 'CreateIntegration', input }], { since });
}

test('A private integration and one of an AWS service are created and edited with what they need.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox);
  const link = { Name: 'private', SubnetIds: ['subnet-0a1b2c3d4e5f67890'] };
  const { VpcLinkId = '' } = await seed(sandbox, 'CreateVpcLink', link);
  const behind = await seedIntegration(sandbox, apiId, {
    IntegrationType: 'HTTP_PROXY',
    IntegrationMethod: 'ANY',
    ConnectionType: 'VPC_LINK',
    ConnectionId: VpcLinkId,
    IntegrationUri: LISTENER,
    PayloadFormatVersion: '1.0',
    TlsConfig: { ServerNameToVerify: 'internal.example.com' },
    RequestParameters: { 'overwrite:header.x-shop': 'orders' },
    ResponseParameters: { '500': { 'overwrite:statuscode': '502' } },
  });
  const queue = await seedIntegration(sandbox, apiId, {
    IntegrationSubtype: 'SQS-SendMessage',
    IntegrationUri: undefined,
    CredentialsArn: roleArn('queue'),
    PayloadFormatVersion: '1.0',
    RequestParameters: { QueueUrl: QUEUE, MessageBody: '$request.body' },
  });
  let since = sandbox.calls.length;

  await test.step('A private one needs a VPC link and a listener, each shown at its field.', async () => {
    await page.goto(paths.integration.create(apiId));
    await choice(page, 'Private').click();
    await field(page, 'Listener or service ARN').fill('https://internal.example.com');
    await chooseOption(page, 'Integration method', 'ANY');
    await press(page, 'Create integration');
    await expect(select(page, 'VPC link')).toHaveAccessibleDescription(
      /ConnectionId must be set to vpcLinkId for ConnectionType VPC_LINK/,
    );
    await expect(field(page, 'Listener or service ARN')).toHaveAccessibleDescription(
      /integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN\./,
    );
    await expectCalls(sandbox, [], { since });
  });

  await test.step('A private one sends its VPC link, its listener, and what leaves the stage out of the path.', async () => {
    await chooseOption(page, 'VPC link', 'private');
    await field(page, 'Listener or service ARN').fill(LISTENER);
    await field(page, 'Server name to verify').fill('internal.example.com');
    await press(page, 'Remove the stage from the path');
    await expect(page.getByRole('button', { name: 'Remove the stage from the path' })).toHaveCount(0);
    await expectCreated(page, sandbox, since, {
      ApiId: apiId,
      IntegrationType: 'HTTP_PROXY',
      ConnectionType: 'VPC_LINK',
      ConnectionId: VpcLinkId,
      IntegrationUri: LISTENER,
      IntegrationMethod: 'ANY',
      PayloadFormatVersion: '1.0',
      RequestParameters: { 'overwrite:path': '$request.path' },
      TlsConfig: { ServerNameToVerify: 'internal.example.com' },
    });
  });

  await test.step('One of an AWS service has the required parameters of its action ready, and sends them with its role.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.integration.create(apiId));
    await choice(page, 'AWS service').click();
    await chooseOption(page, 'Action', 'SQS-SendMessage');
    await expect(field(page, 'Parameter 1')).toHaveValue('QueueUrl');
    await expect(field(page, 'Parameter 2')).toHaveValue('MessageBody');
    await field(page, 'Value 1').fill(QUEUE);
    await field(page, 'Value 2').fill('$request.body.message');
    await press(page, 'Create integration');
    const role = 'Role ARN must be specified for AWS integration configuration with Subtype: SQS-SendMessage';
    await expectFieldError(page, field(page, 'Credentials ARN'), role, { sandbox, since });
    await field(page, 'Credentials ARN').fill(roleArn('queue'));
    await expectCreated(page, sandbox, since, {
      ApiId: apiId,
      IntegrationType: 'AWS_PROXY',
      IntegrationSubtype: 'SQS-SendMessage',
      CredentialsArn: roleArn('queue'),
      PayloadFormatVersion: '1.0',
      RequestParameters: { QueueUrl: QUEUE, MessageBody: '$request.body.message' },
    });
  });

  for (const [kind, id] of [
    ['A private one', behind],
    ['One of an AWS service', queue],
  ] as const)
    await test.step(`${kind} sends nothing when nothing is changed.`, async () => {
      await follow(page, paths.integration.edit(apiId, id));
      await saveUnchanged(page, sandbox);
    });

  await test.step('A private one sends every changed field, and nothing else.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.integration.edit(apiId, behind));
    await field(page, 'Server name to verify').fill('');
    await press(page, 'Add request mapping');
    await field(page, 'Parameter 2').fill('append:header.x-id');
    await field(page, 'Value 2').fill('$context.requestId');
    await field(page, 'Value of response mapping 1').fill('503');
    await save(page, /saved/);
    const input = {
      ApiId: apiId,
      IntegrationId: behind,
      TlsConfig: { ServerNameToVerify: '' },
      RequestParameters: { 'append:header.x-id': '$context.requestId' },
      ResponseParameters: { '500': { 'overwrite:statuscode': '503' } },
    };
    await expectCalls(sandbox, [{ operation: 'UpdateIntegration', input }], { since });
  });

  await test.step('One of an AWS service sends the parameter that differs with all that an update needs.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.integration.edit(apiId, queue));
    await page
      .getByRole('textbox', { name: /^Value / })
      .first()
      .fill('$request.body.message');
    await save(page, /saved/);
    const RequestParameters = { QueueUrl: QUEUE, MessageBody: '$request.body.message' };
    const needed = { IntegrationType: 'AWS_PROXY', IntegrationSubtype: 'SQS-SendMessage' };
    const input = { ApiId: apiId, IntegrationId: queue, ...needed, RequestParameters };
    await expectCalls(sandbox, [{ operation: 'UpdateIntegration', input }], { since });
  });
});

test('An integration of a WebSocket API is created with an AWS action, a URL or as a mock, and its templates are edited.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  let since = sandbox.calls.length;

  await test.step('With an AWS action it sends its templates, its mapping and how content is handled.', async () => {
    await page.goto(paths.integration.create(apiId));
    await choice(page, 'AWS').click();
    await field(page, 'Action or function URI').fill(invocationArn('talk'));
    await chooseOption(page, 'Integration method', 'POST');
    await field(page, 'Credentials ARN').fill(roleArn('talk'));
    await field(page, 'Timeout, milliseconds').fill('29000');
    await press(page, 'Add request mapping');
    await field(page, 'Parameter 1').fill('integration.request.header.x-id');
    await field(page, 'Value 1').fill('context.connectionId');
    await chooseOption(page, 'Content handling', 'CONVERT_TO_TEXT');
    await chooseOption(page, 'Passthrough behavior', 'NEVER');
    await field(page, 'Template selection expression').fill('$default');
    await press(page, 'Add template');
    await field(page, 'Template key 1').fill('$default');
    await fillCode(field(page, 'Template 1'), '{"text": $input.json("$.text")}');
    await expectCreated(page, sandbox, since, {
      ApiId: apiId,
      IntegrationType: 'AWS',
      IntegrationUri: invocationArn('talk'),
      IntegrationMethod: 'POST',
      CredentialsArn: roleArn('talk'),
      TimeoutInMillis: 29000,
      ContentHandlingStrategy: 'CONVERT_TO_TEXT',
      PassthroughBehavior: 'NEVER',
      TemplateSelectionExpression: '$default',
      RequestParameters: { 'integration.request.header.x-id': 'context.connectionId' },
      RequestTemplates: { $default: '{"text": $input.json("$.text")}' },
    });
  });

  await test.step('With a URL it sends URL and method, after a rejected call that keeps the input.', async () => {
    since = sandbox.calls.length;
    const message = 'Something with this name is being deleted';
    const fail = { status: 400, error: 'BadRequestException', message };
    sandbox.faults.push({ operation: 'CreateIntegration', times: 1, fail });
    await follow(page, paths.integration.create(apiId));
    await choice(page, 'HTTP').click();
    await field(page, 'URL').fill('https://talk.example.com');
    await chooseOption(page, 'Integration method', 'POST');
    await press(page, 'Create integration');
    await expectOneAlert(page, message);
    await expect(field(page, 'URL')).toHaveValue('https://talk.example.com');
    const second = sandbox.calls.length;
    await expectCalls(sandbox, ['CreateIntegration'], { since });
    await expectCreated(page, sandbox, second, {
      ApiId: apiId,
      IntegrationType: 'HTTP',
      IntegrationUri: 'https://talk.example.com',
      IntegrationMethod: 'POST',
    });
  });

  await test.step('As a mock it sends its type alone.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.integration.create(apiId));
    await choice(page, 'Mock').click();
    await expectCreated(page, sandbox, since, { ApiId: apiId, IntegrationType: 'MOCK' });
  });

  await test.step('A template is added and removed by its key.', async () => {
    const { Items = [] } = await seed(sandbox, 'GetIntegrations', { ApiId: apiId });
    const mock = Items.find(({ IntegrationType }) => IntegrationType === 'MOCK');
    const IntegrationId = mock?.IntegrationId ?? '';
    const saveTemplates = async (RequestTemplates: Record<string, string>) => {
      since = sandbox.calls.length;
      await save(page, /saved/);
      const input = { ApiId: apiId, IntegrationId, RequestTemplates };
      await expectCalls(sandbox, [{ operation: 'UpdateIntegration', input }], { since });
    };
    await follow(page, paths.integration.edit(apiId, IntegrationId));
    await press(page, 'Add template');
    await field(page, 'Template key 1').fill('200');
    await fillCode(field(page, 'Template 1'), '{"statusCode":200}');
    await saveTemplates({ '200': '{"statusCode":200}' });

    await follow(page, paths.integration.edit(apiId, IntegrationId));
    await press(page, 'Remove template 200');
    await saveTemplates({ '200': '' });
  });
});
