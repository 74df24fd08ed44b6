import { describe, expect, it } from 'vitest';
import { checkDeployment, deploymentRules } from './deployment';
import { CONTEXT_VARIABLES, LOG_FORMATS, unknownContextVariables } from './log-format';
import { testRules } from './rule-table.test-support';
import { checkStage, lintStage, type StageFacts, stageRules } from './stage';

const http: StageFacts = { protocol: 'HTTP' };
const socket: StageFacts = { protocol: 'WEBSOCKET' };
const dev = { StageName: 'dev' };
const group = 'arn:aws:logs:us-east-1:123456789012:log-group:/aws/api';
const logging = (Format: string, DestinationArn = group) => ({
  ...dev,
  AccessLogSettings: { DestinationArn, Format },
});

testRules('stages', stageRules, checkStage, [
  {
    rule: 'stage.managed',
    refused: [dev, { mode: 'update', managed: true }],
    message: /You can't modify the \$default stage/,
    accepted: [dev, { mode: 'update' }],
  },
  { rule: 'stage.required', refused: [{}], message: 'StageName is required', accepted: [dev] },
  {
    rule: 'stage.name',
    refused: [{ StageName: 'bad stage' }, http],
    message: 'Stage name only allows a-zA-Z0-9_',
    path: ['StageName'],
    accepted: [{ StageName: 'good-stage_1' }, http],
  },
  {
    rule: 'stage.name.websocket',
    refused: [{ StageName: '$default' }, socket],
    message: 'Stage name only allows a-zA-Z0-9_',
    accepted: [{ StageName: '$default' }, http],
  },
  {
    rule: 'stage.name.duplicate',
    refused: [dev, { mode: 'create', otherStages: ['dev'] }],
    message: 'Stage already exists',
    status: 409,
    accepted: [dev, { mode: 'update', otherStages: ['dev'] }],
  },
  {
    rule: 'stage.shape',
    refused: [{ ...dev, RouteSettings: { 'GET /a': { LoggingLevel: 'DEBUG' } } }],
    message: 'RouteSettings.GET /a.LoggingLevel must be one of ERROR, INFO, OFF',
    path: ['RouteSettings', 'GET /a', 'LoggingLevel'],
    accepted: [{ ...dev, RouteSettings: { 'GET /a': { LoggingLevel: 'INFO' } } }],
  },
  {
    rule: 'stage.variables.count',
    refused: [
      { ...dev, StageVariables: Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`v${at}`, '1'])) },
    ],
    message: 'A stage can have at most 100 stage variables',
    accepted: [{ ...dev, StageVariables: { a: '1' } }],
  },
  {
    rule: 'stage.variables.name',
    refused: [{ ...dev, StageVariables: { 'a-b': '1' } }],
    message: 'Stage variable name a-b must have 1 to 64 characters of A-Za-z0-9_',
    path: ['StageVariables', 'a-b'],
    accepted: [{ ...dev, StageVariables: { a_B1: '1' } }],
  },
  {
    rule: 'stage.variables.value',
    refused: [{ ...dev, StageVariables: { a: 'with space' } }],
    message: 'The value of stage variable a must have 1 to 512 characters of A-Za-z0-9-._~:/?#&=,',
    accepted: [{ ...dev, StageVariables: { a: 'https://a.example/b?c=d&e=f,g#h~i_j' } }],
  },
  {
    rule: 'stage.deployment.autoDeploy',
    refused: [{ ...dev, AutoDeploy: true, DeploymentId: 'abc' }, { movesDeployment: true }],
    message: 'Deployment ID cannot be set on this stage because AutoDeploy is enabled',
    path: ['DeploymentId'],
    accepted: [{ ...dev, AutoDeploy: true, DeploymentId: 'abc' }, {}],
  },
  {
    rule: 'stage.deployment.exists',
    refused: [{ ...dev, DeploymentId: 'abc' }, { deploymentIds: new Set<string>() }],
    message: 'Invalid Deployment identifier specified abc',
    status: 404,
    accepted: [{ ...dev, DeploymentId: 'abc' }, { deploymentIds: new Set(['abc']) }],
  },
  {
    rule: 'stage.clientCertificate.websocket',
    refused: [{ ...dev, ClientCertificateId: 'a' }, http],
    message: 'ClientCertificateId is supported only for WebSocket APIs',
    accepted: [{ ...dev, ClientCertificateId: 'a' }, socket],
  },
  {
    rule: 'stage.executionLogs.http',
    refused: [{ ...dev, DefaultRouteSettings: { LoggingLevel: 'INFO' } }, http],
    message: 'Execution logs are not supported on protocolType HTTP',
    path: ['DefaultRouteSettings', 'LoggingLevel'],
    accepted: [{ ...dev, DefaultRouteSettings: { LoggingLevel: 'INFO' } }, socket],
  },
  {
    rule: 'stage.executionLogs.role',
    refused: [
      { ...dev, DefaultRouteSettings: { DataTraceEnabled: true } },
      { ...socket, loggingRole: false },
    ],
    message: 'CloudWatch Logs role ARN must be set in account settings to enable logging',
    accepted: [
      { ...dev, DefaultRouteSettings: { LoggingLevel: 'OFF' } },
      { ...socket, loggingRole: false },
    ],
  },
  {
    rule: 'stage.throttling',
    refused: [{ ...dev, RouteSettings: { a: { ThrottlingBurstLimit: 1.5 } } }],
    message: 'ThrottlingBurstLimit must be a whole number of at least 0',
    path: ['RouteSettings', 'a', 'ThrottlingBurstLimit'],
    accepted: [{ ...dev, DefaultRouteSettings: { ThrottlingBurstLimit: 0, ThrottlingRateLimit: 0.5 } }],
  },
  {
    rule: 'stage.routeSettings.key',
    refused: [{ ...dev, RouteSettings: { 'GET /nosuch': {} } }, { routeKeys: new Set(['GET /a']) }],
    message: 'Unable to find Route by key GET /nosuch within the provided RouteSettings',
    status: 404,
    accepted: [{ ...dev, RouteSettings: { 'GET /a': {} } }, { routeKeys: new Set(['GET /a']) }],
  },
  {
    rule: 'stage.accessLog.destination',
    refused: [logging('$context.requestId', 'arn:aws:firehose:us-east-1:123456789012:deliverystream/x')],
    message:
      "Access log destination must only contain characters a-z, A-Z, 0-9, '_', '-', '/', '.': 'deliverystream/x'",
    path: ['AccessLogSettings', 'DestinationArn'],
    accepted: [logging('$context.requestId', `${group}:*`)],
  },
  {
    rule: 'stage.accessLog.both',
    refused: [{ ...dev, AccessLogSettings: { DestinationArn: group } }],
    message: 'Access log settings need both a destination and a format',
    path: ['AccessLogSettings', 'Format'],
    accepted: [logging('$context.requestId')],
  },
  {
    rule: 'stage.accessLog.requestId',
    refused: [logging('$context.stage')],
    message:
      "The following errors are found in Access Log Format: Access Log format must include either $context.requestId or $context.extendedRequestId : '$context.stage'",
    path: ['AccessLogSettings', 'Format'],
    accepted: [logging('$context.extendedRequestId')],
  },
  {
    rule: 'stage.accessLog.singleLine',
    refused: [logging('$context.requestId\n$context.stage')],
    message: 'An access log format must be a single line',
    accepted: [logging('$context.requestId $context.stage')],
  },
  {
    rule: 'stage.accessLog.size',
    refused: [logging(`$context.requestId${'é'.repeat(1530)}`)],
    message: 'An access log format must have at most 3072 bytes',
    accepted: [logging(`$context.requestId${'é'.repeat(1520)}`)],
  },
]);

testRules('deployments', deploymentRules, checkDeployment, [
  {
    rule: 'deployment.shape',
    refused: [{ Description: 'x'.repeat(1025) }],
    message: 'Description must have at most 1024 characters',
    accepted: [{ Description: 'x'.repeat(1024) }],
  },
  {
    rule: 'deployment.stage.exists',
    refused: [{ StageName: 'dev' }, { stages: [] }],
    message: 'Invalid stage identifier specified',
    status: 404,
    accepted: [{ StageName: 'dev' }, { stages: [{ StageName: 'dev' }] }],
  },
  {
    rule: 'deployment.stage.autoDeploy',
    refused: [{ StageName: 'dev' }, { stages: [{ StageName: 'dev', AutoDeploy: true }] }],
    message: /^Stage dev deploys automatically/,
    accepted: [
      { StageName: 'dev' },
      { stages: [{ StageName: 'dev' }, { StageName: 'a', AutoDeploy: true }] },
    ],
  },
  {
    rule: 'deployment.routes.some',
    refused: [{}, { mode: 'create', protocol: 'HTTP', routeCount: 0 }],
    message: 'Unable to deploy API because no routes exist in this API',
    accepted: [{}, { mode: 'create', protocol: 'HTTP', routeCount: 1 }],
  },
  {
    rule: 'deployment.routes.some',
    refused: [{}, { mode: 'create', protocol: 'WEBSOCKET', routeCount: 0 }],
    message: 'At least one route is required before deploying the Api.',
    accepted: [{}, { mode: 'update', routeCount: 0 }],
  },
  {
    rule: 'deployment.delete.active',
    refused: [{ DeploymentId: 'a' }, { mode: 'delete', stages: [{ DeploymentId: 'a' }] }],
    message: 'Active stages pointing to this deployment must be moved or deleted',
    accepted: [{ DeploymentId: 'a' }, { mode: 'delete', stages: [{ DeploymentId: 'b' }] }],
  },
]);

describe('Advice on stages', () => {
  it('warns of a limit of 0, of a long format and of unknown variables, without refusing', () => {
    const stage = {
      ...logging(`$context.requestId $context.nothing${' '.repeat(1024)}`),
      DefaultRouteSettings: { ThrottlingBurstLimit: 0 },
    };
    expect(checkStage(stage, http)).toEqual([]);
    expect(lintStage(stage, http).map((issue) => issue.rule)).toEqual([
      'stage.throttling.zero',
      'stage.accessLog.long',
      'stage.accessLog.variables',
    ]);
  });
});

describe('Access log formats', () => {
  it.each(Object.entries(LOG_FORMATS))(
    '%s passes the rules and uses only documented variables',
    (_name, format) => {
      expect(checkStage(logging(format), http)).toEqual([]);
      expect(unknownContextVariables(format, 'HTTP')).toEqual([]);
    },
  );

  it('know any property where the guide says so, by protocol', () => {
    expect(unknownContextVariables('$context.authorizer.claims.sub $context.path', 'HTTP')).toEqual([]);
    expect(unknownContextVariables('$context.authorizer.tier $context.path', 'WEBSOCKET')).toEqual(['path']);
    expect(CONTEXT_VARIABLES.HTTP).toContain('requestId');
  });
});
