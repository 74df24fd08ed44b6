import type { ApiGatewayV2 } from '@aws-sdk/client-apigatewayv2';
import { expect } from 'vitest';
import { stageArn } from '../../service/arn';
import { LOG_FORMATS } from '../../service/rules/log-format';
import { testFormCalls } from '../shared/form-calls.test-support';
import { type StageContext, stageForm } from './model';

const region = 'us-east-1';
const logGroup = (name: string) => `arn:aws:logs:${region}:123456789012:log-group:${name}`;
const LOG_FORMAT = '$context.requestId $context.status';
const LOG = { DestinationArn: logGroup('orders'), Format: LOG_FORMAT };
const OF_BOTH = 'The same for both protocols: the table of HTTP APIs.';
const OTHER_PROTOCOL = 'Only stages of WebSocket APIs have it.';

async function contextOf(client: ApiGatewayV2, ApiId: string, protocol: 'HTTP' | 'WEBSOCKET') {
  const routes = (await client.getRoutes({ ApiId })).Items ?? [];
  const context: StageContext = {
    apiId: ApiId,
    region,
    protocol,
    stages: (await client.getStages({ ApiId })).Items ?? [],
    deployments: (await client.getDeployments({ ApiId })).Items ?? [],
    routeKeys: routes.flatMap(({ RouteKey }) => RouteKey ?? []),
  };
  return context;
}

/** The settings of a route, as a row of the form. */
const row = (key: string, change: object = {}) => ({
  key,
  ThrottlingBurstLimit: '',
  ThrottlingRateLimit: '',
  DetailedMetricsEnabled: false,
  LoggingLevel: '',
  DataTraceEnabled: false,
  ...change,
});
const ORDERS = row('GET /orders', { ThrottlingBurstLimit: '50', ThrottlingRateLimit: '100' });
const PETS = row('GET /pets', { DetailedMetricsEnabled: true });

testFormCalls({
  form: stageForm,
  variant: 'of an HTTP API',
  async seed(client) {
    const { ApiId = '' } = await client.createApi({ Name: 'shop', ProtocolType: 'HTTP' });
    for (const RouteKey of ['GET /orders', 'GET /pets', 'POST /orders']) {
      await client.createRoute({ ApiId, RouteKey });
    }
    const { DeploymentId: first = '' } = await client.createDeployment({ ApiId });
    const { DeploymentId: second = '' } = await client.createDeployment({ ApiId });
    await client.createStage({
      ApiId,
      StageName: 'prod',
      Description: 'What the shop uses',
      DeploymentId: first,
      DefaultRouteSettings: { ThrottlingBurstLimit: 50, ThrottlingRateLimit: 100 },
      RouteSettings: {
        'GET /orders': { ThrottlingBurstLimit: 50, ThrottlingRateLimit: 100 },
        'GET /pets': { DetailedMetricsEnabled: true },
      },
      AccessLogSettings: LOG,
      StageVariables: { level: 'warn', table: 'orders' },
      Tags: { team: 'shop', tier: 'one' },
    });
    const ids = { ApiId, StageName: 'prod' };
    return {
      id: 'prod',
      ids,
      first,
      second,
      arn: stageArn(region, ApiId, 'prod'),
      context: await contextOf(client, ApiId, 'HTTP'),
    };
  },
  creates: [
    ['its name alone', { StageName: 'dev' }, { StageName: 'dev' }],
    [
      'every field',
      ({ second }) => ({
        StageName: '$default',
        Description: 'From the root',
        DeploymentId: second,
        ThrottlingRateLimit: '0.5',
        ThrottlingBurstLimit: '7',
        DetailedMetricsEnabled: true,
        DestinationArn: logGroup('all'),
        Format: '$context.extendedRequestId',
        RouteSettings: [
          row('GET /pets', {
            ThrottlingRateLimit: '20',
            ThrottlingBurstLimit: '10',
            DetailedMetricsEnabled: true,
          }),
        ],
        StageVariables: [{ key: 'table', value: 'orders' }],
        Tags: [{ key: 'team', value: 'shop' }],
      }),
      ({ second }) => ({
        StageName: '$default',
        Description: 'From the root',
        DeploymentId: second,
        DefaultRouteSettings: {
          ThrottlingBurstLimit: 7,
          ThrottlingRateLimit: 0.5,
          DetailedMetricsEnabled: true,
        },
        RouteSettings: {
          'GET /pets': { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 10, DetailedMetricsEnabled: true },
        },
        AccessLogSettings: { DestinationArn: logGroup('all'), Format: '$context.extendedRequestId' },
        StageVariables: { table: 'orders' },
        Tags: { team: 'shop' },
      }),
    ],
    [
      'a confirmed limit of 0',
      { StageName: 'closed', ThrottlingBurstLimit: '0', blockAll: true },
      { StageName: 'closed', DefaultRouteSettings: { ThrottlingBurstLimit: 0 } },
      // The confirmation is not part of the stage.
      { blockAll: false },
    ],
  ],
  refused: [
    ['a space in its name', { StageName: 'my stage' }, 'StageName', 'Stage name only allows a-zA-Z0-9_'],
    ['a name in use', { StageName: 'prod' }, 'StageName', 'Stage already exists'],
    [
      'a destination that is not a log group',
      {
        DestinationArn: 'arn:aws:firehose:eu-west-1:123456789012:deliverystream/log',
        Format: LOG_FORMAT,
      },
      'DestinationArn',
      "Access log destination must only contain characters a-z, A-Z, 0-9, '_', '-', '/', '.': 'deliverystream/log'",
    ],
    [
      'half a request of burst',
      { ThrottlingBurstLimit: '1.5' },
      'ThrottlingBurstLimit',
      'ThrottlingBurstLimit must be a whole number of at least 0',
    ],
  ],
  edits: [
    ['its description', { Description: 'Shop' }, { Description: 'Shop' }],
    [
      'its deployment',
      ({ second }) => ({ DeploymentId: second }),
      ({ second }) => ({ DeploymentId: second }),
    ],
    [
      'its rate limit',
      { ThrottlingRateLimit: '200' },
      { DefaultRouteSettings: { ThrottlingRateLimit: 200 } },
    ],
    [
      'its burst limit',
      { ThrottlingBurstLimit: '60' },
      { DefaultRouteSettings: { ThrottlingBurstLimit: 60 } },
    ],
    [
      'a confirmed limit of 0',
      { ThrottlingRateLimit: '0', blockAll: true },
      { DefaultRouteSettings: { ThrottlingRateLimit: 0 } },
      { blockAll: false },
    ],
    [
      'its detailed metrics',
      { DetailedMetricsEnabled: true },
      { DefaultRouteSettings: { DetailedMetricsEnabled: true } },
    ],
    [
      'its log format together with the log group',
      { Format: LOG_FORMATS.CSV },
      { AccessLogSettings: { ...LOG, Format: LOG_FORMATS.CSV } },
    ],
    [
      'its log group together with the log format',
      { DestinationArn: logGroup('new') },
      { AccessLogSettings: { ...LOG, DestinationArn: logGroup('new') } },
    ],
    [
      'a cleared access log by its own operation',
      { DestinationArn: '', Format: '' },
      ({ ids }) => [{ operation: 'DeleteAccessLogSettings', input: ids }],
    ],
    [
      'a variable changed and one removed',
      { StageVariables: [{ key: 'level', value: 'debug' }] },
      { StageVariables: { level: 'debug', table: '' } },
    ],
    [
      'a tag removed and one changed',
      { Tags: [{ key: 'team', value: 'web' }] },
      ({ arn }) => [
        { operation: 'UntagResource', input: { ResourceArn: arn, TagKeys: ['tier'] } },
        { operation: 'TagResource', input: { ResourceArn: arn, Tags: { team: 'web' } } },
      ],
    ],
    [
      'one limit of one route',
      { RouteSettings: [{ ...ORDERS, ThrottlingRateLimit: '200' }, PETS] },
      { RouteSettings: { 'GET /orders': { ThrottlingRateLimit: 200 } } },
    ],
    [
      'the metrics of one route',
      { RouteSettings: [ORDERS, row('GET /pets')] },
      { RouteSettings: { 'GET /pets': { DetailedMetricsEnabled: false } } },
    ],
    [
      'the settings of one more route',
      { RouteSettings: [ORDERS, PETS, row('POST /orders', { ThrottlingBurstLimit: '5' })] },
      { RouteSettings: { 'POST /orders': { ThrottlingBurstLimit: 5 } } },
    ],
    [
      'removed route settings first, then members, then tags',
      {
        Description: 'Shop',
        DestinationArn: '',
        Format: '',
        RouteSettings: [PETS],
        Tags: [{ key: 'team', value: 'web' }],
      },
      ({ ids, arn }) => [
        { operation: 'DeleteRouteSettings', input: { ...ids, RouteKey: 'GET /orders' } },
        { operation: 'UpdateStage', input: { ...ids, Description: 'Shop' } },
        { operation: 'DeleteAccessLogSettings', input: ids },
        { operation: 'UntagResource', input: { ResourceArn: arn, TagKeys: ['tier'] } },
        { operation: 'TagResource', input: { ResourceArn: arn, Tags: { team: 'web' } } },
      ],
    ],
    [
      'the removed settings of a route by their own operation',
      { RouteSettings: [PETS] },
      ({ ids }) => [{ operation: 'DeleteRouteSettings', input: { ...ids, RouteKey: 'GET /orders' } }],
    ],
  ],
  fixed: {
    StageName: 'An update cannot change it.',
    AutoDeploy: 'Its deployment is made by the service: the next table.',
    ClientCertificateId: OTHER_PROTOCOL,
    LoggingLevel: OTHER_PROTOCOL,
    DataTraceEnabled: OTHER_PROTOCOL,
  },
});

testFormCalls({
  form: stageForm,
  variant: 'of a WebSocket API',
  async seed(client) {
    const { ApiId = '' } = await client.createApi({
      Name: 'chat',
      ProtocolType: 'WEBSOCKET',
      RouteSelectionExpression: '$request.body.action',
    });
    await client.createRoute({ ApiId, RouteKey: 'send' });
    await client.createStage({
      ApiId,
      StageName: 'prod',
      DefaultRouteSettings: { LoggingLevel: 'ERROR' },
      ClientCertificateId: 'abc123',
    });
    return { id: 'prod', context: await contextOf(client, ApiId, 'WEBSOCKET') };
  },
  creates: [
    [
      'logging of all routes and of one',
      {
        StageName: 'dev',
        LoggingLevel: 'INFO',
        DataTraceEnabled: true,
        ClientCertificateId: 'abc123',
        RouteSettings: [row('send', { LoggingLevel: 'OFF' })],
      },
      {
        StageName: 'dev',
        ClientCertificateId: 'abc123',
        DefaultRouteSettings: { LoggingLevel: 'INFO', DataTraceEnabled: true },
        RouteSettings: { send: { LoggingLevel: 'OFF' } },
      },
    ],
  ],
  edits: [
    ['its logging', { LoggingLevel: 'OFF' }, { DefaultRouteSettings: { LoggingLevel: 'OFF' } }],
    ['its data trace', { DataTraceEnabled: true }, { DefaultRouteSettings: { DataTraceEnabled: true } }],
    ['its client certificate', { ClientCertificateId: 'def456' }, { ClientCertificateId: 'def456' }],
    ['a cleared client certificate', { ClientCertificateId: '' }, { ClientCertificateId: '' }],
    [
      'the logging of one route',
      { RouteSettings: [row('send', { LoggingLevel: 'INFO', DataTraceEnabled: true })] },
      { RouteSettings: { send: { LoggingLevel: 'INFO', DataTraceEnabled: true } } },
    ],
    [
      'its automatic deployment without the former deployment',
      { AutoDeploy: true, DeploymentId: 'former' },
      { AutoDeploy: true },
      { DeploymentId: expect.stringMatching(/^(?!former).+$/) },
    ],
  ],
  fixed: {
    StageName: 'An update cannot change it.',
    blockAll: OF_BOTH,
    DestinationArn: OF_BOTH,
    Format: OF_BOTH,
    Description: OF_BOTH,
    DetailedMetricsEnabled: OF_BOTH,
    StageVariables: OF_BOTH,
    Tags: OF_BOTH,
    ThrottlingBurstLimit: OF_BOTH,
    ThrottlingRateLimit: OF_BOTH,
  },
});
