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

/** What the step asks for one purpose; a purpose shows those that it has. */
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
  purpose: IntegrationPreset;
  /** What was filled in for each purpose: the chosen one counts, and switching loses nothing. */
  of: Record<IntegrationPreset, Backend>;
}

function emptyBackend(purpose: IntegrationPreset): Backend {
  return {
    IntegrationUri: '',
    IntegrationMethod: purpose === 'aws' ? 'POST' : 'ANY',
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
    RequestTemplate: purpose === 'mock' ? MOCK_TEMPLATE : '',
    ResponseTemplate: '',
  };
}

export function newIntegration(id: string): IntegrationRow {
  const purposes = Object.keys(INTEGRATION_PRESETS) as IntegrationPreset[];
  const of = Object.fromEntries(purposes.map((purpose) => [purpose, emptyBackend(purpose)]));
  return { id, purpose: 'lambda', of: of as Record<IntegrationPreset, Backend> };
}

/** CreateIntegration's input but for the API's id, which the plan refers to. */
export function integrationInput(
  { purpose, of }: IntegrationRow,
  protocol: Protocol,
): Omit<CreateIntegrationRequest, 'ApiId'> {
  const {
    ServerNameToVerify,
    RequestTemplate,
    ResponseTemplate: _,
    parameters,
    withoutStage,
    ...texts
  } = of[purpose];
  return presetInput(purpose, protocol, {
    ...texts,
    TlsConfig: presentMembers({ ServerNameToVerify }),
    ...defaultTemplate(RequestTemplate),
    ...(purpose === 'service' && {
      RequestParameters: filledIn(parameters[texts.IntegrationSubtype] ?? {}),
    }),
    ...(purpose === 'private' &&
      withoutStage && { RequestParameters: { [WITHOUT_STAGE.key]: WITHOUT_STAGE.value } }),
  });
}

const filledIn = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));

/** CreateIntegrationResponse's input but for the ids: what an integration that is no proxy cannot do without. */
export function responseInput({ purpose, of }: IntegrationRow) {
  return hasTemplates(purpose) ? defaultResponse(of[purpose].ResponseTemplate) : undefined;
}

/** What an integration is called while it is made: as the lists call it, and by its purpose while it has no name. */
export function rowName(row: IntegrationRow, protocol: Protocol): string {
  const input = integrationInput(row, protocol);
  return input.IntegrationUri || input.IntegrationSubtype
    ? integrationName(input)
    : INTEGRATION_PRESETS[row.purpose].label;
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
