import type { ApiGatewayV2, CreateIntegrationRequest } from '@aws-sdk/client-apigatewayv2';
import { FUNCTION_ARN, INVOCATION_ARN } from '../../sandbox/client.test-support';
import { testFormCalls } from '../shared/form-calls.test-support';
import { type IntegrationContext, integrationForm } from './model';

const ROLE = 'arn:aws:iam::123456789012:role/orders';
const PETS = 'https://pets.example.com/v1/{proxy}';
const LISTENER = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/a/b/c';
const OTHER_PRESET = 'Belongs to another preset.';
const OTHER_PROTOCOL = 'Belongs to the other protocol.';
const AS_LAMBDA = 'As with a Lambda function.';
const IN_FORM = 'A value of the form, not a member.';

const WEBSOCKET_ONLY = {
  ContentHandlingStrategy: OTHER_PROTOCOL,
  PassthroughBehavior: OTHER_PROTOCOL,
  TemplateSelectionExpression: OTHER_PROTOCOL,
  RequestTemplates: OTHER_PROTOCOL,
};

const seedIn = (protocol: 'HTTP' | 'WEBSOCKET', input: Partial<CreateIntegrationRequest>) =>
  async function seed(client: ApiGatewayV2) {
    const { ApiId = '' } = await client.createApi({
      Name: 'shop',
      ProtocolType: protocol,
      ...(protocol === 'WEBSOCKET' && { RouteSelectionExpression: '$request.body.action' }),
    });
    const { IntegrationId: id = '' } = await client.createIntegration({
      ApiId,
      ...input,
    } as CreateIntegrationRequest);
    const context: IntegrationContext = { apiId: ApiId, protocol };
    return { id, context };
  };

testFormCalls({
  form: integrationForm,
  variant: 'with a Lambda function',
  seed: seedIn('HTTP', {
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: FUNCTION_ARN,
    PayloadFormatVersion: '2.0',
    Description: 'Orders',
    CredentialsArn: ROLE,
    TimeoutInMillis: 5000,
    RequestParameters: { 'overwrite:header.x-shop': 'orders' },
    ResponseParameters: { '500': { 'overwrite:statuscode': '502' } },
  }),
  creates: [
    [
      'its required fields',
      { IntegrationUri: FUNCTION_ARN },
      { IntegrationType: 'AWS_PROXY', IntegrationUri: FUNCTION_ARN, PayloadFormatVersion: '2.0' },
    ],
    [
      'every field',
      {
        IntegrationUri: FUNCTION_ARN,
        PayloadFormatVersion: '1.0',
        TimeoutInMillis: '50',
        CredentialsArn: ROLE,
        Description: 'Pets and their photos',
        RequestParameters: [{ key: 'overwrite:header.x-shop', value: 'pets' }],
        ResponseParameters: [{ status: '500', key: 'overwrite:statuscode', value: '502' }],
      },
      {
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: FUNCTION_ARN,
        PayloadFormatVersion: '1.0',
        TimeoutInMillis: 50,
        CredentialsArn: ROLE,
        Description: 'Pets and their photos',
        RequestParameters: { 'overwrite:header.x-shop': 'pets' },
        ResponseParameters: { '500': { 'overwrite:statuscode': '502' } },
      },
    ],
  ],
  refused: [
    [
      'a timeout beyond 30 seconds',
      { TimeoutInMillis: '40000' },
      'TimeoutInMillis',
      'Timeout should be between 50 ms and 30000 ms',
    ],
    [
      'a timeout that is not a number',
      { TimeoutInMillis: 'soon' },
      'TimeoutInMillis',
      'TimeoutInMillis must be a number',
    ],
    [
      'a URL in place of a function',
      { IntegrationUri: 'https://example.com' },
      'IntegrationUri',
      'IntegrationUri must be a Lambda function ARN for integration type AWS_PROXY',
    ],
    [
      'credentials that are not a role',
      { CredentialsArn: 'orders' },
      'CredentialsArn',
      'CredentialsArn must be the ARN of an IAM role, or arn:aws:iam::*:user/*',
    ],
    ['an AWS service without its action', { preset: 'service' }, 'IntegrationSubtype', 'Choose an action.'],
  ],
  edits: [
    ['its function', { IntegrationUri: `${FUNCTION_ARN}-v2` }, { IntegrationUri: `${FUNCTION_ARN}-v2` }],
    ['its payload format version', { PayloadFormatVersion: '1.0' }, { PayloadFormatVersion: '1.0' }],
    ['its timeout', { TimeoutInMillis: '29000' }, { TimeoutInMillis: 29000 }],
    [
      'a cleared timeout as the maximum',
      { TimeoutInMillis: '' },
      { TimeoutInMillis: 30000 },
      { TimeoutInMillis: '30000' },
    ],
    ['its credentials', { CredentialsArn: `${ROLE}-2` }, { CredentialsArn: `${ROLE}-2` }],
    ['cleared credentials', { CredentialsArn: '' }, { CredentialsArn: '' }],
    ['its description', { Description: 'All orders' }, { Description: 'All orders' }],
    ['a cleared description', { Description: '' }, { Description: '' }],
    [
      'the one request parameter that differs and a removed one as empty',
      { RequestParameters: [{ key: 'append:header.x-team', value: 'web' }] },
      { RequestParameters: { 'append:header.x-team': 'web', 'overwrite:header.x-shop': '' } },
    ],
    [
      'its response mapping',
      { ResponseParameters: [{ status: '500', key: 'overwrite:statuscode', value: '503' }] },
      { ResponseParameters: { '500': { 'overwrite:statuscode': '503' } } },
    ],
    [
      'a removed response mapping as an empty map',
      { ResponseParameters: [] },
      { ResponseParameters: { '500': {} } },
    ],
  ],
  fixed: {
    preset: 'A change of the preset has tests of its own.',
    formerUris: IN_FORM,
    IntegrationMethod: OTHER_PRESET,
    IntegrationSubtype: OTHER_PRESET,
    ConnectionId: OTHER_PRESET,
    ServerNameToVerify: OTHER_PRESET,
    ...WEBSOCKET_ONLY,
  },
});

testFormCalls({
  form: integrationForm,
  variant: 'with a URL',
  seed: seedIn('HTTP', {
    IntegrationType: 'HTTP_PROXY',
    IntegrationUri: PETS,
    IntegrationMethod: 'ANY',
    PayloadFormatVersion: '1.0',
  }),
  creates: [
    [
      'its required fields',
      { preset: 'http', IntegrationUri: PETS, IntegrationMethod: 'GET' },
      {
        IntegrationType: 'HTTP_PROXY',
        IntegrationUri: PETS,
        IntegrationMethod: 'GET',
        PayloadFormatVersion: '1.0',
      },
    ],
  ],
  edits: [
    [
      'its URL',
      { IntegrationUri: 'https://pets.example.com/v2/{proxy}' },
      { IntegrationUri: 'https://pets.example.com/v2/{proxy}' },
    ],
    ['its method', { IntegrationMethod: 'POST' }, { IntegrationMethod: 'POST' }],
  ],
  fixed: {
    preset: 'A change of the preset has tests of its own.',
    formerUris: IN_FORM,
    PayloadFormatVersion: OTHER_PRESET,
    IntegrationSubtype: OTHER_PRESET,
    ConnectionId: OTHER_PRESET,
    ServerNameToVerify: OTHER_PRESET,
    Description: AS_LAMBDA,
    TimeoutInMillis: AS_LAMBDA,
    CredentialsArn: AS_LAMBDA,
    RequestParameters: AS_LAMBDA,
    ResponseParameters: AS_LAMBDA,
    ...WEBSOCKET_ONLY,
  },
});

testFormCalls({
  form: integrationForm,
  variant: 'behind a VPC link',
  async seed(client) {
    const { VpcLinkId: link = '' } = await client.createVpcLink({ Name: 'one', SubnetIds: ['subnet-1'] });
    const { VpcLinkId: other = '' } = await client.createVpcLink({ Name: 'two', SubnetIds: ['subnet-1'] });
    const seeded = await seedIn('HTTP', {
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'ANY',
      ConnectionType: 'VPC_LINK',
      ConnectionId: link,
      IntegrationUri: LISTENER,
      PayloadFormatVersion: '1.0',
      TlsConfig: { ServerNameToVerify: 'internal.example.com' },
    })(client);
    return { ...seeded, link, other };
  },
  creates: [
    [
      'every field of the preset',
      ({ link }) => ({
        preset: 'private' as const,
        ConnectionId: link,
        IntegrationUri: LISTENER,
        IntegrationMethod: 'ANY',
        ServerNameToVerify: 'internal.example.com',
        RequestParameters: [{ key: 'overwrite:path', value: '$request.path' }],
      }),
      ({ link }) => ({
        IntegrationType: 'HTTP_PROXY',
        ConnectionType: 'VPC_LINK',
        ConnectionId: link,
        IntegrationUri: LISTENER,
        IntegrationMethod: 'ANY',
        PayloadFormatVersion: '1.0',
        TlsConfig: { ServerNameToVerify: 'internal.example.com' },
        RequestParameters: { 'overwrite:path': '$request.path' },
      }),
    ],
  ],
  edits: [
    ['its VPC link', ({ other }) => ({ ConnectionId: other }), ({ other }) => ({ ConnectionId: other })],
    ['its listener', { IntegrationUri: `${LISTENER}d` }, { IntegrationUri: `${LISTENER}d` }],
    ['its method', { IntegrationMethod: 'GET' }, { IntegrationMethod: 'GET' }],
    [
      'its server name',
      { ServerNameToVerify: 'other.example.com' },
      { TlsConfig: { ServerNameToVerify: 'other.example.com' } },
    ],
    ['a cleared server name', { ServerNameToVerify: '' }, { TlsConfig: { ServerNameToVerify: '' } }],
  ],
  fixed: {
    preset: 'A change of the preset has tests of its own.',
    formerUris: IN_FORM,
    PayloadFormatVersion: OTHER_PRESET,
    IntegrationSubtype: OTHER_PRESET,
    Description: AS_LAMBDA,
    TimeoutInMillis: AS_LAMBDA,
    CredentialsArn: AS_LAMBDA,
    RequestParameters: AS_LAMBDA,
    ResponseParameters: AS_LAMBDA,
    ...WEBSOCKET_ONLY,
  },
});

testFormCalls({
  form: integrationForm,
  variant: 'of a WebSocket API',
  seed: seedIn('WEBSOCKET', {
    IntegrationType: 'AWS',
    IntegrationUri: INVOCATION_ARN,
    IntegrationMethod: 'POST',
    TemplateSelectionExpression: '\\$default',
    TimeoutInMillis: 1000,
    RequestParameters: { 'integration.request.header.x-id': 'context.connectionId' },
    RequestTemplates: { $default: '{}', short: 'no' },
  }),
  creates: [
    ['a mock', { preset: 'mock' }, { IntegrationType: 'MOCK' }, { PayloadFormatVersion: '' }],
    [
      'its function without a payload format version',
      { IntegrationUri: FUNCTION_ARN, TimeoutInMillis: '29000' },
      { IntegrationType: 'AWS_PROXY', IntegrationUri: FUNCTION_ARN, TimeoutInMillis: 29000 },
    ],
    [
      'every field of an AWS action',
      {
        preset: 'aws',
        IntegrationUri: INVOCATION_ARN,
        IntegrationMethod: 'POST',
        CredentialsArn: ROLE,
        TimeoutInMillis: '29000',
        ContentHandlingStrategy: 'CONVERT_TO_TEXT',
        PassthroughBehavior: 'NEVER',
        TemplateSelectionExpression: '$default',
        RequestParameters: [{ key: 'integration.request.header.x-id', value: 'context.connectionId' }],
        RequestTemplates: [{ key: '$default', value: '{"text": $input.json("$.text")}' }],
      },
      {
        IntegrationType: 'AWS',
        IntegrationUri: INVOCATION_ARN,
        IntegrationMethod: 'POST',
        CredentialsArn: ROLE,
        TimeoutInMillis: 29000,
        ContentHandlingStrategy: 'CONVERT_TO_TEXT',
        PassthroughBehavior: 'NEVER',
        TemplateSelectionExpression: '$default',
        RequestParameters: { 'integration.request.header.x-id': 'context.connectionId' },
        RequestTemplates: { $default: '{"text": $input.json("$.text")}' },
      },
    ],
  ],
  refused: [
    [
      'a timeout beyond 29 seconds',
      { TimeoutInMillis: '30000' },
      'TimeoutInMillis',
      'Timeout should be between 50 ms and 29000 ms',
    ],
  ],
  edits: [
    ['its description', { Description: 'Rooms' }, { Description: 'Rooms' }],
    ['its method', { IntegrationMethod: 'PUT' }, { IntegrationMethod: 'PUT' }],
    [
      'its content handling',
      { ContentHandlingStrategy: 'CONVERT_TO_BINARY' },
      { ContentHandlingStrategy: 'CONVERT_TO_BINARY' },
    ],
    ['its passthrough behavior', { PassthroughBehavior: 'NEVER' }, { PassthroughBehavior: 'NEVER' }],
    [
      'its template selection expression',
      { TemplateSelectionExpression: '$default' },
      { TemplateSelectionExpression: '$default' },
    ],
    [
      'the one template that differs and a removed one as empty',
      { RequestTemplates: [{ key: '$default', value: '{"a":1}' }] },
      { RequestTemplates: { $default: '{"a":1}', short: '' } },
    ],
    [
      'a removed request mapping as empty',
      { RequestParameters: [] },
      { RequestParameters: { 'integration.request.header.x-id': '' } },
    ],
    [
      'a cleared timeout as the maximum of the protocol',
      { TimeoutInMillis: '' },
      { TimeoutInMillis: 29000 },
      { TimeoutInMillis: '29000' },
    ],
  ],
  fixed: {
    preset: 'A change of the preset has tests of its own.',
    formerUris: IN_FORM,
    IntegrationUri: AS_LAMBDA,
    CredentialsArn: AS_LAMBDA,
    IntegrationSubtype: OTHER_PRESET,
    ConnectionId: OTHER_PRESET,
    ServerNameToVerify: OTHER_PRESET,
    PayloadFormatVersion: OTHER_PROTOCOL,
    ResponseParameters: OTHER_PROTOCOL,
  },
});
