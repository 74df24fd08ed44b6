import { type AuthorizerFacts, type AuthorizerState, authorizerRules, checkAuthorizer } from './authorizer';
import { testRules } from './rule-table.test-support';

const http: AuthorizerFacts = { protocol: 'HTTP' };
const socket: AuthorizerFacts = { protocol: 'WEBSOCKET' };
const request: AuthorizerState = {
  Name: 'guard',
  AuthorizerType: 'REQUEST',
  AuthorizerUri:
    'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations',
  AuthorizerPayloadFormatVersion: '2.0',
  IdentitySource: ['$request.header.Authorization'],
};
const forSocket: AuthorizerState = {
  ...request,
  AuthorizerPayloadFormatVersion: undefined,
  IdentitySource: ['route.request.querystring.token'],
};
const jwt: AuthorizerState = {
  Name: 'users',
  AuthorizerType: 'JWT',
  IdentitySource: ['$request.header.Authorization'],
  JwtConfiguration: { Issuer: 'https://issuer.example', Audience: ['a'] },
};

testRules('authorizers', authorizerRules, checkAuthorizer, [
  {
    rule: 'authorizer.required',
    refused: [{ AuthorizerType: 'JWT' }, http],
    message: 'Name is required',
    accepted: [jwt, http],
  },
  {
    rule: 'authorizer.shape',
    refused: [{ ...jwt, Name: 'x'.repeat(129) }, http],
    message: 'Name must have at most 128 characters',
    accepted: [{ ...jwt, Name: 'x'.repeat(128) }, http],
  },
  {
    rule: 'authorizer.type.websocket',
    refused: [jwt, socket],
    message: 'Invalid authorizer type. Only REQUEST authorizer type is supported on WEBSOCKET protocol Apis.',
    accepted: [forSocket, socket],
  },
  {
    rule: 'authorizer.uri.required',
    refused: [{ ...request, AuthorizerUri: undefined }, http],
    message: 'AuthorizerUri is a required field in an Authorizer',
    accepted: [request, http],
  },
  {
    rule: 'authorizer.uri.form',
    refused: [{ ...request, AuthorizerUri: 'arn:aws:lambda:us-east-1:123456789012:function:f' }, http],
    message: /^AuthorizerUri must be arn:aws:apigateway:/,
    accepted: [request, http],
  },
  {
    rule: 'authorizer.payload.required',
    refused: [{ ...request, AuthorizerPayloadFormatVersion: undefined }, http],
    message: 'AuthorizerPayloadFormatVersion is a required parameter for REQUEST authorizer',
    accepted: [forSocket, socket],
  },
  {
    rule: 'authorizer.payload.known',
    refused: [{ ...request, AuthorizerPayloadFormatVersion: '3.0' }, http],
    message: 'AuthorizerPayloadFormatVersion must be one of 1.0, 2.0',
    accepted: [{ ...request, AuthorizerPayloadFormatVersion: '1.0' }, http],
  },
  {
    rule: 'authorizer.payload.websocket',
    refused: [{ ...forSocket, AuthorizerPayloadFormatVersion: '1.0' }, socket],
    message: 'AuthorizerPayloadFormatVersion is supported only for HTTP APIs',
    accepted: [forSocket, socket],
  },
  {
    rule: 'authorizer.simpleResponses',
    refused: [{ ...request, AuthorizerPayloadFormatVersion: '1.0', EnableSimpleResponses: true }, http],
    message: 'EnableSimpleResponses can only be set for AuthorizerPayloadFormatVersion "2.0".',
    accepted: [{ ...request, EnableSimpleResponses: true }, http],
  },
  {
    rule: 'authorizer.ttl.range',
    refused: [{ ...request, AuthorizerResultTtlInSeconds: 3601 }, http],
    message: 'Authorizer result TTL outside allowable range. TTL must be between 0 and 3600 seconds.',
    accepted: [{ ...request, AuthorizerResultTtlInSeconds: 3600 }, http],
  },
  {
    rule: 'authorizer.ttl.websocket',
    refused: [{ ...forSocket, AuthorizerResultTtlInSeconds: 0 }, socket],
    message: 'AuthorizerResultTtlInSeconds cannot be set for WEBSOCKET protocol Apis.',
    accepted: [{ ...request, AuthorizerResultTtlInSeconds: 0 }, http],
  },
  {
    rule: 'authorizer.ttl.identitySource',
    refused: [{ ...request, IdentitySource: [], AuthorizerResultTtlInSeconds: 300 }, http],
    message: 'Identity source must be set if authorizer caching is enabled (TTL is greater than 0)',
    accepted: [{ ...request, IdentitySource: [], AuthorizerResultTtlInSeconds: 0 }, http],
  },
  {
    rule: 'authorizer.identitySource.http',
    refused: [{ ...request, IdentitySource: ['$context.identity.sourceIp', 'header.Authorization'] }, http],
    message:
      'Invalid identity source expression: header.Authorization. The source must be a request header, request querystring, stage variable or context parameter',
    path: ['IdentitySource', 1],
    accepted: [{ ...request, IdentitySource: ['$stageVariables.a', '$request.querystring.b'] }, http],
  },
  {
    rule: 'authorizer.identitySource.websocket',
    refused: [{ ...forSocket, IdentitySource: ['$request.header.Authorization'] }, socket],
    message:
      /^Invalid request identity source expression: \$request\.header\.Authorization\. The sources must be separated by comma, and each source must be either a request parameter, matching 'route\.request\.querystring\|header\.\[a-zA-Z0-9\._-\]\+', or a stage v/,
    accepted: [forSocket, socket],
  },
  {
    rule: 'authorizer.identitySource.jwt',
    refused: [{ ...jwt, IdentitySource: ['$request.header.a', '$request.header.b'] }, http],
    message: /^A JWT authorizer takes exactly one identity source/,
    accepted: [jwt, http],
  },
  {
    rule: 'authorizer.jwt.configuration',
    refused: [{ ...jwt, JwtConfiguration: undefined }, http],
    message: 'JwtConfiguration must not be null for JWT Authorizer',
    accepted: [jwt, http],
  },
  {
    rule: 'authorizer.jwt.audience',
    refused: [{ ...jwt, JwtConfiguration: { Issuer: 'https://a.example', Audience: [] } }, http],
    message: 'Audience list must have at least 1 item for JWT Authorizer',
    path: ['JwtConfiguration', 'Audience'],
    accepted: [jwt, http],
  },
  {
    rule: 'authorizer.jwt.audienceCount',
    refused: [
      {
        ...jwt,
        JwtConfiguration: {
          Issuer: 'https://a.example',
          Audience: Array.from({ length: 51 }, (_, at) => `a${at}`),
        },
      },
      http,
    ],
    message: 'A JWT authorizer can have at most 50 audiences',
    accepted: [jwt, http],
  },
  {
    rule: 'authorizer.jwt.issuer',
    refused: [{ ...jwt, JwtConfiguration: { Issuer: 'http://a.example', Audience: ['a'] } }, http],
    message: 'Invalid issuer: Issuer is not a valid URL for JWT Authorizer',
    path: ['JwtConfiguration', 'Issuer'],
    accepted: [jwt, http],
  },
  {
    rule: 'authorizer.jwt.discovery',
    refused: [jwt, { ...http, issuerResponds: false }],
    message: "Issuer must have a valid discovery endpoint ended with '/.well-known/openid-configuration'",
    accepted: [jwt, { ...http, issuerResponds: true }],
  },
  {
    rule: 'authorizer.credentials.request',
    refused: [{ ...jwt, AuthorizerCredentialsArn: 'arn:aws:iam::123456789012:role/r' }, http],
    message: 'AuthorizerCredentialsArn is supported only for REQUEST authorizers',
    accepted: [{ ...request, AuthorizerCredentialsArn: 'arn:aws:iam::123456789012:role/r' }, http],
  },
  {
    rule: 'authorizer.credentials.form',
    refused: [{ ...request, AuthorizerCredentialsArn: 'r' }, http],
    message: 'AuthorizerCredentialsArn must be the ARN of an IAM role',
    accepted: [{ ...request, AuthorizerCredentialsArn: 'arn:aws:iam::123456789012:role/r' }, http],
  },
  {
    rule: 'authorizer.name.duplicate',
    refused: [jwt, { ...http, otherAuthorizers: [{ AuthorizerId: 'a', Name: 'users' }] }],
    message: 'Authorizer with name users already exists for this API',
    status: 409,
    accepted: [
      { ...jwt, AuthorizerId: 'a' },
      { ...http, otherAuthorizers: [{ AuthorizerId: 'a', Name: 'users' }] },
    ],
  },
]);
