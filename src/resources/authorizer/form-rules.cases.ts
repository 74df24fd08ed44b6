import type { Authorizer } from '@aws-sdk/client-apigatewayv2';
import { type FormRuleCases, formRuleCases, type InvalidCase } from '../../forms/form-rules.test-support';
import type { Protocol } from '../../service/rules/rule';
import { issuesOf } from '../shared/form-rules.test-support';
import { type AuthorizerContext, type AuthorizerValues, authorizerForm, toValues } from './model';

const issues = issuesOf(authorizerForm);

const contextOf = (protocol: Protocol): AuthorizerContext => ({
  apiId: 'a1',
  region: 'eu-west-1',
  protocol,
  authorizers: [{ AuthorizerId: 'other', Name: 'taken' }],
});

const FUNCTION = 'arn:aws:lambda:eu-west-1:123456789012:function:guard';

const jwt: AuthorizerValues = {
  ...toValues(undefined, 'HTTP'),
  Name: 'users',
  Issuer: 'https://id.example.com',
  Audience: ['web'],
};

const lambda = (protocol: Protocol): AuthorizerValues => ({
  ...toValues(undefined, protocol),
  AuthorizerType: 'REQUEST',
  Name: 'guard',
  AuthorizerUri: FUNCTION,
});

const original: Authorizer = {
  AuthorizerId: 'g1',
  AuthorizerType: 'JWT',
  Name: 'users',
  IdentitySource: ['$request.header.Authorization'],
  JwtConfiguration: { Issuer: 'https://id.example.com', Audience: ['web'] },
};

const jwtInvalid: readonly InvalidCase<AuthorizerValues>[] = [
  ['authorizer.shape', 'Name', { Name: '' }],
  ['authorizer.shape', 'Audience', { Audience: ['a'.repeat(1025)] }],
  ['authorizer.name.duplicate', 'Name', { Name: 'taken' }],
  ['authorizer.identitySource.jwt', 'IdentitySource', { IdentitySource: ['$context.path'] }],
  ['authorizer.identitySource.jwt', 'IdentitySource', { IdentitySource: [] }],
  ['authorizer.jwt.audience', 'Audience', { Audience: [] }],
  [
    'authorizer.jwt.audienceCount',
    'Audience',
    { Audience: Array.from({ length: 51 }, (_, at) => `client${at}`) },
  ],
  ['authorizer.jwt.issuer', 'Issuer', { Issuer: 'http://id.example.com' }],
];

const lambdaInvalid: readonly InvalidCase<AuthorizerValues>[] = [
  ['authorizer.uri.required', 'AuthorizerUri', { AuthorizerUri: '' }],
  ['authorizer.uri.form', 'AuthorizerUri', { AuthorizerUri: 'guard' }],
  ['authorizer.credentials.form', 'AuthorizerCredentialsArn', { AuthorizerCredentialsArn: 'me' }],
];

export const authorizerForms: FormRuleCases[] = [
  formRuleCases('Authorizer, create: JWT', (values) => issues(values, contextOf('HTTP')), jwt, jwtInvalid),
  formRuleCases(
    'Authorizer, edit: JWT',
    (values) => issues(values, contextOf('HTTP'), original),
    toValues(original, 'HTTP'),
    jwtInvalid,
  ),
  formRuleCases(
    'Authorizer, create: Lambda, HTTP',
    (values) => issues(values, contextOf('HTTP')),
    lambda('HTTP'),
    [
      ...lambdaInvalid,
      ['authorizer.ttl.range', 'AuthorizerResultTtlInSeconds', { AuthorizerResultTtlInSeconds: '3601' }],
      [
        'authorizer.ttl.identitySource',
        'IdentitySource',
        { AuthorizerResultTtlInSeconds: '300', IdentitySource: [] },
      ],
      [
        'authorizer.payload.required',
        'AuthorizerPayloadFormatVersion',
        { AuthorizerPayloadFormatVersion: '' },
      ],
      [
        'authorizer.payload.known',
        'AuthorizerPayloadFormatVersion',
        { AuthorizerPayloadFormatVersion: '3.0' },
      ],
      ['authorizer.identitySource.http', 'IdentitySource', { IdentitySource: ['Authorization'] }],
    ],
  ),
  formRuleCases(
    'Authorizer, create: Lambda, WebSocket',
    (values) => issues(values, contextOf('WEBSOCKET')),
    lambda('WEBSOCKET'),
    [
      ...lambdaInvalid,
      ['authorizer.type.websocket', 'AuthorizerType', { AuthorizerType: 'JWT' }],
      [
        'authorizer.identitySource.websocket',
        'IdentitySource',
        { IdentitySource: ['$request.header.Authorization'] },
      ],
    ],
  ),
];
