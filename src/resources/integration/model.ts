import type {
  ConnectionType,
  ContentHandlingStrategy,
  CreateIntegrationRequest,
  Integration,
  PassthroughBehavior,
} from '@aws-sdk/client-apigatewayv2';
import { changedMembers, mapPatch, presentMembers } from '../../lib/diff';
import { type Entry, fromEntries, repeatedIssues, repeatedKeys, toEntries } from '../../lib/entries';
import { singleCallPlan, updatePlan } from '../../plans/single-call-plan';
import { integrationName } from '../../service/integration-name';
import type { Plan } from '../../service/plan';
import { checkIntegration, MAX_TIMEOUT } from '../../service/rules/integration';
import {
  checkAction,
  hasTemplates,
  INTEGRATION_PRESETS,
  type IntegrationPreset,
  presetInput,
  presetOf,
} from '../../service/rules/integration-presets';
import type { Issue, Protocol } from '../../service/rules/rule';
import { completeUpdate } from '../../service/rules/update-members';
import type { FormInput, ResourceForm } from '../shared/resource-form';
import {
  fromResponseMappings,
  type ResponseMapping,
  responseMappingPatch,
  toResponseMappings,
} from './response-mappings';

/** Form values of an integration; which members are sent depends on the preset. */
export interface IntegrationValues {
  preset: IntegrationPreset;
  Description: string;
  IntegrationUri: string;
  /** The IntegrationUri typed for other presets, restored when the user selects them again. */
  formerUris: Record<UriKind, string>;
  IntegrationMethod: string;
  PayloadFormatVersion: string;
  /** Milliseconds; empty for the service's default. */
  TimeoutInMillis: string;
  CredentialsArn: string;
  IntegrationSubtype: string;
  /** A VPC link's id. */
  ConnectionId: string;
  ServerNameToVerify: string;
  ContentHandlingStrategy: string;
  PassthroughBehavior: string;
  TemplateSelectionExpression: string;
  RequestParameters: Entry[];
  RequestTemplates: Entry[];
  ResponseParameters: ResponseMapping[];
}

/** What the integration forms need to know about other resources. */
export interface IntegrationContext {
  apiId: string;
  protocol: Protocol;
}

/** What an IntegrationUri refers to: presets with the same kind share the typed value. */
type UriKind = 'function' | 'url' | 'listener' | 'action';

const URI_KIND: Readonly<Record<IntegrationPreset, UriKind | undefined>> = {
  lambda: 'function',
  http: 'url',
  httpCustom: 'url',
  private: 'listener',
  aws: 'action',
  service: undefined,
  mock: undefined,
};

/** The values that change with the preset; switching back restores them. */
export function toPreset(
  values: IntegrationValues,
  preset: IntegrationPreset,
): Pick<IntegrationValues, 'preset' | 'IntegrationUri' | 'formerUris'> {
  const [from, to] = [URI_KIND[values.preset], URI_KIND[preset]];
  const formerUris = { ...values.formerUris, ...(from && { [from]: values.IntegrationUri }) };
  return to === undefined
    ? { preset, IntegrationUri: '', formerUris }
    : { preset, IntegrationUri: formerUris[to], formerUris: { ...formerUris, [to]: '' } };
}

export function toValues(integration: Integration | undefined): IntegrationValues {
  return {
    preset: (integration && presetOf(integration)) ?? 'lambda',
    IntegrationUri: integration?.IntegrationUri ?? '',
    formerUris: { function: '', url: '', listener: '', action: '' },
    Description: integration?.Description ?? '',
    IntegrationMethod: integration?.IntegrationMethod ?? '',
    PayloadFormatVersion: integration?.PayloadFormatVersion ?? (integration ? '' : '2.0'),
    TimeoutInMillis: integration?.TimeoutInMillis === undefined ? '' : String(integration.TimeoutInMillis),
    CredentialsArn: integration?.CredentialsArn ?? '',
    IntegrationSubtype: integration?.IntegrationSubtype ?? '',
    ConnectionId: integration?.ConnectionId ?? '',
    ServerNameToVerify: integration?.TlsConfig?.ServerNameToVerify ?? '',
    ContentHandlingStrategy: integration?.ContentHandlingStrategy ?? '',
    PassthroughBehavior: integration?.PassthroughBehavior ?? '',
    TemplateSelectionExpression: integration?.TemplateSelectionExpression ?? '',
    RequestParameters: toEntries(integration?.RequestParameters),
    RequestTemplates: toEntries(integration?.RequestTemplates),
    ResponseParameters: toResponseMappings(integration?.ResponseParameters),
  };
}

type Members = ReturnType<typeof toInput>;
type Input = FormInput<IntegrationValues, Members>;

/** The members of the preset, by how the service updates them. */
function toInput(values: IntegrationValues, { protocol }: Pick<IntegrationContext, 'protocol'>) {
  return {
    texts: members(values, protocol),
    maps: maps(values, protocol),
    TlsConfig: tls(values),
    ConnectionType: connectionType(values),
  };
}

/** The string members of the preset, without those of other presets. */
function members(values: IntegrationValues, protocol: Protocol) {
  const { preset } = values;
  const webSocket = protocol === 'WEBSOCKET';
  const timeout = values.TimeoutInMillis.trim();
  return {
    Description: values.Description,
    TimeoutInMillis: timeout === '' ? undefined : Number(timeout),
    CredentialsArn: values.CredentialsArn,
    ...(URI_KIND[preset] && { IntegrationUri: values.IntegrationUri }),
    ...(preset !== 'service' && { IntegrationMethod: values.IntegrationMethod }),
    ...(!webSocket && { PayloadFormatVersion: values.PayloadFormatVersion }),
    ...(preset === 'service' && { IntegrationSubtype: values.IntegrationSubtype }),
    ...(preset === 'private' && { ConnectionId: values.ConnectionId }),
    ...(webSocket && {
      ContentHandlingStrategy: values.ContentHandlingStrategy as ContentHandlingStrategy,
      PassthroughBehavior: values.PassthroughBehavior as PassthroughBehavior,
      TemplateSelectionExpression: values.TemplateSelectionExpression,
    }),
  };
}

/** The map members of the preset. */
function maps(values: IntegrationValues, protocol: Protocol) {
  return {
    RequestParameters: fromEntries(values.RequestParameters),
    RequestTemplates: hasTemplates(values.preset) ? fromEntries(values.RequestTemplates) : {},
    ResponseParameters: protocol === 'HTTP' ? fromResponseMappings(values.ResponseParameters) : {},
  };
}

const tls = ({ preset, ServerNameToVerify }: IntegrationValues) =>
  preset === 'private' ? presentMembers({ ServerNameToVerify }) : {};

function createInput(
  { values, members }: Input,
  apiId: string,
  protocol: Protocol,
): CreateIntegrationRequest {
  const all = { ...members.texts, ...members.maps, TlsConfig: members.TlsConfig };
  return { ApiId: apiId, ...presetInput(values.preset, protocol, all) };
}

const connectionType = ({ preset }: IntegrationValues): ConnectionType =>
  preset === 'private' ? 'VPC_LINK' : 'INTERNET';

/** The members as those of an integration. */
function toJson({ values, members }: Input): Record<string, unknown> {
  const { texts, maps, TlsConfig, ConnectionType } = members;
  return {
    IntegrationType: INTEGRATION_PRESETS[values.preset].type,
    ConnectionType,
    ...presentMembers({ ...texts, ...maps, TlsConfig }),
  };
}

function toCreate(filled: Input, apiId: string, protocol: Protocol): Plan {
  const input = createInput(filled, apiId, protocol);
  return singleCallPlan(
    'CreateIntegration',
    'integration',
    `Create integration with ${integrationName(input)}`,
    input,
  );
}

/** UpdateIntegration with the differences from `original`; maps are merged by key (service-rules 2.14). */
function toUpdate(
  original: Integration,
  { values, members }: Input,
  apiId: string,
  protocol: Protocol,
): Plan {
  const before = toInput(toValues(original), { protocol });
  const after = members.maps;
  const texts: Partial<Members['texts']> = changedMembers(before.texts, members.texts);
  // A number cannot be removed; the default is the maximum.
  if ('TimeoutInMillis' in texts) texts.TimeoutInMillis ??= MAX_TIMEOUT[protocol];
  const change = {
    ...texts,
    ...presentMembers({
      RequestParameters: mapPatch(original.RequestParameters ?? {}, after.RequestParameters),
      RequestTemplates: hasTemplates(values.preset)
        ? mapPatch(original.RequestTemplates ?? {}, after.RequestTemplates)
        : {},
      ResponseParameters:
        protocol === 'HTTP'
          ? responseMappingPatch(original.ResponseParameters ?? {}, after.ResponseParameters)
          : {},
    }),
    ...connectionChange(before, members),
  };
  const ids = { ApiId: apiId, IntegrationId: original.IntegrationId };
  const title = `Update integration ${integrationName(original)}`;
  const complete = completeUpdate('integration', original, change);
  return updatePlan('UpdateIntegration', 'integration', title, ids, complete);
}

/** Changes between internet and VPC link; a link's id can be replaced, not cleared. */
function connectionChange(before: Members, after: Members) {
  const [was, is] = [before.ConnectionType, after.ConnectionType];
  const { ServerNameToVerify = '' } = after.TlsConfig;
  return {
    ...(was !== is && { ConnectionType: is }),
    ...(was === 'VPC_LINK' || is === 'VPC_LINK'
      ? (before.TlsConfig.ServerNameToVerify ?? '') !== ServerNameToVerify && {
          TlsConfig: { ServerNameToVerify },
        }
      : {}),
  };
}

export function toDelete(apiId: string, integration: Integration): Plan {
  const title = `Delete integration ${integrationName(integration)}`;
  const ids = { ApiId: apiId, IntegrationId: integration.IntegrationId };
  return singleCallPlan('DeleteIntegration', 'integration', title, ids);
}

/** Validation issues; `original` is the integration being edited, if any. */
function issues(input: Input, protocol: Protocol, original?: Integration): Issue[] {
  const { values, members } = input;
  const repeated = [
    ...repeatedIssues(values, ['RequestParameters', 'RequestTemplates'], 'integration.keys.repeated'),
    ...(protocol === 'HTTP' ? repeatedMappings(values.ResponseParameters) : []),
  ];
  const unchosen = checkAction(values.preset, values.IntegrationSubtype);
  if (unchosen.length > 0) return [...unchosen, ...repeated];
  if (!original) {
    const created = checkIntegration(createInput(input, '', protocol), { protocol, mode: 'create' });
    return [...atPreset(created), ...repeated];
  }
  const { RequestParameters, RequestTemplates, ResponseParameters } = members.maps;
  const isPrivate = values.preset === 'private';
  const { ConnectionId: _link, TlsConfig: _tls, ...withoutLink } = original;
  const state = {
    ...(isPrivate ? original : withoutLink),
    ConnectionType: members.ConnectionType,
    ...members.texts,
    RequestParameters,
    ...(hasTemplates(values.preset) && { RequestTemplates }),
    ...(protocol === 'HTTP' && { ResponseParameters }),
    ...(isPrivate && { TlsConfig: members.TlsConfig }),
  };
  const ruleContext = { protocol, mode: 'update' as const, managed: original.ApiGatewayManaged ?? false };
  const updated = checkIntegration({ ...state, ...blanksAsAbsent(state) }, ruleContext);
  return [...atPreset(updated), ...repeated];
}

/** The preset field shows issues of the type, which the preset determines. */
function atPreset(issues: readonly Issue[]): Issue[] {
  return issues.map((issue) =>
    issue.path[0] === 'IntegrationType' ? { ...issue, path: ['preset'] } : issue,
  );
}

function repeatedMappings(rows: readonly ResponseMapping[]): Issue[] {
  const asKeys = rows.map(({ status, key }) => ({ key: `${key} for status ${status}` }));
  return repeatedKeys(asKeys.filter((_, at) => rows[at]?.key !== '')).map((what) => ({
    path: ['ResponseParameters'],
    message: `Duplicate mapping of ${what}.`,
    rule: 'integration.keys.repeated',
  }));
}

function blanksAsAbsent(state: object): object {
  return Object.fromEntries(
    Object.entries(state)
      .filter(([, value]) => value === '')
      .map(([name]) => [name, undefined]),
  );
}

export const integrationForm: ResourceForm<'integration', IntegrationValues, IntegrationContext, Members> = {
  kind: 'integration',
  // Its name is derived from members and can be as long as a URL.
  subject: () => 'The integration',
  title: integrationName,
  parents: ({ apiId }) => ({ ApiId: apiId }),
  toInput,
  toJson,
  toValues,
  toCreate: (input, { apiId, protocol }) => toCreate(input, apiId, protocol),
  toUpdate: (original, input, { apiId, protocol }) => toUpdate(original, input, apiId, protocol),
  issues: (input, { protocol }, original) => issues(input, protocol, original),
  requiredOnUpdate: (original) =>
    original.IntegrationSubtype
      ? completeUpdate('integration', original, { IntegrationType: original.IntegrationType })
      : {},
};
