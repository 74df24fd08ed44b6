import type { Integration, IntegrationType } from '@aws-sdk/client-apigatewayv2';
import type { Protocol } from '../../rules/rule';

/** What an integration is for; the form's first choice, and what decides which members it has. */
export type Purpose = 'lambda' | 'http' | 'private' | 'service' | 'aws' | 'httpCustom' | 'mock';

interface PurposeText {
  label: string;
  description: string;
  type: IntegrationType;
}

export const PURPOSES: Readonly<Record<Purpose, PurposeText>> = {
  lambda: {
    label: 'Lambda proxy',
    description: 'The function gets the request as an event.',
    type: 'AWS_PROXY',
  },
  http: { label: 'HTTP proxy', description: 'The request goes on to a URL.', type: 'HTTP_PROXY' },
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
  mock: { label: 'Mock', description: 'Answers by templates alone.', type: 'MOCK' },
};

/** The purposes that a protocol knows (service-rules 2.6). */
export const PURPOSES_OF: Readonly<Record<Protocol, readonly Purpose[]>> = {
  HTTP: ['lambda', 'http', 'private', 'service'],
  WEBSOCKET: ['lambda', 'http', 'aws', 'httpCustom', 'mock'],
};

/** The purpose of an integration; undefined for a type that this console has not heard of. */
export function purposeOf(integration: Integration): Purpose | undefined {
  if (integration.IntegrationSubtype) return 'service';
  if (integration.ConnectionType === 'VPC_LINK') return 'private';
  const found = Object.entries(PURPOSES).find(([, { type }]) => type === integration.IntegrationType);
  return found?.[0] as Purpose | undefined;
}

/** Whether the request can be changed by templates: the integrations of WebSocket APIs that are no proxies. */
export function hasTemplates(purpose: Purpose): boolean {
  return purpose === 'aws' || purpose === 'httpCustom' || purpose === 'mock';
}
