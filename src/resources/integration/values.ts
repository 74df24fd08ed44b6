import type {
  ConnectionType,
  ContentHandlingStrategy,
  CreateIntegrationRequest,
  Integration,
  PassthroughBehavior,
} from '@aws-sdk/client-apigatewayv2';
import type { KindForm } from '../../frame/kind-form';
import { changedMembers, givenMembers, mapPatch } from '../../lib/diff';
import { type Entry, fromEntries, repeatedIssues, repeatedKeys, toEntries } from '../../lib/entries';
import { integrationName } from '../../lib/integration-name';
import {
  fromResponseMappings,
  type ResponseMapping,
  responseMappingPatch,
  toResponseMappings,
} from '../../lib/response-mappings';
import { oneCall } from '../../plan/one-call';
import type { Plan } from '../../plan/types';
import { checkIntegration, MAX_TIMEOUT } from '../../rules/integration';
import type { Issue, Protocol } from '../../rules/rule';
import { hasTemplates, PURPOSES, type Purpose, purposeOf } from './purposes';

/** An integration as its forms hold it; which members count depends on the purpose. */
export interface IntegrationValues {
  purpose: Purpose;
  Description: string;
  IntegrationUri: string;
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

export function toValues(integration: Integration | undefined): IntegrationValues {
  return {
    purpose: (integration && purposeOf(integration)) ?? 'lambda',
    Description: integration?.Description ?? '',
    IntegrationUri: integration?.IntegrationUri ?? '',
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
    ...(purpose !== 'service' && purpose !== 'mock' && { IntegrationUri: values.IntegrationUri }),
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
  purpose === 'private' ? givenMembers({ ServerNameToVerify }) : {};

function createInput(values: IntegrationValues, apiId: string, protocol: Protocol): CreateIntegrationRequest {
  const { purpose } = values;
  const { PayloadFormatVersion, IntegrationMethod, ...rest } = members(values, protocol);
  const isHttpLambda = purpose === 'lambda' && protocol === 'HTTP';
  return {
    ApiId: apiId,
    IntegrationType: PURPOSES[purpose].type,
    ...(purpose === 'private' && { ConnectionType: 'VPC_LINK' satisfies ConnectionType }),
    ...givenMembers({
      ...rest,
      IntegrationMethod: isHttpLambda ? '' : IntegrationMethod,
      // Only functions have a choice; HTTP proxies and AWS services of HTTP APIs know 1.0.
      PayloadFormatVersion: protocol === 'WEBSOCKET' ? '' : isHttpLambda ? PayloadFormatVersion : '1.0',
      ...maps(values, protocol),
      TlsConfig: tls(values),
    }),
  };
}

/** All members that the values stand for, as an integration has them. */
function toMembers(values: IntegrationValues, protocol: Protocol): Record<string, unknown> {
  return {
    IntegrationType: PURPOSES[values.purpose].type,
    ...(values.purpose === 'private' && { ConnectionType: 'VPC_LINK' }),
    ...givenMembers({ ...members(values, protocol), ...maps(values, protocol), TlsConfig: tls(values) }),
  };
}

function toCreate(values: IntegrationValues, apiId: string, protocol: Protocol): Plan {
  const title = `Create integration with ${integrationName(createInput(values, apiId, protocol))}`;
  return {
    title,
    calls: [
      {
        id: 'integration',
        operation: 'CreateIntegration',
        label: title,
        input: createInput(values, apiId, protocol),
      },
    ],
  };
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
    ...givenMembers({
      RequestParameters: mapPatch(original.RequestParameters ?? {}, after.RequestParameters),
      RequestTemplates: hasTemplates(values.purpose)
        ? mapPatch(original.RequestTemplates ?? {}, after.RequestTemplates)
        : {},
      ResponseParameters:
        protocol === 'HTTP'
          ? responseMappingPatch(original.ResponseParameters ?? {}, after.ResponseParameters)
          : {},
    }),
    ...(before.ServerNameToVerify !== values.ServerNameToVerify &&
      values.purpose === 'private' && { TlsConfig: { ServerNameToVerify: values.ServerNameToVerify } }),
  };
  const title = `Update integration ${integrationName(original)}`;
  if (Object.keys(change).length === 0) return { title, calls: [] };
  return {
    title,
    calls: [
      {
        id: 'integration',
        operation: 'UpdateIntegration',
        label: title,
        input: { ApiId: apiId, IntegrationId: original.IntegrationId, ...change },
      },
    ],
  };
}

export function toDelete(apiId: string, integration: Integration): Plan {
  const title = `Delete integration ${integrationName(integration)}`;
  const ids = { ApiId: apiId, IntegrationId: integration.IntegrationId };
  return oneCall('DeleteIntegration', 'integration', title, ids);
}

/** What is against these values; `original` is the integration being edited, if any. */
export function issues(values: IntegrationValues, protocol: Protocol, original?: Integration): Issue[] {
  const repeated = [
    ...repeatedIssues(values, ['RequestParameters', 'RequestTemplates'], 'integration.keys.repeated'),
    ...(protocol === 'HTTP' ? repeatedMappings(values.ResponseParameters) : []),
  ];
  if (values.purpose === 'service' && values.IntegrationSubtype === '') {
    // Without its action the input would be taken for a function's, and be refused for members that are not shown.
    return [
      { path: ['IntegrationSubtype'], message: 'Choose an action.', rule: 'integration.subtype.chosen' },
      ...repeated,
    ];
  }
  if (!original) {
    const created = checkIntegration(createInput(values, '', protocol), { protocol, mode: 'create' });
    // The type is what the purpose says.
    const shown = created.map((issue) =>
      issue.path[0] === 'IntegrationType' ? { ...issue, path: ['purpose'] } : issue,
    );
    return [...shown, ...repeated];
  }
  const { RequestParameters, RequestTemplates, ResponseParameters } = maps(values, protocol);
  const state = {
    ...original,
    ...members(values, protocol),
    RequestParameters,
    ...(hasTemplates(values.purpose) && { RequestTemplates }),
    ...(protocol === 'HTTP' && { ResponseParameters }),
    ...(values.purpose === 'private' && { TlsConfig: tls(values) }),
  };
  const facts = { protocol, mode: 'update' as const, managed: original.ApiGatewayManaged ?? false };
  return [...checkIntegration({ ...state, ...blanksAsAbsent(state) }, facts), ...repeated];
}

function repeatedMappings(rows: readonly ResponseMapping[]): Issue[] {
  const asKeys = rows.map(({ status, key }) => ({ key: `${key} for status ${status}` }));
  return repeatedKeys(asKeys.filter((_, at) => rows[at]?.key !== '')).map((what) => ({
    path: ['ResponseParameters'],
    message: `The mapping of ${what} stands twice.`,
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

export const integrationForm: KindForm<'integration', IntegrationValues, IntegrationContext> = {
  kind: 'integration',
  noun: 'integration',
  // Its name is made of members and can be as long as a URL.
  subject: () => 'The integration',
  title: integrationName,
  parents: ({ apiId }) => ({ ApiId: apiId }),
  toMembers: (values, { protocol }) => toMembers(values, protocol),
  toValues,
  toCreate: (values, { apiId, protocol }) => toCreate(values, apiId, protocol),
  toUpdate: (original, values, { apiId, protocol }) => toUpdate(original, values, apiId, protocol),
  issues: (values, { protocol }, original) => issues(values, protocol, original),
};
