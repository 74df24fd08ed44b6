import type { CreateIntegrationRequest, Integration } from '@aws-sdk/client-apigatewayv2';
import { changedMembers, givenMembers } from '../../lib/diff';
import { integrationName } from '../../lib/integration-name';
import type { Plan } from '../../plan/types';
import { checkIntegration, MAX_TIMEOUT } from '../../rules/integration';
import type { Issue, Protocol } from '../../rules/rule';

/** What an integration is for; the form's first choice. */
export type Purpose = 'lambda' | 'http';

/** An integration as its forms hold it. */
export interface IntegrationValues {
  purpose: Purpose;
  Description: string;
  IntegrationUri: string;
  IntegrationMethod: string;
  PayloadFormatVersion: string;
  /** Milliseconds; empty for the service's default. */
  TimeoutInMillis: string;
  CredentialsArn: string;
}

/** The purpose of an integration that these forms can edit; undefined for the other kinds of integration. */
export function purposeOf(integration: Integration): Purpose | undefined {
  if (integration.IntegrationSubtype || integration.ConnectionType === 'VPC_LINK') return undefined;
  if (integration.IntegrationType === 'AWS_PROXY') return 'lambda';
  return integration.IntegrationType === 'HTTP_PROXY' ? 'http' : undefined;
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
  };
}

function members(values: IntegrationValues) {
  const timeout = values.TimeoutInMillis.trim();
  return {
    Description: values.Description,
    IntegrationUri: values.IntegrationUri,
    IntegrationMethod: values.IntegrationMethod,
    PayloadFormatVersion: values.PayloadFormatVersion,
    TimeoutInMillis: timeout === '' ? undefined : Number(timeout),
    CredentialsArn: values.CredentialsArn,
  };
}

const typeOf = (values: IntegrationValues) => (values.purpose === 'lambda' ? 'AWS_PROXY' : 'HTTP_PROXY');

function createInput(values: IntegrationValues, apiId: string, protocol: Protocol): CreateIntegrationRequest {
  const { PayloadFormatVersion, IntegrationMethod, ...rest } = members(values);
  const lambda = values.purpose === 'lambda';
  return {
    ApiId: apiId,
    IntegrationType: typeOf(values),
    ...givenMembers({
      ...rest,
      IntegrationMethod: lambda && protocol === 'HTTP' ? '' : IntegrationMethod,
      // HTTP proxies of HTTP APIs know 1.0 only; WebSocket integrations have the one that the service sets.
      PayloadFormatVersion: protocol === 'WEBSOCKET' ? '' : lambda ? PayloadFormatVersion : '1.0',
    }),
  };
}

export function toCreate(values: IntegrationValues, apiId: string, protocol: Protocol): Plan {
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

/** UpdateIntegration with what differs from `original`; no call when nothing does. */
export function toUpdate(
  original: Integration,
  values: IntegrationValues,
  apiId: string,
  protocol: Protocol,
): Plan {
  const change = changedMembers(members(toValues(original)), members(values));
  // A number cannot be taken away, and without one the service's default is the longest.
  if ('TimeoutInMillis' in change) change.TimeoutInMillis ??= MAX_TIMEOUT[protocol];
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
  return {
    title,
    calls: [
      {
        id: 'integration',
        operation: 'DeleteIntegration',
        label: title,
        input: { ApiId: apiId, IntegrationId: integration.IntegrationId },
      },
    ],
  };
}

/** What is against these values; `original` is the integration being edited, if any. */
export function issues(values: IntegrationValues, protocol: Protocol, original?: Integration): Issue[] {
  if (!original) return checkIntegration(createInput(values, '', protocol), { protocol, mode: 'create' });
  const state = { ...original, ...members(values) };
  return checkIntegration(
    { ...state, ...blanksAsAbsent(state) },
    {
      protocol,
      mode: 'update',
      managed: original.ApiGatewayManaged ?? false,
    },
  );
}

function blanksAsAbsent(state: object): object {
  return Object.fromEntries(
    Object.entries(state)
      .filter(([, value]) => value === '')
      .map(([name]) => [name, undefined]),
  );
}
