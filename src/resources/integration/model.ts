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
import type { ResourceForm } from '../shared/resource-form';
import {
  fromResponseMappings,
  type ResponseMapping,
  responseMappingPatch,
  toResponseMappings,
} from './response-mappings';

/** An integration as its forms hold it; which members count depends on the purpose. */
export interface IntegrationValues {
  purpose: IntegrationPreset;
  Description: string;
  IntegrationUri: string;
  /** What was typed as IntegrationUri for purposes that were left again: it is still there when they are chosen anew. */
  left: Record<UriKind, string>;
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

/** What the forms know around the integration. */
export interface IntegrationContext {
  apiId: string;
  protocol: Protocol;
}

/** What an IntegrationUri names: purposes that name the same kind share what was typed. */
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

/** What of the values changes with the purpose: there and back again is no change. */
export function toPreset(
  values: IntegrationValues,
  purpose: IntegrationPreset,
): Pick<IntegrationValues, 'purpose' | 'IntegrationUri' | 'left'> {
  const [from, to] = [URI_KIND[values.purpose], URI_KIND[purpose]];
  const left = { ...values.left, ...(from && { [from]: values.IntegrationUri }) };
  return to === undefined
    ? { purpose, IntegrationUri: '', left }
    : { purpose, IntegrationUri: left[to], left: { ...left, [to]: '' } };
}

export function toValues(integration: Integration | undefined): IntegrationValues {
  return {
    purpose: (integration && presetOf(integration)) ?? 'lambda',
    IntegrationUri: integration?.IntegrationUri ?? '',
    left: { function: '', url: '', listener: '', action: '' },
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

/** The text members that the purpose has; a member of another purpose is not part of it. */
function members(values: IntegrationValues, protocol: Protocol) {
  const { purpose } = values;
  const webSocket = protocol === 'WEBSOCKET';
  const timeout = values.TimeoutInMillis.trim();
  return {
    Description: values.Description,
    TimeoutInMillis: timeout === '' ? undefined : Number(timeout),
    CredentialsArn: values.CredentialsArn,
    ...(URI_KIND[purpose] && { IntegrationUri: values.IntegrationUri }),
    ...(purpose !== 'service' && { IntegrationMethod: values.IntegrationMethod }),
    ...(!webSocket && { PayloadFormatVersion: values.PayloadFormatVersion }),
    ...(purpose === 'service' && { IntegrationSubtype: values.IntegrationSubtype }),
    ...(purpose === 'private' && { ConnectionId: values.ConnectionId }),
    ...(webSocket && {
      ContentHandlingStrategy: values.ContentHandlingStrategy as ContentHandlingStrategy,
      PassthroughBehavior: values.PassthroughBehavior as PassthroughBehavior,
      TemplateSelectionExpression: values.TemplateSelectionExpression,
    }),
  };
}

/** The map members that the purpose has. */
function maps(values: IntegrationValues, protocol: Protocol) {
  return {
    RequestParameters: fromEntries(values.RequestParameters),
    RequestTemplates: hasTemplates(values.purpose) ? fromEntries(values.RequestTemplates) : {},
    ResponseParameters: protocol === 'HTTP' ? fromResponseMappings(values.ResponseParameters) : {},
  };
}

const tls = ({ purpose, ServerNameToVerify }: IntegrationValues) =>
  purpose === 'private' ? presentMembers({ ServerNameToVerify }) : {};

function createInput(values: IntegrationValues, apiId: string, protocol: Protocol): CreateIntegrationRequest {
  const all = { ...members(values, protocol), ...maps(values, protocol), TlsConfig: tls(values) };
  return { ApiId: apiId, ...presetInput(values.purpose, protocol, all) };
}

const connectionType = ({ purpose }: IntegrationValues): ConnectionType =>
  purpose === 'private' ? 'VPC_LINK' : 'INTERNET';

/** All members that the values stand for, as an integration has them. */
function toMembers(values: IntegrationValues, protocol: Protocol): Record<string, unknown> {
  return {
    IntegrationType: INTEGRATION_PRESETS[values.purpose].type,
    ConnectionType: connectionType(values),
    ...presentMembers({ ...members(values, protocol), ...maps(values, protocol), TlsConfig: tls(values) }),
  };
}

function toCreate(values: IntegrationValues, apiId: string, protocol: Protocol): Plan {
  const input = createInput(values, apiId, protocol);
  return singleCallPlan(
    'CreateIntegration',
    'integration',
    `Create integration with ${integrationName(input)}`,
    input,
  );
}

/** UpdateIntegration with what differs from `original`; maps are merged by key (service-rules 2.14). */
function toUpdate(original: Integration, values: IntegrationValues, apiId: string, protocol: Protocol): Plan {
  const before = toValues(original);
  const after = maps(values, protocol);
  const texts = changedMembers(members(before, protocol), members(values, protocol));
  // A number cannot be taken away, and without one the service's default is the longest.
  if ('TimeoutInMillis' in texts) texts.TimeoutInMillis ??= MAX_TIMEOUT[protocol];
  const change = {
    ...texts,
    ...presentMembers({
      RequestParameters: mapPatch(original.RequestParameters ?? {}, after.RequestParameters),
      RequestTemplates: hasTemplates(values.purpose)
        ? mapPatch(original.RequestTemplates ?? {}, after.RequestTemplates)
        : {},
      ResponseParameters:
        protocol === 'HTTP'
          ? responseMappingPatch(original.ResponseParameters ?? {}, after.ResponseParameters)
          : {},
    }),
    ...connectionChange(before, values),
  };
  const ids = { ApiId: apiId, IntegrationId: original.IntegrationId };
  const title = `Update integration ${integrationName(original)}`;
  const complete = completeUpdate('integration', original, change);
  return updatePlan('UpdateIntegration', 'integration', title, ids, complete);
}

/** What a turn from the internet to a VPC link, or back, has to say; a link's id can be replaced, not cleared. */
function connectionChange(before: IntegrationValues, values: IntegrationValues) {
  const [was, is] = [connectionType(before), connectionType(values)];
  const { ServerNameToVerify = '' } = tls(values);
  return {
    ...(was !== is && { ConnectionType: is }),
    ...(was === 'VPC_LINK' || is === 'VPC_LINK'
      ? (tls(before).ServerNameToVerify ?? '') !== ServerNameToVerify && { TlsConfig: { ServerNameToVerify } }
      : {}),
  };
}

export function toDelete(apiId: string, integration: Integration): Plan {
  const title = `Delete integration ${integrationName(integration)}`;
  const ids = { ApiId: apiId, IntegrationId: integration.IntegrationId };
  return singleCallPlan('DeleteIntegration', 'integration', title, ids);
}

/** What is against these values; `original` is the integration being edited, if any. */
export function issues(values: IntegrationValues, protocol: Protocol, original?: Integration): Issue[] {
  const repeated = [
    ...repeatedIssues(values, ['RequestParameters', 'RequestTemplates'], 'integration.keys.repeated'),
    ...(protocol === 'HTTP' ? repeatedMappings(values.ResponseParameters) : []),
  ];
  const unchosen = checkAction(values.purpose, values.IntegrationSubtype);
  if (unchosen.length > 0) return [...unchosen, ...repeated];
  if (!original) {
    const created = checkIntegration(createInput(values, '', protocol), { protocol, mode: 'create' });
    return [...atPreset(created), ...repeated];
  }
  const { RequestParameters, RequestTemplates, ResponseParameters } = maps(values, protocol);
  const isPrivate = values.purpose === 'private';
  const { ConnectionId: _link, TlsConfig: _tls, ...kept } = original;
  const state = {
    ...(isPrivate ? original : kept),
    ConnectionType: connectionType(values),
    ...members(values, protocol),
    RequestParameters,
    ...(hasTemplates(values.purpose) && { RequestTemplates }),
    ...(protocol === 'HTTP' && { ResponseParameters }),
    ...(isPrivate && { TlsConfig: tls(values) }),
  };
  const facts = { protocol, mode: 'update' as const, managed: original.ApiGatewayManaged ?? false };
  const updated = checkIntegration({ ...state, ...blanksAsAbsent(state) }, facts);
  return [...atPreset(updated), ...repeated];
}

/** The type is what the purpose says. */
function atPreset(issues: readonly Issue[]): Issue[] {
  return issues.map((issue) =>
    issue.path[0] === 'IntegrationType' ? { ...issue, path: ['purpose'] } : issue,
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

export const integrationForm: ResourceForm<'integration', IntegrationValues, IntegrationContext> = {
  kind: 'integration',
  // Its name is made of members and can be as long as a URL.
  subject: () => 'The integration',
  title: integrationName,
  parents: ({ apiId }) => ({ ApiId: apiId }),
  toInput: (values, { protocol }) => toMembers(values, protocol),
  toValues,
  toCreate: (values, { apiId, protocol }) => toCreate(values, apiId, protocol),
  toUpdate: (original, values, { apiId, protocol }) => toUpdate(original, values, apiId, protocol),
  issues: (values, { protocol }, original) => issues(values, protocol, original),
  requiredOnUpdate: (original) =>
    original.IntegrationSubtype
      ? completeUpdate('integration', original, { IntegrationType: original.IntegrationType })
      : {},
};
