import type { ApiGatewayV2, CreateAuthorizerRequest } from '@aws-sdk/client-apigatewayv2';
import { FUNCTION_ARN, INVOCATION_ARN } from '../../sandbox/client.test-support';
import { testFormCalls } from '../shared/form-calls.test-support';
import { type AuthorizerContext, authorizerForm } from './model';

const HEADER = '$request.header.Authorization';
const ISSUER = 'https://issuer.example.com';
const ROLE = 'arn:aws:iam::123456789012:role/partners';
const OTHER_FUNCTION = `${FUNCTION_ARN}-v2`;
const OTHER_INVOCATION = INVOCATION_ARN.replace(FUNCTION_ARN, OTHER_FUNCTION);

const JWT: Partial<CreateAuthorizerRequest> = {
  Name: 'customers',
  AuthorizerType: 'JWT',
  IdentitySource: [HEADER],
  IdentityValidationExpression: '.+',
  JwtConfiguration: { Issuer: ISSUER, Audience: ['web'] },
};

const LAMBDA: Partial<CreateAuthorizerRequest> = {
  Name: 'partners',
  AuthorizerType: 'REQUEST',
  AuthorizerUri: INVOCATION_ARN,
  AuthorizerPayloadFormatVersion: '2.0',
  AuthorizerResultTtlInSeconds: 300,
  AuthorizerCredentialsArn: ROLE,
  IdentitySource: ['$request.header.x-partner-key'],
  IdentityValidationExpression: '.+',
};

const seedHttp = (input: Partial<CreateAuthorizerRequest>) => async (client: ApiGatewayV2) => {
  const { ApiId = '' } = await client.createApi({ Name: 'shop', ProtocolType: 'HTTP' });
  const { AuthorizerId: id = '' } = await client.createAuthorizer({
    ApiId,
    ...input,
  } as CreateAuthorizerRequest);
  const context: AuthorizerContext = {
    apiId: ApiId,
    region: 'us-east-1',
    protocol: 'HTTP',
    authorizers: (await client.getAuthorizers({ ApiId })).Items ?? [],
  };
  return { id, context };
};

const OTHER_TYPE = 'Belongs to the other type.';

testFormCalls({
  form: authorizerForm,
  variant: 'of the type JWT',
  seed: seedHttp(JWT),
  creates: [
    [
      'its required fields',
      { Name: 'staff', Issuer: ISSUER, Audience: ['admin'] },
      {
        Name: 'staff',
        AuthorizerType: 'JWT',
        IdentitySource: [HEADER],
        JwtConfiguration: { Issuer: ISSUER, Audience: ['admin'] },
      },
    ],
    [
      'every field',
      {
        Name: 'staff',
        Issuer: ISSUER,
        Audience: ['admin', 'audit'],
        IdentitySource: ['$request.querystring.token'],
        IdentityValidationExpression: '^Bearer .+$',
      },
      {
        Name: 'staff',
        AuthorizerType: 'JWT',
        IdentitySource: ['$request.querystring.token'],
        IdentityValidationExpression: '^Bearer .+$',
        JwtConfiguration: { Issuer: ISSUER, Audience: ['admin', 'audit'] },
      },
    ],
  ],
  edits: [
    ['its name', { Name: 'shoppers' }, { Name: 'shoppers' }],
    [
      'its issuer together with its audience',
      { Issuer: `${ISSUER}/new` },
      { JwtConfiguration: { Issuer: `${ISSUER}/new`, Audience: ['web'] } },
    ],
    [
      'its audience together with its issuer',
      { Audience: ['web', 'mobile'] },
      { JwtConfiguration: { Issuer: ISSUER, Audience: ['web', 'mobile'] } },
    ],
    [
      'its identity source',
      { IdentitySource: ['$request.header.x-token'] },
      { IdentitySource: ['$request.header.x-token'] },
    ],
    [
      'its validation expression',
      { IdentityValidationExpression: '^Bearer .+$' },
      { IdentityValidationExpression: '^Bearer .+$' },
    ],
    [
      'a cleared validation expression',
      { IdentityValidationExpression: '' },
      { IdentityValidationExpression: '' },
    ],
  ],
  fixed: {
    AuthorizerType: 'A change of the type has tests of its own.',
    AuthorizerUri: OTHER_TYPE,
    AuthorizerPayloadFormatVersion: OTHER_TYPE,
    AuthorizerResultTtlInSeconds: OTHER_TYPE,
    EnableSimpleResponses: OTHER_TYPE,
    AuthorizerCredentialsArn: OTHER_TYPE,
  },
});

testFormCalls({
  form: authorizerForm,
  variant: 'of the type REQUEST',
  seed: seedHttp(LAMBDA),
  creates: [
    [
      'its required fields, the ARN as the invocation URI',
      { AuthorizerType: 'REQUEST', Name: 'keys', AuthorizerUri: FUNCTION_ARN },
      {
        Name: 'keys',
        AuthorizerType: 'REQUEST',
        AuthorizerUri: INVOCATION_ARN,
        AuthorizerPayloadFormatVersion: '2.0',
        EnableSimpleResponses: true,
        IdentitySource: [HEADER],
      },
      { AuthorizerUri: INVOCATION_ARN },
    ],
    [
      'every field',
      {
        AuthorizerType: 'REQUEST',
        Name: 'keys',
        AuthorizerUri: INVOCATION_ARN,
        AuthorizerPayloadFormatVersion: '1.0',
        EnableSimpleResponses: true,
        AuthorizerResultTtlInSeconds: '3600',
        AuthorizerCredentialsArn: ROLE,
        IdentitySource: [HEADER, '$context.identity.sourceIp'],
      },
      {
        Name: 'keys',
        AuthorizerType: 'REQUEST',
        AuthorizerUri: INVOCATION_ARN,
        AuthorizerPayloadFormatVersion: '1.0',
        AuthorizerResultTtlInSeconds: 3600,
        AuthorizerCredentialsArn: ROLE,
        IdentitySource: [HEADER, '$context.identity.sourceIp'],
      },
      // Only payload format 2.0 has simple responses.
      { EnableSimpleResponses: false },
    ],
  ],
  refused: [
    [
      'a TTL beyond an hour',
      { AuthorizerResultTtlInSeconds: '4000' },
      'AuthorizerResultTtlInSeconds',
      'Authorizer result TTL outside allowable range. TTL must be between 0 and 3600 seconds.',
    ],
    [
      'no function',
      { AuthorizerUri: '' },
      'AuthorizerUri',
      'AuthorizerUri is a required field in an Authorizer',
    ],
    [
      'a name in use',
      { Name: 'partners' },
      'Name',
      'Authorizer with name partners already exists for this API',
    ],
  ],
  edits: [
    ['its name', { Name: 'suppliers' }, { Name: 'suppliers' }],
    [
      'its function',
      { AuthorizerUri: OTHER_FUNCTION },
      { AuthorizerUri: OTHER_INVOCATION },
      { AuthorizerUri: OTHER_INVOCATION },
    ],
    [
      'its payload format version',
      { AuthorizerPayloadFormatVersion: '1.0' },
      { AuthorizerPayloadFormatVersion: '1.0' },
    ],
    ['its simple responses', { EnableSimpleResponses: true }, { EnableSimpleResponses: true }],
    ['its TTL', { AuthorizerResultTtlInSeconds: '60' }, { AuthorizerResultTtlInSeconds: 60 }],
    [
      'a cleared TTL as 0',
      { AuthorizerResultTtlInSeconds: '' },
      { AuthorizerResultTtlInSeconds: 0 },
      { AuthorizerResultTtlInSeconds: '0' },
    ],
    ['its credentials', { AuthorizerCredentialsArn: `${ROLE}-2` }, { AuthorizerCredentialsArn: `${ROLE}-2` }],
    ['cleared credentials', { AuthorizerCredentialsArn: '' }, { AuthorizerCredentialsArn: '' }],
    [
      'its identity source',
      { IdentitySource: [HEADER, '$context.identity.sourceIp'] },
      { IdentitySource: [HEADER, '$context.identity.sourceIp'] },
    ],
  ],
  fixed: {
    AuthorizerType: 'A change of the type has tests of its own.',
    Issuer: OTHER_TYPE,
    Audience: OTHER_TYPE,
    IdentityValidationExpression: 'Without effect on this type: it is kept, and not shown.',
  },
});
