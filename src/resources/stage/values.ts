import type { RouteSettings, Stage } from '@aws-sdk/client-apigatewayv2';
import { stageArn } from '../../lib/arn';
import { changedMembers, givenMembers, mapPatch } from '../../lib/diff';
import { type Entry, fromEntries, repeatedKeys, toEntries } from '../../lib/entries';
import { tagCalls } from '../../plan/tag-calls';
import type { Call, Plan } from '../../plan/types';
import type { Issue, Protocol } from '../../rules/rule';
import { checkStage } from '../../rules/stage';

/** A stage as its forms hold it. */
export interface StageValues {
  StageName: string;
  Description: string;
  AutoDeploy: boolean;
  DeploymentId: string;
  /** Requests; empty when not configured, which is not the same as 0. */
  ThrottlingBurstLimit: string;
  /** Requests per second; empty when not configured. */
  ThrottlingRateLimit: string;
  DetailedMetricsEnabled: boolean;
  /** Ticked to confirm that a limit of 0 is meant. */
  blockAll: boolean;
  DestinationArn: string;
  Format: string;
  StageVariables: Entry[];
  Tags: Entry[];
}

/** What the forms know of the API around the stage. */
export interface StageContext {
  apiId: string;
  region: string;
  protocol: Protocol;
  stages: readonly Stage[];
  deploymentIds: ReadonlySet<string>;
}

const text = (value: number | undefined) => (value === undefined ? '' : String(value));
const numeric = (value: string) => (value.trim() === '' ? undefined : Number(value));

export function toValues(stage: Stage | undefined): StageValues {
  const defaults = stage?.DefaultRouteSettings;
  return {
    StageName: stage?.StageName ?? '',
    Description: stage?.Description ?? '',
    AutoDeploy: stage?.AutoDeploy ?? false,
    DeploymentId: stage?.DeploymentId ?? '',
    ThrottlingBurstLimit: text(defaults?.ThrottlingBurstLimit),
    ThrottlingRateLimit: text(defaults?.ThrottlingRateLimit),
    DetailedMetricsEnabled: defaults?.DetailedMetricsEnabled ?? false,
    blockAll: false,
    DestinationArn: stage?.AccessLogSettings?.DestinationArn ?? '',
    Format: stage?.AccessLogSettings?.Format ?? '',
    StageVariables: toEntries(stage?.StageVariables),
    Tags: toEntries(stage?.Tags),
  };
}

/** The throttling and metrics that apply to routes without settings of their own. */
function settings(values: StageValues): RouteSettings {
  return {
    ThrottlingBurstLimit: numeric(values.ThrottlingBurstLimit),
    ThrottlingRateLimit: numeric(values.ThrottlingRateLimit),
    DetailedMetricsEnabled: values.DetailedMetricsEnabled,
  };
}

const accessLog = ({ DestinationArn, Format }: StageValues) => ({ DestinationArn, Format });

const hasAccessLog = (values: StageValues) => values.DestinationArn !== '' || values.Format !== '';

/** A limit of 0 answers every request with 429 (service-rules 2.9): it has to be meant. */
export function blocksAll(
  values: Pick<StageValues, 'ThrottlingBurstLimit' | 'ThrottlingRateLimit'>,
): boolean {
  return numeric(values.ThrottlingBurstLimit) === 0 || numeric(values.ThrottlingRateLimit) === 0;
}

function createSettings(values: StageValues): RouteSettings {
  const { DetailedMetricsEnabled, ...limits } = settings(values);
  return { ...givenMembers(limits), ...(DetailedMetricsEnabled && { DetailedMetricsEnabled }) };
}

export function toCreate(values: StageValues, context: StageContext): Plan {
  const title = `Create stage ${values.StageName}`;
  return {
    title,
    calls: [
      {
        id: 'stage',
        operation: 'CreateStage',
        label: title,
        input: {
          ApiId: context.apiId,
          StageName: values.StageName,
          ...(values.AutoDeploy && { AutoDeploy: true }),
          ...givenMembers({
            Description: values.Description,
            DeploymentId: values.AutoDeploy ? '' : values.DeploymentId,
            DefaultRouteSettings: createSettings(values),
            AccessLogSettings: givenMembers(accessLog(values)),
            StageVariables: fromEntries(values.StageVariables),
            Tags: fromEntries(values.Tags),
          }),
        },
      },
    ],
  };
}

/** UpdateStage, DeleteAccessLogSettings and tag calls for what differs from `original`; no call when nothing does. */
export function toUpdate(original: Stage, values: StageValues, context: StageContext): Plan {
  const before = toValues(original);
  const StageName = original.StageName ?? '';
  const ids = { ApiId: context.apiId, StageName };
  const limits = changedMembers(settings(before), settings(values));
  const variables = mapPatch(original.StageVariables ?? {}, fromEntries(values.StageVariables));
  const log = hasAccessLog(values) ? changedMembers(accessLog(before), accessLog(values)) : {};
  const change = {
    ...changedMembers({ Description: before.Description }, { Description: values.Description }),
    ...changedMembers({ AutoDeploy: before.AutoDeploy }, { AutoDeploy: values.AutoDeploy }),
    ...(values.AutoDeploy || values.DeploymentId === before.DeploymentId
      ? {}
      : { DeploymentId: values.DeploymentId }),
    // The two members of an access log are one thing: the service wants both.
    ...(Object.keys(log).length > 0 && { AccessLogSettings: accessLog(values) }),
    ...givenMembers({ DefaultRouteSettings: limits, StageVariables: variables }),
  };
  const calls: Call[] = [];
  if (Object.keys(change).length > 0) {
    calls.push({
      id: 'stage',
      operation: 'UpdateStage',
      label: `Update stage ${StageName}`,
      input: { ...ids, ...change },
    });
  }
  if (hasAccessLog(before) && !hasAccessLog(values)) {
    calls.push({
      id: 'accessLog',
      operation: 'DeleteAccessLogSettings',
      label: 'Remove access logging',
      input: ids,
    });
  }
  const arn = stageArn(context.region, context.apiId, StageName);
  calls.push(...tagCalls(arn, original.Tags ?? {}, fromEntries(values.Tags)));
  return { title: `Update stage ${StageName}`, calls };
}

export function toDelete(apiId: string, stage: Stage): Plan {
  const title = `Delete stage ${stage.StageName}`;
  return {
    title,
    calls: [
      {
        id: 'stage',
        operation: 'DeleteStage',
        label: title,
        input: { ApiId: apiId, StageName: stage.StageName },
      },
    ],
  };
}

/** What is against these values; `original` is the stage being edited, if any. */
export function issues(values: StageValues, context: StageContext, original?: Stage): Issue[] {
  const log = hasAccessLog(values) ? { AccessLogSettings: givenMembers(accessLog(values)) } : {};
  const state = {
    StageName: values.StageName,
    Description: values.Description,
    AutoDeploy: values.AutoDeploy,
    DefaultRouteSettings: settings(values),
    StageVariables: fromEntries(values.StageVariables),
    Tags: fromEntries(values.Tags),
    ...log,
    ...(values.DeploymentId !== '' && !values.AutoDeploy ? { DeploymentId: values.DeploymentId } : {}),
  };
  const found = checkStage(state, {
    protocol: context.protocol,
    mode: original ? 'update' : 'create',
    deploymentIds: context.deploymentIds,
    otherStages: original
      ? []
      : context.stages.flatMap((stage) => (stage.StageName === undefined ? [] : [stage.StageName])),
    managed: original?.ApiGatewayManaged ?? false,
  });
  const before = original ? toValues(original) : undefined;
  for (const member of ['ThrottlingBurstLimit', 'ThrottlingRateLimit'] as const) {
    // Once set at stage level a limit can be raised but not unset (service-rules 2.9).
    if (before && before[member] !== '' && values[member].trim() === '') {
      found.push({
        path: [member],
        message: 'A limit that is set can be changed, not removed.',
        rule: 'stage.throttling.unset',
      });
    }
  }
  if (blocksAll(values) && !values.blockAll && !(before && blocksAll(before))) {
    found.push({
      path: ['blockAll'],
      message: 'Confirm that all requests are to be refused.',
      rule: 'stage.throttling.zero',
    });
  }
  for (const member of ['StageVariables', 'Tags'] as const) {
    for (const key of repeatedKeys(values[member])) {
      found.push({
        path: [member, key],
        message: `The key ${key} stands twice.`,
        rule: 'stage.keys.repeated',
      });
    }
  }
  return found;
}
