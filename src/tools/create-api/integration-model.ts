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

/** What the step asks for one preset; a preset shows those that it has. */
export interface Backend {
  IntegrationUri: string;
  IntegrationMethod: string;
  PayloadFormatVersion: string;
  CredentialsArn: string;
  IntegrationSubtype: string;
  /** A VPC link's id. */
  ConnectionId: string;
  ServerNameToVerify: string;
  /** Private: the path reaches the backend without the stage's name. */
  withoutStage: boolean;
  /** By action and parameter: each action has its own. */
  parameters: Record<string, Record<string, string>>;
  RequestTemplate: string;
  /** The template of the integration response `$default`. */
  ResponseTemplate: string;
}

/** An integration to make; `id` is the wizard's own and never leaves it. */
export interface IntegrationRow {
  id: string;
  preset: IntegrationPreset;
  /** What was filled in for each preset: the chosen one counts, and switching loses nothing. */
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

/** CreateIntegration's input but for the API's id, which the plan refers to. */
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

/** CreateIntegrationResponse's input but for the ids: what an integration that is no proxy cannot do without. */
export function responseInput({ preset, of }: IntegrationRow) {
  return hasTemplates(preset) ? defaultResponse(of[preset].ResponseTemplate) : undefined;
}

/** What an integration is called while it is made: as the lists call it, and by its preset while it has no name. */
export function rowName(row: IntegrationRow, protocol: Protocol): string {
  const input = integrationInput(row, protocol);
  return input.IntegrationUri || input.IntegrationSubtype
    ? integrationName(input)
    : INTEGRATION_PRESETS[row.preset].label;
}

/** The names of all rows, by id; those that several have with their place. */
export function rowNames(rows: readonly IntegrationRow[], protocol: Protocol): Map<string, string> {
  const names = rows.map((row) => rowName(row, protocol));
  return new Map(
    rows.map(({ id }, at) => {
      const name = names[at] ?? '';
      return [id, names.filter((other) => other === name).length > 1 ? `${name} (${at + 1})` : name];
    }),
  );
}
