import type { Stage } from '@aws-sdk/client-apigatewayv2';
import { isLogGroupArn } from './arn';
import { unknownContextVariables } from './log-format';
import { managedReason } from './managed';
import { quota } from './quotas';
import { checkAll, type Issue, type Protocol, type Rule } from './rule';
import {
  anyString,
  booleanValue,
  type Draft,
  isPresent,
  mapValue,
  numberValue,
  oneOf,
  prefixPath,
  requiredRule,
  shapeRule,
  stringMap,
  stringValue,
  structure,
} from './shape';
import { checkTags } from './tags';

export type StageState = Draft<Stage>;

type SettingsState = NonNullable<StageState['DefaultRouteSettings']>;

export interface StageFacts {
  protocol?: Protocol;
  mode?: 'create' | 'update';
  /** Route keys of the API. */
  routeKeys?: ReadonlySet<string>;
  /** Ids of the API's deployments. */
  deploymentIds?: ReadonlySet<string>;
  /** Other stages' names of the same API. */
  otherStages?: readonly string[];
  /** Whether the account has a role for CloudWatch Logs, which only the REST client can set. */
  loggingRole?: boolean;
  /** The stage is `ApiGatewayManaged`. */
  managed?: boolean;
  /** The request itself sets `DeploymentId`. */
  movesDeployment?: boolean;
}

const settings = structure({
  DataTraceEnabled: booleanValue,
  DetailedMetricsEnabled: booleanValue,
  LoggingLevel: oneOf(['ERROR', 'INFO', 'OFF']),
  ThrottlingBurstLimit: numberValue,
  ThrottlingRateLimit: numberValue,
});

/** The default and the per-route settings, each with its path. */
function allSettings(stage: StageState): { path: string[]; value: SettingsState }[] {
  return [
    ...(stage.DefaultRouteSettings
      ? [{ path: ['DefaultRouteSettings'], value: stage.DefaultRouteSettings }]
      : []),
    ...Object.entries(stage.RouteSettings ?? {}).flatMap(([key, value]) =>
      value ? [{ path: ['RouteSettings', key], value }] : [],
    ),
  ];
}

const logs = (value: SettingsState) =>
  (['LoggingLevel', 'DataTraceEnabled'] as const).filter((member) =>
    member === 'LoggingLevel'
      ? value.LoggingLevel !== undefined && value.LoggingLevel !== 'OFF'
      : value[member] === true,
  );

export const stageRules: readonly Rule<StageState, StageFacts>[] = [
  {
    id: 'stage.managed',
    mark: 'SEED',
    source: '2.13',
    check: (_stage, facts) =>
      facts.managed && facts.mode === 'update' ? [{ path: [], message: managedReason('stage') }] : [],
  },
  requiredRule('stage', 'CreateStage', ['StageName']),
  {
    // The service's message is older than its rule: hyphens are accepted.
    id: 'stage.name',
    mark: 'AWS',
    source: '2.4',
    check: (stage) =>
      stage.StageName === undefined ||
      stage.StageName === '$default' ||
      /^[A-Za-z0-9_-]{1,128}$/.test(stage.StageName)
        ? []
        : [{ path: ['StageName'], message: 'Stage name only allows a-zA-Z0-9_' }],
  },
  {
    id: 'stage.name.websocket',
    mark: 'MEM',
    source: '2.4',
    check: (stage, facts) =>
      facts.protocol === 'WEBSOCKET' && stage.StageName === '$default'
        ? [{ path: ['StageName'], message: 'Stage name only allows a-zA-Z0-9_' }]
        : [],
  },
  {
    id: 'stage.name.duplicate',
    mark: 'MEM',
    source: '2.14',
    check: (stage, facts) =>
      facts.mode === 'create' && stage.StageName !== undefined && facts.otherStages?.includes(stage.StageName)
        ? [{ path: ['StageName'], message: 'Stage already exists', status: 409 }]
        : [],
  },
  shapeRule(
    'stage',
    structure({
      Description: stringValue(0, 1024),
      AutoDeploy: booleanValue,
      ClientCertificateId: anyString,
      DeploymentId: anyString,
      StageVariables: stringMap(0, 2048),
      AccessLogSettings: structure({ DestinationArn: anyString, Format: anyString }).optional(),
      DefaultRouteSettings: settings.optional(),
      RouteSettings: mapValue(settings),
    }),
  ),
  {
    id: 'stage.variables.count',
    mark: 'DOC',
    source: '2.1',
    check: (stage) =>
      Object.keys(stage.StageVariables ?? {}).length > quota('variablesPerStage')
        ? [{ path: ['StageVariables'], message: 'A stage can have at most 100 stage variables' }]
        : [],
  },
  {
    id: 'stage.variables.name',
    mark: 'SEED',
    source: '2.4',
    check: (stage) =>
      Object.keys(stage.StageVariables ?? {})
        .filter((name) => !/^[A-Za-z0-9_]{1,64}$/.test(name))
        .map((name) => ({
          path: ['StageVariables', name],
          message: `Stage variable name ${name} must have 1 to 64 characters of A-Za-z0-9_`,
        })),
  },
  {
    id: 'stage.variables.value',
    mark: 'SEED',
    source: '2.4',
    check: (stage) =>
      Object.entries(stage.StageVariables ?? {})
        .filter(([, value]) => value !== undefined && !/^[A-Za-z0-9\-._~:/?#&=,]{1,512}$/.test(value))
        .map(([name]) => ({
          path: ['StageVariables', name],
          message: `The value of stage variable ${name} must have 1 to 512 characters of A-Za-z0-9-._~:/?#&=,`,
        })),
  },
  {
    id: 'stage.deployment.autoDeploy',
    mark: 'REC',
    source: '2.4',
    check: (stage, facts) =>
      stage.AutoDeploy === true && facts.movesDeployment
        ? [
            {
              path: ['DeploymentId'],
              message: 'Deployment ID cannot be set on this stage because AutoDeploy is enabled',
            },
          ]
        : [],
  },
  {
    id: 'stage.deployment.exists',
    mark: 'MEM',
    source: '2.14',
    check: (stage, facts) =>
      isPresent(stage.DeploymentId) && facts.deploymentIds?.has(stage.DeploymentId ?? '') === false
        ? [
            {
              path: ['DeploymentId'],
              message: `Invalid Deployment identifier specified ${stage.DeploymentId}`,
              status: 404,
            },
          ]
        : [],
  },
  {
    id: 'stage.clientCertificate.websocket',
    mark: 'SEED',
    source: '2.4',
    check: (stage, facts) =>
      facts.protocol === 'HTTP' && isPresent(stage.ClientCertificateId)
        ? [
            {
              path: ['ClientCertificateId'],
              message: 'ClientCertificateId is supported only for WebSocket APIs',
            },
          ]
        : [],
  },
  {
    id: 'stage.executionLogs.http',
    mark: 'OBS',
    source: '2.4',
    check: (stage, facts) =>
      facts.protocol !== 'HTTP'
        ? []
        : allSettings(stage).flatMap(({ path, value }) =>
            logs(value).map((member) => ({
              path: [...path, member],
              message: 'Execution logs are not supported on protocolType HTTP',
            })),
          ),
  },
  {
    id: 'stage.executionLogs.role',
    mark: 'OBS',
    source: '2.4',
    check: (stage, facts) =>
      facts.protocol !== 'WEBSOCKET' || facts.loggingRole !== false
        ? []
        : allSettings(stage).flatMap(({ path, value }) =>
            logs(value).map((member) => ({
              path: [...path, member],
              message: 'CloudWatch Logs role ARN must be set in account settings to enable logging',
            })),
          ),
  },
  {
    id: 'stage.throttling',
    mark: 'DOC',
    source: '2.9',
    check: (stage) =>
      allSettings(stage).flatMap(({ path, value }) => [
        ...(value.ThrottlingBurstLimit === undefined ||
        (Number.isInteger(value.ThrottlingBurstLimit) && value.ThrottlingBurstLimit >= 0)
          ? []
          : [
              {
                path: [...path, 'ThrottlingBurstLimit'],
                message: 'ThrottlingBurstLimit must be a whole number of at least 0',
              },
            ]),
        ...(value.ThrottlingRateLimit === undefined || value.ThrottlingRateLimit >= 0
          ? []
          : [
              {
                path: [...path, 'ThrottlingRateLimit'],
                message: 'ThrottlingRateLimit must be a number of at least 0',
              },
            ]),
      ]),
  },
  {
    // $default is accepted without such a route ([ACC]).
    id: 'stage.routeSettings.key',
    mark: 'AWS',
    source: '2.4',
    check: (stage, facts) =>
      Object.keys(stage.RouteSettings ?? {})
        .filter((key) => key !== '$default' && facts.routeKeys?.has(key) === false)
        .map((key) => ({
          path: ['RouteSettings', key],
          message: `Unable to find Route by key ${key} within the provided RouteSettings`,
          status: 404,
        })),
  },
  {
    id: 'stage.accessLog.destination',
    mark: 'AWS',
    source: '2.4',
    check(stage) {
      const arn = stage.AccessLogSettings?.DestinationArn;
      if (!isPresent(arn) || isLogGroupArn(arn ?? '')) return [];
      const resource = arn?.split(':').slice(5).join(':') || arn;
      return [
        {
          path: ['AccessLogSettings', 'DestinationArn'],
          message: `Access log destination must only contain characters a-z, A-Z, 0-9, '_', '-', '/', '.': '${resource}'`,
        },
      ];
    },
  },
  {
    id: 'stage.accessLog.both',
    mark: 'MEM',
    source: '2.4',
    check(stage) {
      const log = stage.AccessLogSettings;
      if (!log || isPresent(log.DestinationArn) === isPresent(log.Format)) return [];
      const missing = isPresent(log.Format) ? 'DestinationArn' : 'Format';
      return [
        {
          path: ['AccessLogSettings', missing],
          message: 'Access log settings need both a destination and a format',
        },
      ];
    },
  },
  {
    id: 'stage.accessLog.requestId',
    mark: 'AWS',
    source: '2.4',
    check(stage) {
      const format = stage.AccessLogSettings?.Format;
      return !isPresent(format) || /\$context\.(?:requestId|extendedRequestId)\b/.test(format ?? '')
        ? []
        : [
            {
              path: ['AccessLogSettings', 'Format'],
              message: `The following errors are found in Access Log Format: Access Log format must include either $context.requestId or $context.extendedRequestId : '${format}'`,
            },
          ];
    },
  },
  {
    id: 'stage.accessLog.singleLine',
    mark: 'DOC',
    source: '2.4',
    check: (stage) =>
      /[\r\n]/.test(stage.AccessLogSettings?.Format ?? '')
        ? [{ path: ['AccessLogSettings', 'Format'], message: 'An access log format must be a single line' }]
        : [],
  },
  {
    id: 'stage.accessLog.size',
    mark: 'DOC',
    source: '2.1',
    check: (stage) =>
      new TextEncoder().encode(stage.AccessLogSettings?.Format ?? '').length > quota('accessLogFormatBytes')
        ? [
            {
              path: ['AccessLogSettings', 'Format'],
              message: 'An access log format must have at most 3072 bytes',
            },
          ]
        : [],
  },
];

/** What the service has against this stage, its tags included (2.1, 2.4, 2.9, 2.12, 2.13). */
export function checkStage(stage: StageState, facts: StageFacts = {}): Issue[] {
  return [
    ...checkAll(stageRules, stage, facts),
    ...(stage.Tags ? prefixPath('Tags', checkTags(stage.Tags)) : []),
  ];
}

export const stageAdvice: readonly Rule<StageState, StageFacts>[] = [
  {
    id: 'stage.throttling.zero',
    mark: 'OBS',
    source: '2.9',
    check: (stage) =>
      allSettings(stage).flatMap(({ path, value }) =>
        (['ThrottlingBurstLimit', 'ThrottlingRateLimit'] as const)
          .filter((member) => value[member] === 0)
          .map((member) => ({ path: [...path, member], message: '0 refuses every request with 429' })),
      ),
  },
  {
    id: 'stage.accessLog.long',
    mark: 'SDK',
    source: '2.1',
    check: (stage) =>
      (stage.AccessLogSettings?.Format ?? '').length > 1024
        ? [
            {
              path: ['AccessLogSettings', 'Format'],
              message: "The service's model says 1024 characters; its quota page says 3 KB",
            },
          ]
        : [],
  },
  {
    id: 'stage.accessLog.variables',
    mark: 'DOC',
    source: 'Appendix A',
    check: (stage, facts) =>
      !facts.protocol
        ? []
        : unknownContextVariables(stage.AccessLogSettings?.Format ?? '', facts.protocol).map((name) => ({
            path: ['AccessLogSettings', 'Format'],
            message: `$context.${name} is not documented for ${facts.protocol} APIs`,
          })),
  },
];

/** What is accepted but probably not meant; never blocks (2.1, 2.9, Appendix A). */
export function lintStage(stage: StageState, facts: StageFacts = {}): Issue[] {
  return checkAll(stageAdvice, stage, facts);
}
