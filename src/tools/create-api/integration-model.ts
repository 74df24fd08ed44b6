import type { CreateIntegrationRequest } from '@aws-sdk/client-apigatewayv2';
import { presentMembers } from '../../lib/diff';
import { integrationName } from '../../service/integration-name';
import {
  defaultResponse,
  defaultTemplate,
  hasTemplates,
  INTEGRATION_PRESETS,
  type IntegrationPreset,
  MOCK_TEMPLATE,
  presetInput,
  WITHOUT_STAGE,
} from '../../service/rules/integration-presets';
import type { Protocol } from '../../service/rules/rule';
import { SUBTYPES } from '../../service/rules/subtypes';

/** The values of one preset; each preset uses a subset of the members. */
export interface Backend {
  IntegrationUri: string;
  IntegrationMethod: string;
  PayloadFormatVersion: string;
  CredentialsArn: string;
  IntegrationSubtype: string;
  /** A VPC link's id. */
  ConnectionId: string;
  ServerNameToVerify: string;
  /** Private: removes the stage name from the path. */
  withoutStage: boolean;
  /** By action, then by parameter name. */
  parameters: Record<string, Record<string, string>>;
  RequestTemplate: string;
  /** The template of the integration response `$default`. */
  ResponseTemplate: string;
}

/** An integration to create; `id` is local to the wizard. */
export interface IntegrationRow {
  id: string;
  preset: IntegrationPreset;
  /** Values per preset, so that switching loses nothing; only those of the selected preset are sent. */
  of: Record<IntegrationPreset, Backend>;
}

function emptyBackend(preset: IntegrationPreset): Backend {
  return {
    IntegrationUri: '',
    IntegrationMethod: preset === 'aws' ? 'POST' : 'ANY',
    PayloadFormatVersion: '2.0',
    CredentialsArn: '',
    IntegrationSubtype: '',
    ConnectionId: '',
    ServerNameToVerify: '',
    withoutStage: false,
    parameters: Object.fromEntries(
      Object.entries(SUBTYPES).map(([action, { required, optional }]) => [
        action,
        Object.fromEntries([...required, ...optional].map((name) => [name, ''])),
      ]),
    ),
    RequestTemplate: preset === 'mock' ? MOCK_TEMPLATE : '',
    ResponseTemplate: '',
  };
}

export function newIntegration(id: string): IntegrationRow {
  const presets = Object.keys(INTEGRATION_PRESETS) as IntegrationPreset[];
  const of = Object.fromEntries(presets.map((preset) => [preset, emptyBackend(preset)]));
  return { id, preset: 'lambda', of: of as Record<IntegrationPreset, Backend> };
}

/** CreateIntegration's input without the API's id, which is a reference in the plan. */
export function integrationInput(
  { preset, of }: IntegrationRow,
  protocol: Protocol,
): Omit<CreateIntegrationRequest, 'ApiId'> {
  const {
    ServerNameToVerify,
    RequestTemplate,
    ResponseTemplate: _,
    parameters,
    withoutStage,
    ...texts
  } = of[preset];
  return presetInput(preset, protocol, {
    ...texts,
    TlsConfig: presentMembers({ ServerNameToVerify }),
    ...defaultTemplate(RequestTemplate),
    ...(preset === 'service' && {
      RequestParameters: filledIn(parameters[texts.IntegrationSubtype] ?? {}),
    }),
    ...(preset === 'private' &&
      withoutStage && { RequestParameters: { [WITHOUT_STAGE.key]: WITHOUT_STAGE.value } }),
  });
}

const filledIn = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));

/** CreateIntegrationResponse's input without ids; only non-proxy integrations require a response. */
export function responseInput({ preset, of }: IntegrationRow) {
  return hasTemplates(preset) ? defaultResponse(of[preset].ResponseTemplate) : undefined;
}

/** The name of a row: as in lists, or the preset if it has no name yet. */
export function rowName(row: IntegrationRow, protocol: Protocol): string {
  const input = integrationInput(row, protocol);
  return input.IntegrationUri || input.IntegrationSubtype
    ? integrationName(input)
    : INTEGRATION_PRESETS[row.preset].label;
}

/** The names of all rows by id; duplicate names get their position. */
export function rowNames(rows: readonly IntegrationRow[], protocol: Protocol): Map<string, string> {
  const names = rows.map((row) => rowName(row, protocol));
  return new Map(
    rows.map(({ id }, at) => {
      const name = names[at] ?? '';
      return [id, names.filter((other) => other === name).length > 1 ? `${name} (${at + 1})` : name];
    }),
  );
}
