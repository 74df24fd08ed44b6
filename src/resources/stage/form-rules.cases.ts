import type { Stage } from '@aws-sdk/client-apigatewayv2';
import {
  type FormRuleCases,
  formRuleCases,
  type InvalidCase,
  invalidTags,
} from '../../forms/form-rules.test-support';
import type { Protocol } from '../../service/rules/rule';
import { issuesOf } from '../shared/form-rules.test-support';
import { type StageContext, type StageValues, stageForm, toValues } from './model';

const issues = issuesOf(stageForm);

import type { RouteSettingsRow } from './settings-model';

const original: Stage = { StageName: 'prod', DeploymentId: 'd1' };

const contextOf = (protocol: Protocol): StageContext => ({
  apiId: 'a1',
  region: 'eu-west-1',
  protocol,
  stages: [original],
  deployments: [{ DeploymentId: 'd1' }],
  routeKeys: ['GET /pets'],
});

const GROUP = 'arn:aws:logs:eu-west-1:123456789012:log-group:access';

const row = (change: Partial<RouteSettingsRow>): Partial<StageValues> => ({
  RouteSettings: [
    {
      key: 'GET /pets',
      ThrottlingBurstLimit: '',
      ThrottlingRateLimit: '',
      DetailedMetricsEnabled: false,
      LoggingLevel: '',
      DataTraceEnabled: false,
      ...change,
    },
  ],
});

const variable = (key: string, value: string): Partial<StageValues> => ({ StageVariables: [{ key, value }] });
const log = (Format: string, DestinationArn = GROUP): Partial<StageValues> => ({ Format, DestinationArn });

const both: readonly InvalidCase<StageValues>[] = [
  ['stage.shape', 'Description', { Description: 'd'.repeat(1025) }],
  [
    'stage.variables.count',
    'StageVariables',
    { StageVariables: Array.from({ length: 101 }, (_, at) => ({ key: `v${at}`, value: 'x' })) },
  ],
  ['stage.variables.name', 'StageVariables', variable('my-name', 'x')],
  ['stage.variables.value', 'StageVariables', variable('name', 'a b')],
  ['stage.variables.value', 'StageVariables', variable('Description', '')],
  ['stage.shape', 'StageVariables', variable('name', 'v'.repeat(2049))],
  ['stage.deployment.exists', 'DeploymentId', { DeploymentId: 'gone' }],
  ['stage.throttling', 'ThrottlingBurstLimit', { ThrottlingBurstLimit: '1.5' }],
  ['stage.throttling', 'ThrottlingRateLimit', { ThrottlingRateLimit: '-1' }],
  ['stage.throttling', 'RouteSettings', row({ ThrottlingBurstLimit: '-1' })],
  ['stage.throttling', 'RouteSettings', row({ ThrottlingRateLimit: '-1' })],
  ['stage.routeSettings.key', 'RouteSettings', row({ key: 'GET /gone' })],
  ['stage.accessLog.destination', 'DestinationArn', log('$context.requestId', 'access')],
  ['stage.accessLog.both', 'DestinationArn', log('$context.requestId', '')],
  ['stage.accessLog.both', 'Format', log('')],
  ['stage.accessLog.requestId', 'Format', log('$context.status')],
  ['stage.accessLog.singleLine', 'Format', log('$context.requestId\n$context.status')],
  ['stage.accessLog.size', 'Format', log(`$context.requestId ${'x'.repeat(3072)}`)],
  ...invalidTags,
];

const accepted: StageValues = { ...toValues(undefined), StageName: 'test' };

export const stageForms: FormRuleCases[] = [
  formRuleCases('Stage, create: HTTP', (values) => issues(values, contextOf('HTTP')), accepted, [
    ...both,
    ['stage.name', 'StageName', { StageName: '' }],
    ['stage.name', 'StageName', { StageName: 'my stage' }],
    ['stage.name.duplicate', 'StageName', { StageName: 'prod' }],
  ]),
  formRuleCases('Stage, create: WebSocket', (values) => issues(values, contextOf('WEBSOCKET')), accepted, [
    ...both,
    ['stage.name.websocket', 'StageName', { StageName: '$default' }],
    ['stage.shape', 'LoggingLevel', { LoggingLevel: 'DEBUG' }],
    ['stage.shape', 'RouteSettings', row({ LoggingLevel: 'DEBUG' })],
  ]),
  formRuleCases('Stage, edit', (values) => issues(values, contextOf('HTTP'), original), toValues(original), [
    ...both,
    [
      'stage.managed',
      'root',
      {},
      (values) => issues(values, contextOf('HTTP'), { ...original, ApiGatewayManaged: true }),
    ],
  ]),
];
