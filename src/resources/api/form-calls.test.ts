import type { ApiGatewayV2, CreateApiRequest } from '@aws-sdk/client-apigatewayv2';
import { apiArn } from '../../service/arn';
import { testFormCalls } from '../shared/form-calls.test-support';
import { apiForm } from './model';

const region = 'us-east-1';
const ROLE = 'arn:aws:iam::123456789012:role/gateway';
const USAGE_KEY = '$context.authorizer.usageIdentifierKey';
const CREATE_ONLY = 'A create sends it; an update cannot.';
const OF_CORS = 'CORS has a form of its own.';

const seedWith = (input: CreateApiRequest) => async (client: ApiGatewayV2) => {
  const { ApiId: id = '' } = await client.createApi(input);
  return { id, arn: apiArn(region, id), context: { region } };
};

const fixed = {
  ProtocolType: CREATE_ONLY,
  quickCreate: CREATE_ONLY,
  Target: CREATE_ONLY,
  RouteKey: CREATE_ONLY,
  CredentialsArn: CREATE_ONLY,
  AllowOrigins: OF_CORS,
  AllowMethods: OF_CORS,
  AllowHeaders: OF_CORS,
  ExposeHeaders: OF_CORS,
  MaxAge: OF_CORS,
  AllowCredentials: OF_CORS,
};

testFormCalls({
  form: apiForm,
  variant: 'of the protocol HTTP',
  seed: seedWith({
    Name: 'shop',
    ProtocolType: 'HTTP',
    Description: 'The shop',
    Version: '1.0',
    CorsConfiguration: { AllowOrigins: ['https://shop.example.com'] },
    Tags: { stage: 'old', team: 'web' },
  }),
  creates: [
    ['its name alone', { Name: 'pets' }, { Name: 'pets', ProtocolType: 'HTTP' }],
    [
      'every field',
      {
        Name: 'pets',
        Description: 'Pets and their photos',
        Version: '2.1',
        DisableExecuteApiEndpoint: true,
        IpAddressType: 'dualstack',
        AllowOrigins: ['https://shop.example.com'],
        AllowMethods: ['GET'],
        AllowHeaders: ['x-team'],
        ExposeHeaders: ['x-request-id'],
        MaxAge: '60',
        AllowCredentials: true,
        Tags: [{ key: 'team', value: 'pets' }],
      },
      {
        Name: 'pets',
        ProtocolType: 'HTTP',
        Description: 'Pets and their photos',
        Version: '2.1',
        DisableExecuteApiEndpoint: true,
        IpAddressType: 'dualstack',
        CorsConfiguration: {
          AllowOrigins: ['https://shop.example.com'],
          AllowMethods: ['GET'],
          AllowHeaders: ['x-team'],
          ExposeHeaders: ['x-request-id'],
          MaxAge: 60,
          AllowCredentials: true,
        },
        Tags: { team: 'pets' },
      },
    ],
    [
      'an integration, a route and a stage in the same call',
      {
        Name: 'quick',
        quickCreate: true,
        Target: 'https://example.com',
        RouteKey: 'GET /pets',
        CredentialsArn: ROLE,
      },
      {
        Name: 'quick',
        ProtocolType: 'HTTP',
        Target: 'https://example.com',
        RouteKey: 'GET /pets',
        CredentialsArn: ROLE,
      },
      // They are other resources.
      { quickCreate: false, Target: '', RouteKey: '', CredentialsArn: '' },
    ],
  ],
  edits: [
    ['its name', { Name: 'store' }, { Name: 'store' }],
    ['its description', { Description: 'New' }, { Description: 'New' }],
    ['its version', { Version: '1.1' }, { Version: '1.1' }],
    ['cleared texts as empty', { Description: '', Version: '' }, { Description: '', Version: '' }],
    ['its IP address type', { IpAddressType: 'dualstack' }, { IpAddressType: 'dualstack' }],
    ['its execute-api endpoint', { DisableExecuteApiEndpoint: true }, { DisableExecuteApiEndpoint: true }],
    [
      'tags by their own operations',
      {
        Tags: [
          { key: 'owner', value: 'me' },
          { key: 'team', value: 'shop' },
        ],
      },
      ({ arn: ResourceArn }) => [
        { operation: 'UntagResource', input: { ResourceArn, TagKeys: ['stage'] } },
        { operation: 'TagResource', input: { ResourceArn, Tags: { owner: 'me', team: 'shop' } } },
      ],
    ],
  ],
  fixed: {
    ...fixed,
    RouteSelectionExpression: 'Only WebSocket APIs have it.',
    ApiKeySelectionExpression: 'Only the form of WebSocket APIs shows it.',
    DisableSchemaValidation: 'Only WebSocket APIs have it.',
  },
});

testFormCalls({
  form: apiForm,
  variant: 'of the protocol WEBSOCKET',
  seed: seedWith({
    Name: 'chat',
    ProtocolType: 'WEBSOCKET',
    RouteSelectionExpression: '$request.body.action',
    Tags: { team: 'web' },
  }),
  creates: [
    [
      'every field of the protocol',
      {
        ProtocolType: 'WEBSOCKET',
        Name: 'talk',
        RouteSelectionExpression: '$request.body.kind',
        ApiKeySelectionExpression: USAGE_KEY,
        DisableSchemaValidation: true,
      },
      {
        Name: 'talk',
        ProtocolType: 'WEBSOCKET',
        RouteSelectionExpression: '$request.body.kind',
        ApiKeySelectionExpression: USAGE_KEY,
        DisableSchemaValidation: true,
      },
    ],
  ],
  edits: [
    ['its name', { Name: 'talk' }, { Name: 'talk' }],
    ['its description', { Description: 'New' }, { Description: 'New' }],
    ['its version', { Version: '1.1' }, { Version: '1.1' }],
    ['its IP address type', { IpAddressType: 'dualstack' }, { IpAddressType: 'dualstack' }],
    ['its execute-api endpoint', { DisableExecuteApiEndpoint: true }, { DisableExecuteApiEndpoint: true }],
    [
      'its route selection expression',
      { RouteSelectionExpression: '$request.body.kind' },
      { RouteSelectionExpression: '$request.body.kind' },
    ],
    [
      'its API key selection expression',
      { ApiKeySelectionExpression: USAGE_KEY },
      { ApiKeySelectionExpression: USAGE_KEY },
    ],
    ['its schema validation', { DisableSchemaValidation: true }, { DisableSchemaValidation: true }],
    [
      'a removed tag',
      { Tags: [] },
      ({ arn }) => [{ operation: 'UntagResource', input: { ResourceArn: arn, TagKeys: ['team'] } }],
    ],
  ],
  fixed,
});
