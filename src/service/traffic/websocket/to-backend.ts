import { utf8Bytes } from '../../../lib/bytes';
import { own } from '../../../lib/own';
import { lambdaName } from '../../arn';
import type { IntegrationValue, Members } from '../../configuration/value';
import { integrationName } from '../../integration-name';
import { withStageVariables } from '../backend-request';
import type { Sent } from '../integration-request';
import { encodeSegment, type Header } from '../request';
import type { RuleId } from '../rules';
import { type Fact, type Step, step } from '../step';
import type { SocketExchange } from './connection';
import { socketEvent } from './events';
import { renderTemplate, type Velocity } from './template';
import { selected, socketValue } from './values';

/** What an integration of a WebSocket API receives. */
export interface ToBackend {
  step: Step;
  sent: Sent;
  /** API Gateway refuses, or does not know how to ask. */
  fails?: boolean;
}

const EVENT_RULES = {
  CONNECT: 'ws.event.connect',
  MESSAGE: 'ws.event.message',
  DISCONNECT: 'ws.event.disconnect',
} as const;

/** What the integration receives for a connection, a message or a disconnection (traffic-rules 12.3, 12.7). */
export function toBackend(
  exchange: SocketExchange,
  integration: { key: string; value: IntegrationValue },
  velocity: Velocity | undefined,
): ToBackend {
  const { members } = integration.value;
  const facts: Fact[] = [
    {
      label: 'Integration',
      value: integrationName(members),
      resource: { kind: 'integration', key: integration.key },
    },
  ];
  if (members.IntegrationType === 'AWS_PROXY') {
    const uri = withStageVariables(String(members.IntegrationUri ?? ''), exchange.stageVariables);
    return {
      step: step({
        id: 'integration-request',
        title: `The function ${lambdaName(uri) ?? uri} receives the event`,
        verdict: 'passed',
        facts,
        rules: [EVENT_RULES[exchange.eventType]],
      }),
      sent: { event: socketEvent(exchange) },
    };
  }
  const payload = payloadOf(exchange, members, velocity);
  if ('refused' in payload)
    return {
      step: step({
        id: 'integration-request',
        title: payload.refused,
        verdict: 'stopped',
        facts,
        rules: payload.rules,
      }),
      sent: {},
      fails: true,
    };
  const isHttp = members.IntegrationType === 'HTTP' || members.IntegrationType === 'HTTP_PROXY';
  const all = [...facts, { label: 'Payload', value: payload.note }];
  return {
    step: step({
      id: 'integration-request',
      title: payload.isUnknown
        ? payload.note
        : isHttp
          ? 'The backend receives a request'
          : 'The integration receives the payload',
      verdict: payload.isUnknown ? 'unknown' : 'passed',
      facts: all,
      rules: payload.rules,
    }),
    sent: isHttp ? { request: httpRequest(exchange, members, payload.text) } : { payload: payload.text },
  };
}

type Payload =
  | { text: string; note: string; isUnknown: boolean; rules: RuleId[] }
  | { refused: string; rules: RuleId[] };

/** The message, or what the chosen template makes of it. */
function payloadOf(exchange: SocketExchange, members: Members, velocity: Velocity | undefined): Payload {
  const passed = (note: string, rules: RuleId[], isUnknown = false): Payload => ({
    text: exchange.body,
    note,
    isUnknown,
    rules,
  });
  if (String(members.IntegrationType).endsWith('_PROXY'))
    return passed('The message as it is', ['ws.parameters']);
  const templates = (members.RequestTemplates ?? {}) as Record<string, string>;
  const expression = members.TemplateSelectionExpression;
  const key = typeof expression === 'string' ? selected(expression, exchange) : '$default';
  const rules: RuleId[] = [
    'ws.template',
    ...(expression === undefined ? (['ws.template.default'] as const) : []),
  ];
  const template =
    own(templates, key) ?? (expression === undefined ? Object.values(templates)[0] : undefined);
  if (template !== undefined) {
    const rendered = renderTemplate(template, exchange, exchange.body, velocity);
    if ('text' in rendered)
      return { text: rendered.text, note: `By the template ${key}`, isUnknown: false, rules };
    return passed(
      `The template ${key} is not evaluated: ${rendered.reason}`,
      [...rules, 'ws.template.engine'],
      true,
    );
  }
  const behavior = members.PassthroughBehavior ?? 'WHEN_NO_MATCH';
  const passes =
    behavior === 'WHEN_NO_MATCH' || (behavior === 'WHEN_NO_TEMPLATES' && Object.keys(templates).length === 0);
  return passes
    ? passed(`No template ${key}: ${String(behavior)} passes the message`, rules)
    : { refused: `No template ${key}, and ${String(behavior)} refuses the message`, rules };
}

/** The request of an HTTP integration, with its request parameters (traffic-rules 12.7). */
function httpRequest(exchange: SocketExchange, members: Members, text: string): NonNullable<Sent['request']> {
  const headers: Header[] = [];
  const query: string[] = [];
  let url = withStageVariables(String(members.IntegrationUri ?? ''), exchange.stageVariables);
  for (const [destination, expression] of Object.entries(
    (members.RequestParameters ?? {}) as Record<string, string>,
  )) {
    const [, place, name = ''] =
      /^integration\.request\.(header|querystring|path)\.(.+)$/.exec(destination) ?? [];
    const value = socketValue(expression, exchange);
    if (value === undefined) continue;
    if (place === 'header') headers.push([name, value]);
    if (place === 'querystring') query.push(`${encodeSegment(name)}=${encodeSegment(value)}`);
    if (place === 'path') url = url.replaceAll(`{${name}}`, encodeSegment(value));
  }
  const method = members.IntegrationMethod;
  return {
    method: typeof method === 'string' && method !== 'ANY' ? method : 'POST',
    url: query.length === 0 ? url : `${url}${url.includes('?') ? '&' : '?'}${query.join('&')}`,
    headers,
    body: utf8Bytes(text),
    ...(members.ConnectionType === 'VPC_LINK' && { vpcLinkId: String(members.ConnectionId ?? '') }),
  };
}
