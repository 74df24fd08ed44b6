import type { ConnectionType, IntegrationType } from '@aws-sdk/client-apigatewayv2';
import { checkIntegration } from '../rules/integration';
import { refuseIssues } from './issues';
import { type Place, present } from './place';
import type { ImportedIntegration } from './types';

/** Where an integration's members stand in the extension (6.1). */
const NAMES = {
  IntegrationType: 'type',
  IntegrationSubtype: 'integrationSubtype',
  IntegrationMethod: 'httpMethod',
  IntegrationUri: 'uri',
  PayloadFormatVersion: 'payloadFormatVersion',
  CredentialsArn: 'credentials',
  ConnectionId: 'connectionId',
  ConnectionType: 'connectionType',
  RequestParameters: 'requestParameters',
  ResponseParameters: 'responseParameters',
  TimeoutInMillis: 'timeoutInMillis',
  TlsConfig: 'tlsConfig',
  ServerNameToVerify: 'serverNameToVerify',
};

const KNOWN: ReadonlySet<string> = new Set(Object.values(NAMES));

/** The types that only REST and WebSocket APIs have: a warning, and no integration (6.2). */
const FOREIGN_TYPES: ReadonlySet<string> = new Set(['AWS', 'HTTP', 'MOCK']);

/**
 * Reads one `x-amazon-apigateway-integration`, inline or shared (6.1, 6.2).
 * @returns undefined where there is nothing to create: the reason is in the report.
 */
export function importIntegration(key: string, place: Place): ImportedIntegration | undefined {
  if (!place.object()) return undefined;
  const before = place.report.errorCount;
  const type = place.at('type').text()?.toUpperCase();
  if (type !== undefined && FOREIGN_TYPES.has(type)) {
    place.report.warn(
      `${place.at('type').name} ${type} is not supported by HTTP APIs: the integration is left out`,
    );
    return undefined;
  }
  if (!place.at('type').present) place.at('type').refuse('is missing: aws_proxy or http_proxy');
  place.noteOthers(KNOWN, 'an integration');

  const integration: ImportedIntegration = present({
    key,
    // Not one of the enum's values: the rules below refuse it.
    IntegrationType: type as IntegrationType | undefined,
    IntegrationSubtype: place.at('integrationSubtype').text(),
    IntegrationMethod: place.at('httpMethod').text()?.toUpperCase(),
    IntegrationUri: place.at('uri').text(),
    PayloadFormatVersion: place.at('payloadFormatVersion').version(),
    CredentialsArn: place.at('credentials').text(),
    ConnectionId: place.at('connectionId').text(),
    ConnectionType: place.at('connectionType').text()?.toUpperCase() as ConnectionType | undefined,
    RequestParameters: textMap(place.at('requestParameters')),
    ResponseParameters: responseParameters(place.at('responseParameters')),
    TimeoutInMillis: place.at('timeoutInMillis').number(),
    TlsConfig: tlsConfig(place.at('tlsConfig')),
  });
  if (place.report.errorCount > before) return undefined;

  const { key: _key, ...state } = integration;
  refuseIssues(place, checkIntegration(state, { protocol: 'HTTP' }), NAMES);
  hintMethod(integration, place);
  return integration;
}

/** The guide asks for POST, but the service takes other methods as well (6.2, [OBS]). */
function hintMethod(integration: ImportedIntegration, place: Place): void {
  const { IntegrationType: type, IntegrationMethod: method, IntegrationSubtype: subtype } = integration;
  if (type === 'AWS_PROXY' && subtype === undefined && method !== undefined && method !== 'POST')
    place.report.note(
      `${place.at('httpMethod').name} is ${method}: Lambda functions are always invoked with POST, which the guide asks for here`,
    );
}

function textMap(place: Place): Record<string, string> | undefined {
  if (!place.object()) return undefined;
  const entries = place.entries().flatMap(([name, value]) => {
    const text = value.present ? value.text() : value.refuse('must be a string, not nothing');
    return text === undefined ? [] : [[name, text] as const];
  });
  return Object.fromEntries(entries);
}

/** Status code to map: `{ "200": { "overwrite:header.x": "…" } }`. */
function responseParameters(place: Place): Record<string, Record<string, string>> | undefined {
  if (!place.object()) return undefined;
  return Object.fromEntries(place.entries().map(([status, map]) => [status, textMap(map) ?? {}]));
}

function tlsConfig(place: Place): { ServerNameToVerify?: string } | undefined {
  if (!place.object()) return undefined;
  return present({ ServerNameToVerify: place.at('serverNameToVerify').text() });
}
