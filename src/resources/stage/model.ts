import type { Deployment, Stage } from '@aws-sdk/client-apigatewayv2';
import { changedMembers, mapPatch, presentMembers, sameValue } from '../../lib/diff';
import { type Entry, fromEntries, repeatedIssues, toEntries } from '../../lib/entries';
import { singleCallPlan } from '../../plans/single-call-plan';
import { stageArn } from '../../service/arn';
import type { Call, Plan } from '../../service/plan';
import type { Issue, Protocol } from '../../service/rules/rule';
import { checkStage } from '../../service/rules/stage';
import { userTags } from '../../service/rules/tags';
import { tagCalls } from '../../service/tag-calls';
import type { FormInput, ResourceForm } from '../shared/resource-form';
import {
  blocksAll,
  presentSettings,
  type RouteSettingsRow,
  removedKeys,
  rowsPatch,
  rowsState,
  type SettingsValues,
  settingsMembers,
  toRows,
  toSettingsValues,
} from './settings-model';

/** Form values of a stage; the members of SettingsValues are its default route settings. */
export interface StageValues extends SettingsValues {
  StageName: string;
  Description: string;
  AutoDeploy: boolean;
  DeploymentId: string;
  /** The user confirmed a limit of 0. */
  blockAll: boolean;
  DestinationArn: string;
  Format: string;
  /** WebSocket only: the certificate that API Gateway presents to backends. */
  ClientCertificateId: string;
  RouteSettings: RouteSettingsRow[];
  StageVariables: Entry[];
  Tags: Entry[];
}

/** What the stage forms need to know about the API. */
export interface StageContext {
  apiId: string;
  region: string;
  protocol: Protocol;
  stages: readonly Stage[];
  /** The deployments that the stage can serve. */
  deployments: readonly Deployment[];
  routeKeys: readonly string[];
}

export function toValues(stage: Stage | undefined): StageValues {
  return {
    StageName: stage?.StageName ?? '',
    Description: stage?.Description ?? '',
    AutoDeploy: stage?.AutoDeploy ?? false,
    DeploymentId: stage?.DeploymentId ?? '',
    ...toSettingsValues(stage?.DefaultRouteSettings),
    blockAll: false,
    DestinationArn: stage?.AccessLogSettings?.DestinationArn ?? '',
    Format: stage?.AccessLogSettings?.Format ?? '',
    ClientCertificateId: stage?.ClientCertificateId ?? '',
    RouteSettings: toRows(stage?.RouteSettings),
    StageVariables: toEntries(stage?.StageVariables),
    Tags: toEntries(userTags(stage?.Tags)),
  };
}

const accessLog = ({ DestinationArn, Format }: StageValues) => ({ DestinationArn, Format });

const hasAccessLog = (values: StageValues) => values.DestinationArn !== '' || values.Format !== '';

const certificate = (values: StageValues, protocol: Protocol) =>
  protocol === 'WEBSOCKET' ? { ClientCertificateId: values.ClientCertificateId } : {};

type Members = ReturnType<typeof toInput>;
type Input = FormInput<StageValues, Members>;

/** Settings of routes are compared row by row, so only the rules take them as a map. */
function toInput(values: StageValues, { protocol }: Pick<StageContext, 'protocol'>) {
  return {
    StageName: values.StageName,
    Description: values.Description,
    AutoDeploy: values.AutoDeploy,
    // Automatic deployment sets it.
    DeploymentId: values.AutoDeploy ? '' : values.DeploymentId,
    certificate: certificate(values, protocol),
    DefaultRouteSettings: settingsMembers(values, protocol),
    RouteSettings: rowsState(values.RouteSettings, protocol),
    accessLog: hasAccessLog(values) ? accessLog(values) : undefined,
    StageVariables: fromEntries(values.StageVariables),
    Tags: fromEntries(values.Tags),
  };
}

function toCreate({ values, members }: Input, { apiId, protocol }: StageContext): Plan {
  return singleCallPlan('CreateStage', 'stage', `Create stage ${members.StageName}`, {
    ApiId: apiId,
    StageName: members.StageName,
    ...(members.AutoDeploy && { AutoDeploy: true }),
    ...presentMembers({
      Description: members.Description,
      DeploymentId: members.DeploymentId,
      ...members.certificate,
      DefaultRouteSettings: presentSettings(values, protocol),
      RouteSettings: rowsPatch({}, values.RouteSettings, protocol),
      AccessLogSettings: presentMembers(members.accessLog ?? {}),
      StageVariables: members.StageVariables,
      Tags: members.Tags,
    }),
  });
}

/** UpdateStage, DeleteAccessLogSettings and tag calls for the differences from `original`; no call without one. */
function toUpdate(original: Stage, { values, members: after }: Input, context: StageContext): Plan {
  const before = toInput(toValues(original), context);
  const StageName = original.StageName ?? '';
  const ids = { ApiId: context.apiId, StageName };
  const limits = changedMembers(before.DefaultRouteSettings, after.DefaultRouteSettings);
  const variables = mapPatch(original.StageVariables ?? {}, after.StageVariables);
  const change = {
    ...changedMembers({ Description: before.Description }, { Description: after.Description }),
    ...changedMembers({ AutoDeploy: before.AutoDeploy }, { AutoDeploy: after.AutoDeploy }),
    ...(after.AutoDeploy || after.DeploymentId === (original.DeploymentId ?? '')
      ? {}
      : { DeploymentId: after.DeploymentId }),
    // The service requires both members of an access log.
    ...(after.accessLog &&
      !sameValue(before.accessLog, after.accessLog) && { AccessLogSettings: after.accessLog }),
    ...changedMembers(before.certificate, after.certificate),
    ...presentMembers({
      DefaultRouteSettings: limits,
      RouteSettings: rowsPatch(original.RouteSettings ?? {}, values.RouteSettings, context.protocol),
      StageVariables: variables,
    }),
  };
  // Removals first: settings of a deleted route make any other update of the stage fail (service-rules 2.14).
  const calls: Call[] = removedKeys(original.RouteSettings ?? {}, values.RouteSettings).map(
    (RouteKey, index) => ({
      id: `routeSettings${index + 1}`,
      operation: 'DeleteRouteSettings',
      label: `Delete the settings of ${RouteKey}`,
      input: { ...ids, RouteKey },
    }),
  );
  if (Object.keys(change).length > 0) {
    calls.push({
      id: 'stage',
      operation: 'UpdateStage',
      label: `Update stage ${StageName}`,
      input: { ...ids, ...change },
    });
  }
  if (before.accessLog && !after.accessLog) {
    calls.push({
      id: 'accessLog',
      operation: 'DeleteAccessLogSettings',
      label: 'Remove access logging',
      input: ids,
    });
  }
  const arn = stageArn(context.region, context.apiId, StageName);
  calls.push(...tagCalls(arn, original.Tags ?? {}, after.Tags));
  return { title: `Update stage ${StageName}`, calls };
}

export function toResetCache(apiId: string, stageName: string): Plan {
  const ids = { ApiId: apiId, StageName: stageName };
  return singleCallPlan('ResetAuthorizersCache', 'cache', `Reset authorizer cache of ${stageName}`, ids);
}

export function toDelete(apiId: string, { StageName }: Stage): Plan {
  return singleCallPlan('DeleteStage', 'stage', `Delete stage ${StageName}`, { ApiId: apiId, StageName });
}

/**
 * Why a member cannot be cleared: an update without a limit changes nothing (service-rules 2.9), nor does an empty
 * description (2.4).
 */
const UNSET = {
  Description: 'A description that is set can be changed, not removed.',
  ThrottlingBurstLimit: 'A limit that is set can be changed, not removed.',
  ThrottlingRateLimit: 'A limit that is set can be changed, not removed.',
  LoggingLevel: 'Logging that is set can be changed, not removed. OFF turns it off.',
};

type UnsetMember = 'ThrottlingBurstLimit' | 'ThrottlingRateLimit' | 'LoggingLevel';

/** The settings that were cleared. */
function unset(before: SettingsValues | undefined, after: SettingsValues): UnsetMember[] {
  const members = ['ThrottlingBurstLimit', 'ThrottlingRateLimit', 'LoggingLevel'] as const;
  return before ? members.filter((member) => before[member] !== '' && after[member].trim() === '') : [];
}

/** Validation issues; `original` is the stage being edited, if any. */
function issues({ values, members }: Input, context: StageContext, original?: Stage): Issue[] {
  const { certificate, accessLog, DeploymentId, ...rest } = members;
  const state = {
    ...rest,
    ...presentMembers(certificate),
    ...(accessLog && { AccessLogSettings: presentMembers(accessLog) }),
    ...(DeploymentId !== '' && { DeploymentId }),
  };
  const ruleContext = {
    protocol: context.protocol,
    mode: original ? ('update' as const) : ('create' as const),
    deploymentIds: new Set(context.deployments.flatMap(({ DeploymentId }) => DeploymentId ?? [])),
    routeKeys: new Set(context.routeKeys),
    otherStages: original
      ? []
      : context.stages.flatMap((stage) => (stage.StageName === undefined ? [] : [stage.StageName])),
    managed: original?.ApiGatewayManaged ?? false,
  };
  // Issues are shown per row: member names would collide with the default settings.
  const found = checkStage(state, ruleContext).map((issue) =>
    issue.path[0] === 'RouteSettings' ? { ...issue, path: issue.path.slice(0, 2) } : issue,
  );
  const before = original ? toValues(original) : undefined;
  if (before && before.Description !== '' && values.Description === '') {
    found.push({ path: ['Description'], message: UNSET.Description, rule: 'stage.description.unset' });
  }
  for (const member of unset(before, values)) {
    found.push({ path: [member], message: UNSET[member], rule: 'stage.settings.unset' });
  }
  for (const row of values.RouteSettings) {
    const was = before?.RouteSettings.find(({ key }) => key === row.key);
    const [member] = unset(was, row);
    if (member === undefined) continue;
    found.push({ path: ['RouteSettings', row.key], message: UNSET[member], rule: 'stage.settings.unset' });
  }
  const blocks = (some: StageValues) => blocksAll(some) || some.RouteSettings.some(blocksAll);
  if (blocks(values) && !values.blockAll && !(before && blocks(before))) {
    found.push({
      path: ['blockAll'],
      message: 'Confirm that all requests are rejected.',
      rule: 'stage.throttling.zero',
    });
  }
  if (values.RouteSettings.some(({ key }) => key === '')) {
    found.push({
      path: ['RouteSettings', ''],
      message: 'Choose a route.',
      rule: 'stage.routeSettings.chosen',
    });
  }
  found.push(...repeatedIssues(values, ['StageVariables', 'Tags'], 'stage.keys.repeated'));
  return found;
}

export const stageForm: ResourceForm<'stage', StageValues, StageContext, Members> = {
  kind: 'stage',
  subject: ({ StageName }) => `Stage ${StageName}`,
  title: ({ StageName = '' }) => StageName,
  parents: ({ apiId }) => ({ ApiId: apiId }),
  toValues,
  toInput,
  toCreate,
  toUpdate,
  issues,
};
