import type { Integration } from '@aws-sdk/client-apigatewayv2';
import { type FormRuleCases, formRuleCases, type InvalidCase } from '../../forms/form-rules.test-support';
import type { Protocol } from '../../service/rules/rule';
import { issuesOf } from '../shared/form-rules.test-support';
import { type IntegrationValues, integrationForm, toValues } from './model';

const issues = issuesOf(integrationForm);

const ROLE = 'arn:aws:iam::123456789012:role/caller';
const FUNCTION = 'arn:aws:lambda:eu-west-1:123456789012:function:orders';
const LISTENER =
  'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/inner/50dc6c495c0c9188/0467ef3c8400ae65';

const lambda: IntegrationValues = { ...toValues(undefined), IntegrationUri: FUNCTION };

const url: IntegrationValues = {
  ...toValues(undefined),
  preset: 'http',
  IntegrationUri: 'https://example.com',
  IntegrationMethod: 'GET',
};

const behindLink: IntegrationValues = {
  ...url,
  preset: 'private',
  IntegrationUri: LISTENER,
  ConnectionId: 'link1',
};

const queue: IntegrationValues = {
  ...toValues(undefined),
  preset: 'service',
  IntegrationSubtype: 'SQS-PurgeQueue',
  CredentialsArn: ROLE,
  RequestParameters: [{ key: 'QueueUrl', value: '$request.body.queue' }],
};

const original: Integration = {
  IntegrationId: 'i1',
  IntegrationType: 'AWS_PROXY',
  IntegrationUri: FUNCTION,
  PayloadFormatVersion: '2.0',
};

const originalQueue: Integration = {
  IntegrationId: 'i2',
  IntegrationType: 'AWS_PROXY',
  IntegrationSubtype: 'SQS-PurgeQueue',
  CredentialsArn: ROLE,
  PayloadFormatVersion: '1.0',
  RequestParameters: { QueueUrl: '$request.body.queue' },
};

const originalUrl: Integration = {
  IntegrationId: 'i3',
  IntegrationType: 'HTTP_PROXY',
  IntegrationUri: 'https://example.com',
  IntegrationMethod: 'GET',
  ConnectionType: 'INTERNET',
  PayloadFormatVersion: '1.0',
};

const originalPrivate: Integration = {
  ...originalUrl,
  IntegrationUri: LISTENER,
  ConnectionType: 'VPC_LINK',
  ConnectionId: 'link1',
  TlsConfig: { ServerNameToVerify: 'internal.example.com' },
};

const privateChange: Partial<IntegrationValues> = {
  preset: 'private',
  ConnectionId: 'link1',
  IntegrationUri: LISTENER,
};

const request = (key: string, value: string): Partial<IntegrationValues> => ({
  RequestParameters: [{ key, value }],
});
const response = (status: string, key: string): Partial<IntegrationValues> => ({
  ResponseParameters: [{ status, key, value: 'x' }],
});

const common: readonly InvalidCase<IntegrationValues>[] = [
  ['integration.shape', 'Description', { Description: 'd'.repeat(1025) }],
  ['integration.timeout', 'TimeoutInMillis', { TimeoutInMillis: '49' }],
  ['integration.shape', 'TimeoutInMillis', { TimeoutInMillis: 'long' }],
  ['integration.timeout', 'TimeoutInMillis', { TimeoutInMillis: '30001' }],
  ['integration.credentials', 'CredentialsArn', { CredentialsArn: 'me' }],
];

const mapping: readonly InvalidCase<IntegrationValues>[] = [
  ['mapping.request.key', 'RequestParameters', request('header.a', '$request.header.b')],
  ['mapping.reservedHeader', 'RequestParameters', request('append:header.via', 'x')],
  ['mapping.response.status', 'ResponseParameters', response('99', 'append:header.a')],
  ['mapping.response.key', 'ResponseParameters', response('200', 'header.a')],
  ['mapping.reservedHeader', 'ResponseParameters', response('200', 'append:header.via')],
];

const webSocketMapping: readonly InvalidCase<IntegrationValues>[] = [
  ['mapping.websocket.key', 'RequestParameters', request('header.a', "'x'")],
  ['mapping.websocket.value', 'RequestParameters', request('integration.request.header.a', 'x')],
];

const action: readonly InvalidCase<IntegrationValues>[] = [
  ['integration.subtype.known', 'IntegrationSubtype', { IntegrationSubtype: 'SQS-Nothing' }],
  ['integration.subtype.credentials', 'CredentialsArn', { CredentialsArn: '' }],
  ['integration.subtype.parameters', 'RequestParameters', { RequestParameters: [] }],
  [
    'integration.subtype.unknownParameter',
    'RequestParameters',
    { RequestParameters: [...queue.RequestParameters, { key: 'Description', value: 'x' }] },
  ],
];

const create = (
  form: string,
  protocol: Protocol,
  ...rest: [IntegrationValues, InvalidCase<IntegrationValues>[]]
) =>
  formRuleCases(
    `Integration, create: ${form}, ${protocol}`,
    (values) => issues(values, { apiId: 'a1', protocol }),
    ...rest,
  );

const edit = (form: string, before: Integration, invalid: InvalidCase<IntegrationValues>[]) =>
  formRuleCases(
    `Integration, edit: ${form}, HTTP`,
    (values) => issues(values, { apiId: 'a1', protocol: 'HTTP' }, before),
    toValues(before),
    invalid,
  );

export const integrationForms: FormRuleCases[] = [
  create('Lambda proxy', 'HTTP', lambda, [
    ...common,
    ...mapping,
    ['integration.uri', 'IntegrationUri', { IntegrationUri: 'orders' }],
    ['integration.payload.http', 'PayloadFormatVersion', { PayloadFormatVersion: '3.0' }],
    // Only reachable through JSON mode.
    ['integration.type.protocol', 'preset', { preset: 'mock' }],
    [
      'integration.members.websocket',
      'RequestTemplates',
      { preset: 'mock', RequestTemplates: [{ key: 'application/json', value: '{}' }] },
    ],
  ]),
  create('HTTP proxy', 'HTTP', url, [
    ['integration.uri', 'IntegrationUri', { IntegrationUri: '' }],
    ['integration.shape', 'IntegrationUri', { IntegrationUri: `https://example.com/${'p'.repeat(2048)}` }],
    ['integration.method.httpProxy', 'IntegrationMethod', { IntegrationMethod: '' }],
    ['integration.method.known', 'IntegrationMethod', { IntegrationMethod: 'FETCH' }],
  ]),
  create('private', 'HTTP', behindLink, [
    ['integration.vpcLink.connection', 'ConnectionId', { ConnectionId: '' }],
    ['integration.vpcLink.uri', 'IntegrationUri', { IntegrationUri: 'https://example.com' }],
    ['integration.shape', 'ServerNameToVerify', { ServerNameToVerify: 's'.repeat(513) }],
  ]),
  create('AWS service', 'HTTP', queue, [...action]),
  create('Lambda proxy', 'WEBSOCKET', lambda, [
    ...common,
    ...webSocketMapping,
    ['integration.uri', 'IntegrationUri', { IntegrationUri: '' }],
    ['integration.timeout', 'TimeoutInMillis', { TimeoutInMillis: '29001' }],
    ['integration.subtype.type', 'IntegrationSubtype', { ...queue }],
  ]),
  create('mock', 'WEBSOCKET', { ...toValues(undefined), preset: 'mock' }, [
    [
      'integration.shape',
      'RequestTemplates',
      { RequestTemplates: [{ key: 'application/json', value: 't'.repeat(32769) }] },
    ],
    ['integration.shape', 'PassthroughBehavior', { PassthroughBehavior: 'ALWAYS' }],
    ['integration.shape', 'ContentHandlingStrategy', { ContentHandlingStrategy: 'CONVERT' }],
  ]),
  edit('Lambda proxy', original, [
    ...common,
    ...mapping,
    ['integration.uri', 'IntegrationUri', { IntegrationUri: '' }],
    ['integration.payload.http', 'PayloadFormatVersion', { PayloadFormatVersion: '3.0' }],
  ]),
  edit('HTTP proxy changed to private', originalUrl, [
    ['integration.vpcLink.connection', 'ConnectionId', { ...privateChange, ConnectionId: '' }],
    [
      'integration.vpcLink.uri',
      'IntegrationUri',
      { ...privateChange, IntegrationUri: 'https://example.com' },
    ],
    ['integration.shape', 'ServerNameToVerify', { ...privateChange, ServerNameToVerify: 's'.repeat(513) }],
  ]),
  edit('private changed to HTTP proxy', originalPrivate, [
    ['integration.uri', 'IntegrationUri', { preset: 'http', IntegrationUri: '' }],
    ['integration.uri', 'IntegrationUri', { preset: 'http', IntegrationUri: LISTENER }],
  ]),
  edit('AWS service', originalQueue, [
    ...action,
    ['integration.subtype.payload', 'PayloadFormatVersion', { PayloadFormatVersion: '2.0' }],
  ]),
];
