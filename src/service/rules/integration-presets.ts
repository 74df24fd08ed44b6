import type {
  CreateIntegrationRequest,
  Integration,
  IntegrationResponse,
  IntegrationType,
} from '@aws-sdk/client-apigatewayv2';
import { presentMembers } from '../../lib/diff';
import type { Issue, Protocol } from './rule';

/** What an integration is for; the first choice of its forms, and what decides which members it has. */
export type IntegrationPreset = 'lambda' | 'http' | 'private' | 'service' | 'aws' | 'httpCustom' | 'mock';

interface IntegrationPresetText {
  label: string;
  description: string;
  type: IntegrationType;
}

export const INTEGRATION_PRESETS: Readonly<Record<IntegrationPreset, IntegrationPresetText>> = {
  lambda: {
    label: 'Lambda proxy',
    description: 'The function gets the request as an event.',
    type: 'AWS_PROXY',
  },
  http: { label: 'HTTP proxy', description: 'Forwards the request to a URL.', type: 'HTTP_PROXY' },
  private: {
    label: 'Private',
    description: 'A load balancer or service behind a VPC link.',
    type: 'HTTP_PROXY',
  },
  service: {
    label: 'AWS service',
    description: 'One of ten actions, without a function.',
    type: 'AWS_PROXY',
  },
  aws: { label: 'AWS', description: 'A function or an action, with templates both ways.', type: 'AWS' },
  httpCustom: { label: 'HTTP', description: 'A URL, with templates both ways.', type: 'HTTP' },
  mock: { label: 'Mock', description: 'Responds from templates alone.', type: 'MOCK' },
};

/** The purposes that a protocol knows (service-rules 2.6). */
export const PRESETS_BY_PROTOCOL: Readonly<Record<Protocol, readonly IntegrationPreset[]>> = {
  HTTP: ['lambda', 'http', 'private', 'service'],
  WEBSOCKET: ['lambda', 'http', 'aws', 'httpCustom', 'mock'],
};

/** The purpose of an integration; undefined for a type that this console has not heard of. */
export function presetOf(integration: Integration): IntegrationPreset | undefined {
  if (integration.IntegrationSubtype) return 'service';
  if (integration.ConnectionType === 'VPC_LINK') return 'private';
  const found = Object.entries(INTEGRATION_PRESETS).find(
    ([, { type }]) => type === integration.IntegrationType,
  );
  return found?.[0] as IntegrationPreset | undefined;
}

/** The type in AWS's terms: "Lambda proxy", "Private", "AWS service"; the service's own name where no preset fits. */
export function integrationTypeText(integration: Integration): string {
  const preset = presetOf(integration);
  return preset ? INTEGRATION_PRESETS[preset].label : (integration.IntegrationType ?? '');
}

/** Whether the request can be changed by templates: the integrations of WebSocket APIs that are no proxies. */
export function hasTemplates(purpose: IntegrationPreset): boolean {
  return purpose === 'aws' || purpose === 'httpCustom' || purpose === 'mock';
}

/** Whether the purpose is called by a method of its own: URLs, VPC links and AWS actions. */
const hasMethod = (purpose: IntegrationPreset) => !['lambda', 'service', 'mock'].includes(purpose);

/** The purposes that lead to one IntegrationType, and so differ in members that an update takes ([INF], 2.14). */
export function compatiblePresets(
  purpose: IntegrationPreset,
  protocol: Protocol,
): readonly IntegrationPreset[] {
  const turns: readonly IntegrationPreset[] = ['http', 'private'];
  return protocol === 'HTTP' && turns.includes(purpose) ? turns : [purpose];
}

/** Keeps the stage's name out of the path that a private backend gets, which has it otherwise (2.6). */
export const WITHOUT_STAGE = { key: 'overwrite:path', value: '$request.path' } as const;

/** The literal `$default` as a template selection expression is written (2.6). */
const LITERAL_DEFAULT = '\\$default';

/** A mock responds with the status that its request template gives it (2.6; the sample of the developer guide). */
export const MOCK_TEMPLATE = '{"statusCode":200}';

/** The members that make `template` the one that always applies; none where there is no template. */
export function defaultTemplate(
  template: string,
): Pick<Integration, 'RequestTemplates' | 'TemplateSelectionExpression'> {
  if (template === '') return {};
  return { RequestTemplates: { $default: template }, TemplateSelectionExpression: LITERAL_DEFAULT };
}

/** What an integration that is no proxy needs at least: the response that always applies (2.6). */
export function defaultResponse(template: string): IntegrationResponse & { IntegrationResponseKey: string } {
  return {
    IntegrationResponseKey: '$default',
    ...(template !== '' && {
      TemplateSelectionExpression: LITERAL_DEFAULT,
      ResponseTemplates: { $default: template },
    }),
  };
}

/**
 * CreateIntegration's members for a purpose, but for the API's id: those that follow from it, and of `members` those that
 * it has and that are filled in.
 */
export function presetInput(
  purpose: IntegrationPreset,
  protocol: Protocol,
  members: Partial<CreateIntegrationRequest>,
): Omit<CreateIntegrationRequest, 'ApiId'> {
  const {
    IntegrationUri,
    IntegrationMethod,
    IntegrationSubtype,
    PayloadFormatVersion,
    CredentialsArn,
    ConnectionId,
    TlsConfig,
    RequestTemplates,
    ...rest
  } = members;
  const version = purpose === 'lambda' ? PayloadFormatVersion : '1.0';
  return {
    IntegrationType: INTEGRATION_PRESETS[purpose].type,
    ...(purpose === 'private' && { ConnectionType: 'VPC_LINK' }),
    ...presentMembers({
      ...rest,
      ...(purpose !== 'service' && purpose !== 'mock' && { IntegrationUri }),
      ...(hasMethod(purpose) && { IntegrationMethod }),
      ...(purpose === 'service' && { IntegrationSubtype }),
      // Only functions have a choice; HTTP proxies and AWS services of HTTP APIs know 1.0.
      ...(protocol === 'HTTP' && { PayloadFormatVersion: version }),
      ...(purpose !== 'mock' && { CredentialsArn }),
      ...(purpose === 'private' && { ConnectionId, TlsConfig }),
      ...(hasTemplates(purpose) && { RequestTemplates }),
    }),
  };
}

/** Without its action an AWS service would be taken for a function, and be refused for members that it does not have. */
export function checkAction(purpose: IntegrationPreset, subtype: string): Issue[] {
  return purpose === 'service' && subtype === ''
    ? [{ path: ['IntegrationSubtype'], message: 'Choose an action.', rule: 'integration.subtype.chosen' }]
    : [];
}
