import { expect, it } from 'vitest';
import { checkIntegration, integrationRules } from './integration';
import type { IntegrationFacts, IntegrationState } from './integration-facts';
import { mappingRules, webSocketMappingRules } from './parameter-mapping';
import { testRules } from './rule-table.test-support';
import { SUBTYPES } from './subtypes';

const http: IntegrationFacts = { protocol: 'HTTP' };
const socket: IntegrationFacts = { protocol: 'WEBSOCKET' };
const lambda: IntegrationState = {
  IntegrationType: 'AWS_PROXY',
  IntegrationUri: 'arn:aws:lambda:us-east-1:123456789012:function:f',
};
const proxy: IntegrationState = {
  IntegrationType: 'HTTP_PROXY',
  IntegrationMethod: 'GET',
  IntegrationUri: `https://\${stageVariables.host}/{proxy}?a=1`,
};
const link: IntegrationState = {
  IntegrationType: 'HTTP_PROXY',
  IntegrationMethod: 'ANY',
  ConnectionType: 'VPC_LINK',
  ConnectionId: 'abc123',
  IntegrationUri: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/a/1/2',
};
const sqs: IntegrationState = {
  IntegrationType: 'AWS_PROXY',
  IntegrationSubtype: 'SQS-SendMessage',
  CredentialsArn: 'arn:aws:iam::123456789012:role/r',
  PayloadFormatVersion: '1.0',
  RequestParameters: { QueueUrl: 'https://sqs', MessageBody: '$request.body' },
};
const mapped = (key: string) => ({ ...proxy, RequestParameters: { [key]: '1' } });

testRules(
  'integrations',
  [...integrationRules, ...mappingRules, ...webSocketMappingRules],
  checkIntegration,
  [
    {
      rule: 'integration.managed.delete',
      refused: [lambda, { mode: 'delete', managed: true }],
      message: /You can update it, but you can't delete it/,
      accepted: [lambda, { mode: 'update', managed: true }],
    },
    {
      rule: 'integration.required',
      refused: [{}, http],
      message: 'IntegrationType is required',
      accepted: [lambda, http],
    },
    {
      rule: 'integration.shape',
      refused: [{ ...link, TlsConfig: { ServerNameToVerify: 'x'.repeat(513) } }, http],
      message: 'TlsConfig.ServerNameToVerify must have at most 512 characters',
      path: ['TlsConfig', 'ServerNameToVerify'],
      accepted: [{ ...link, TlsConfig: { ServerNameToVerify: 'a.example' } }, http],
    },
    {
      rule: 'integration.type.protocol',
      refused: [{ IntegrationType: 'MOCK' }, http],
      message:
        'Currently, an API with a protocol type of HTTP may only be associated with proxy integrations (AWS_PROXY, HTTP_PROXY)',
      accepted: [{ IntegrationType: 'MOCK' }, socket],
    },
    {
      rule: 'integration.update.subtype',
      refused: [sqs, { ...http, sent: { IntegrationType: 'AWS_PROXY' } }],
      message: 'Invalid integration URI specified',
      path: ['IntegrationSubtype'],
      accepted: [sqs, { ...http, sent: sqs }],
    },
    {
      rule: 'integration.update.subtype',
      refused: [
        { ...sqs, IntegrationSubtype: undefined },
        { ...http, sent: {}, formerSubtype: 'SQS-PurgeQueue' },
      ],
      message: 'Invalid integration URI specified',
      path: ['IntegrationType'],
      accepted: [lambda, { ...http, sent: { Description: 'a' } }],
    },
    {
      rule: 'integration.update.parameters',
      refused: [sqs, { ...http, sent: { ...sqs, RequestParameters: {} } }],
      message:
        /^Operation: SQS-.* requires enabling passthrough, or defining all of the following parameters/,
      accepted: [sqs, { ...http, sent: sqs }],
    },
    {
      rule: 'integration.subtype.known',
      refused: [{ ...sqs, IntegrationSubtype: 'SQS-Nothing' }, http],
      message: 'Operation: SQS-Nothing is not supported.',
      accepted: [sqs, http],
    },
    {
      rule: 'integration.subtype.known',
      refused: [{ ...sqs, IntegrationSubtype: 'constructor' }, http],
      message: 'Operation: constructor is not supported.',
      accepted: [sqs, http],
    },
    {
      rule: 'integration.subtype.type',
      refused: [{ ...sqs, IntegrationType: 'HTTP_PROXY' }, http],
      message: 'IntegrationSubtype is supported only for HTTP API AWS_PROXY integrations',
      accepted: [sqs, http],
    },
    {
      rule: 'integration.subtype.payload',
      refused: [{ ...sqs, PayloadFormatVersion: '2.0' }, http],
      message: 'Operation: SQS-SendMessage is not supported.',
      accepted: [sqs, http],
    },
    {
      rule: 'integration.subtype.credentials',
      refused: [{ ...sqs, CredentialsArn: undefined }, http],
      message: 'Role ARN must be specified for AWS integration configuration with Subtype: SQS-SendMessage',
      accepted: [sqs, http],
    },
    {
      rule: 'integration.subtype.parameters',
      refused: [
        {
          ...sqs,
          IntegrationSubtype: 'EventBridge-PutEvents',
          RequestParameters: { Detail: '1', Source: '2' },
        },
        http,
      ],
      message:
        'Operation: EventBridge-PutEvents requires enabling passthrough, or defining all of the following parameters in the parameter mapping: [Detail, DetailType, Source]',
      path: ['RequestParameters', 'DetailType'],
      accepted: [sqs, http],
    },
    {
      rule: 'integration.subtype.unknownParameter',
      refused: [{ ...sqs, RequestParameters: { ...sqs.RequestParameters, Subject: 'x' } }, http],
      message: 'Operation: SQS-SendMessage does not support the parameter Subject',
      accepted: [{ ...sqs, RequestParameters: { ...sqs.RequestParameters, Region: 'eu-west-1' } }, http],
    },
    {
      rule: 'integration.payload.http',
      refused: [{ ...lambda, PayloadFormatVersion: '3.0' }, http],
      message: 'Unsupported PayloadFormatVersion: 3.0',
      accepted: [{ ...lambda, PayloadFormatVersion: '2.0' }, http],
    },
    {
      rule: 'integration.payload.http',
      refused: [{ ...proxy, PayloadFormatVersion: '2.0' }, http],
      message: 'PayloadFormatVersion 2.0 is not supported for integration of type HTTP_PROXY',
      accepted: [{ ...proxy, PayloadFormatVersion: '1.0' }, http],
    },
    {
      rule: 'integration.payload.websocket',
      refused: [{ ...lambda, PayloadFormatVersion: '2.0' }, socket],
      message: 'Unsupported PayloadFormatVersion: 2.0',
      accepted: [{ ...lambda, PayloadFormatVersion: '1.0' }, socket],
    },
    {
      rule: 'integration.method.httpProxy',
      refused: [{ ...proxy, IntegrationMethod: undefined }, http],
      message: 'HttpMethod parameter method must be specified for integrationType HTTPPROXY',
      accepted: [proxy, http],
    },
    {
      rule: 'integration.method.known',
      refused: [{ ...proxy, IntegrationMethod: 'TRACE' }, http],
      message: /^IntegrationMethod must be one of/,
      accepted: [{ ...lambda, IntegrationMethod: 'GET' }, http],
    },
    {
      rule: 'integration.vpcLink.connection',
      refused: [{ ...link, ConnectionId: undefined }, http],
      message: 'ConnectionId must be set to vpcLinkId for ConnectionType VPC_LINK',
      accepted: [link, http],
    },
    {
      rule: 'integration.vpcLink.exists',
      refused: [link, { ...http, vpcLinkIds: new Set<string>() }],
      message: 'Invalid VpcLink identifier specified abc123',
      status: 404,
      accepted: [link, { ...http, vpcLinkIds: new Set(['abc123']) }],
    },
    {
      rule: 'integration.vpcLink.uri',
      refused: [{ ...link, IntegrationUri: 'https://example.com' }, http],
      message:
        'For VpcLink VPC_LINK, integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN.',
      accepted: [
        { ...link, IntegrationUri: 'arn:aws:servicediscovery:us-east-1:123456789012:service/srv-id?stage=a' },
        http,
      ],
    },
    {
      rule: 'integration.vpcLink.type',
      refused: [{ ...link, IntegrationType: 'AWS_PROXY' }, http],
      message: 'Private integrations must be of type HTTP_PROXY',
      accepted: [link, http],
    },
    {
      rule: 'integration.uri',
      refused: [{ ...proxy, IntegrationUri: 'example.com' }, http],
      message: 'IntegrationUri must be a fully qualified HTTP URL for integration type HTTP_PROXY',
      accepted: [proxy, http],
    },
    {
      rule: 'integration.uri',
      refused: [{ ...lambda, IntegrationUri: undefined }, http],
      message: 'IntegrationUri must be a Lambda function ARN for integration type AWS_PROXY',
      accepted: [
        { ...lambda, IntegrationUri: `arn:aws:lambda:us-east-1:123456789012:function:\${stageVariables.f}` },
        http,
      ],
    },
    {
      rule: 'integration.timeout',
      refused: [{ ...lambda, TimeoutInMillis: 30001 }, http],
      message: 'Timeout should be between 50 ms and 30000 ms',
      accepted: [{ ...lambda, TimeoutInMillis: 30000 }, http],
    },
    {
      rule: 'integration.timeout',
      refused: [{ ...lambda, TimeoutInMillis: 29001 }, socket],
      message: 'Timeout should be between 50 ms and 29000 ms',
      accepted: [{ ...lambda, TimeoutInMillis: 50 }, socket],
    },
    {
      rule: 'integration.credentials',
      refused: [{ ...lambda, CredentialsArn: 'role' }, http],
      message: /^CredentialsArn must be the ARN of an IAM role/,
      accepted: [{ ...lambda, CredentialsArn: 'arn:aws:iam::*:user/*' }, http],
    },
    {
      rule: 'integration.members.websocket',
      refused: [{ ...lambda, TemplateSelectionExpression: 'a' }, http],
      message: 'TemplateSelectionExpression is supported only for WebSocket APIs',
      accepted: [{ ...lambda, TemplateSelectionExpression: 'a' }, socket],
    },
    {
      rule: 'integration.members.http',
      refused: [{ ...lambda, ResponseParameters: { '200': {} } }, socket],
      message: 'ResponseParameters is supported only for HTTP APIs',
      accepted: [{ ...lambda, ResponseParameters: { '200': {} } }, http],
    },
    {
      rule: 'mapping.request.key',
      refused: [mapped('badaction:header.x'), http],
      message:
        'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid Request Actioned Parameter destination specified: badaction:header.x]',
      path: ['RequestParameters', 'badaction:header.x'],
      accepted: [mapped('overwrite:path'), http],
    },
    {
      rule: 'mapping.response.status',
      refused: [{ ...proxy, ResponseParameters: { '199': { 'append:header.a': '1' } } }, http],
      message:
        'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Status Code 199 is not valid.]',
      accepted: [{ ...proxy, ResponseParameters: { '599': { 'append:header.a': '1' } } }, http],
    },
    {
      rule: 'mapping.response.key',
      refused: [{ ...proxy, ResponseParameters: { '200': { 'badaction:header.x': '1' } } }, http],
      message:
        'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid Response Actioned Parameter destination specified: badaction:header.x]',
      path: ['ResponseParameters', '200', 'badaction:header.x'],
      accepted: [{ ...proxy, ResponseParameters: { '200': { 'overwrite:statuscode': '201' } } }, http],
    },
    {
      rule: 'mapping.reservedHeader',
      refused: [mapped('remove:header.X-Amz-Date'), http],
      message: 'Header X-Amz-Date is reserved: it cannot be mapped',
      accepted: [mapped('remove:header.x-mine'), http],
    },
    {
      rule: 'mapping.websocket.key',
      refused: [{ ...lambda, RequestParameters: { 'overwrite:path': "'x'" } }, socket],
      message: 'Invalid mapping expression parameter specified: overwrite:path',
      accepted: [{ ...lambda, RequestParameters: { 'integration.request.header.a': "'x'" } }, socket],
    },
    {
      rule: 'mapping.websocket.value',
      refused: [{ ...lambda, RequestParameters: { 'integration.request.header.a': 'x' } }, socket],
      message: 'Invalid mapping expression specified: x',
      accepted: [
        { ...lambda, RequestParameters: { 'integration.request.path.a': 'route.request.body.a' } },
        socket,
      ],
    },
  ],
);

it('There are exactly ten first-class integrations', () => {
  expect(Object.keys(SUBTYPES)).toHaveLength(10);
});
