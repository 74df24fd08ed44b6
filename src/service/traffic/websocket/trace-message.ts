import type { AccessLogSettings } from '@aws-sdk/client-apigatewayv2';
import { own } from '../../../lib/own';
import { integrationName } from '../../integration-name';
import { routeForKey } from '../../rules/selection-expression';
import { fillFormat } from '../access-log';
import { byteLength } from '../event-parts';
import type { IntegrationOutcome } from '../given';
import type { Sent } from '../integration-request';
import type { RuleId } from '../rules';
import { type Step, step } from '../step';
import { type Bucket, checkThrottle } from '../throttle';
import { type SocketExchange, socketContext } from './connection';
import { errorFrame, type Frame } from './frames';
import { fromBackend } from './from-backend';
import { MAX_MESSAGE, refuseMessage } from './refuse-message';
import type { Velocity } from './template';
import { toBackend } from './to-backend';
import { validate } from './validation';
import { selected } from './values';

/** What happens with a message, or at the end of a connection. */
export interface SocketTrace {
  steps: readonly Step[];
  /** In one line: "join → Lambda chat → no response". */
  summary: string;
  /** Whether the message reached an integration that did not fail. */
  succeeds: boolean;
  routeKey?: string;
  sent: Sent;
  /** What the client receives; undefined: nothing, or it is not known. */
  frame?: Frame;
  /** The close code that ends the connection; undefined: it stays open. */
  close?: number;
  accessLog?: string;
}

/** What a trace cannot compute, and the engine for templates. */
export interface SocketGiven {
  integration?: IntegrationOutcome;
  velocity?: Velocity;
  /** What earlier messages have left of the limits. */
  bucket?: Bucket;
}

/**
 * What a WebSocket API does with a message of a client (docs/traffic-rules.md, 12.4 to 12.9). Pure; the parts of `exchange` that
 * depend on the route are filled in.
 */
export function traceMessage(exchange: SocketExchange, given: SocketGiven = {}): SocketTrace {
  const size = byteLength(exchange.body);
  const { configuration } = exchange;
  if (size > MAX_MESSAGE) return refuseMessage({ type: 'message', size });
  const expression = String(configuration.api.RouteSelectionExpression ?? '');
  const key = selected(expression, exchange);
  const routeKey = routeForKey(key, Object.keys(configuration.routes));
  const chosen: SocketExchange = { ...exchange, routeKey: routeKey ?? key };
  const selection = step({
    id: 'route',
    title:
      routeKey === undefined
        ? `No route has the key “${key}”, and the API has no $default`
        : `The route ${routeKey} gets the message`,
    verdict: routeKey === undefined ? 'stopped' : 'passed',
    facts: [
      {
        label: 'Route selection',
        value: `${expression} = ${key === '' ? '(empty)' : key}`,
        resource: { kind: 'api', key: exchange.world.apiId },
      },
      ...(routeKey === undefined
        ? []
        : [{ label: 'Route', value: routeKey, resource: { kind: 'route', key: routeKey } as const }]),
    ],
    rules: ['ws.selection', ...selectionRules(key, routeKey)],
  });
  if (routeKey === undefined) return ended(chosen, [selection], {}, 'Forbidden', `no route for “${key}”`);
  const settings = own(exchange.world.stages, exchange.stage)?.settings;
  const throttled = checkThrottle(settings, exchange.stage, routeKey, exchange.receivedAt, given.bucket);
  const steps = [selection, throttled.step];
  if (throttled.stop) return ended(chosen, steps, {}, 'Too Many Requests', throttled.stop.why);
  const route = own(configuration.routes, routeKey);
  const validated = route && validate(chosen, route);
  if (validated) steps.push(validated.step);
  if (validated && !validated.isValid)
    return ended(chosen, steps, {}, 'Bad request body', 'the message is not valid');
  return answered(chosen, steps, given);
}

function selectionRules(key: string, routeKey: string | undefined): RuleId[] {
  const isReserved = key === '$connect' || key === '$disconnect';
  return [
    ...(routeKey === undefined ? (['ws.selection.none'] as const) : []),
    ...(isReserved ? (['ws.selection.reserved'] as const) : []),
  ];
}

/** The integration of the route of an event. */
export function integrationOf({ configuration, routeKey }: SocketExchange) {
  const key = own(configuration.routes, routeKey)?.integration;
  const value = key === undefined ? undefined : own(configuration.integrations, key);
  return key === undefined || !value ? undefined : { key, value };
}

/** From the integration to the client. */
function answered(exchange: SocketExchange, before: readonly Step[], given: SocketGiven): SocketTrace {
  const { routeKey } = exchange;
  const integration = integrationOf(exchange);
  if (!integration) {
    const none = step({
      id: 'integration-request',
      title: 'The route has no integration',
      verdict: 'stopped',
      facts: [],
      rules: ['integration.none', 'ws.failure'],
    });
    return ended(exchange, [...before, none], {}, 'Internal server error', 'the route has no integration');
  }
  const asked = toBackend(exchange, integration, given.velocity);
  const steps = [...before, asked.step];
  const name = integrationName(integration.value.members);
  if (asked.fails)
    return ended(exchange, steps, asked.sent, 'Internal server error', 'the integration is not asked');
  const received = fromBackend(exchange, integration.value, asked.sent, given.integration, given.velocity);
  steps.push(received.step);
  if (received.fails)
    return ended(exchange, steps, asked.sent, 'Internal server error', 'the integration fails');
  const route = own(exchange.configuration.routes, routeKey);
  const isTwoWay =
    route?.members.RouteResponseSelectionExpression !== undefined &&
    own(route.responses, '$default') !== undefined;
  steps.push(
    step({
      id: 'route-response',
      title: isTwoWay ? 'The client receives the payload' : 'The route has no response: nothing is sent back',
      verdict: isTwoWay ? 'passed' : 'skipped',
      facts:
        isTwoWay && received.reply
          ? [{ label: 'Payload', value: received.reply.text === '' ? 'Empty' : received.reply.text }]
          : [],
      rules: [isTwoWay ? 'ws.two-way' : 'ws.one-way'],
    }),
  );
  const frame: Frame | undefined =
    isTwoWay && received.reply ? { text: received.reply.text, from: 'integration' } : undefined;
  const end = isTwoWay
    ? received.reply
      ? 'a message to the client'
      : 'the response is not known'
    : 'nothing is sent back';
  return logged(exchange, {
    steps,
    summary: `${routeKey} → ${name} → ${end}`,
    succeeds: true,
    routeKey,
    sent: asked.sent,
    ...(frame && { frame }),
  });
}

/** A message that ends with an error frame. */
function ended(
  exchange: SocketExchange,
  steps: readonly Step[],
  sent: Sent,
  message: string,
  why: string,
): SocketTrace {
  const frame = errorFrame(message, exchange);
  const last = step({
    id: 'response',
    title: `The client receives a frame with the message ${message}`,
    verdict: 'passed',
    facts: [{ label: 'Frame', value: frame.text }],
    rules: [],
  });
  return logged(exchange, {
    steps: [...steps, last],
    summary: `${message}: ${why}`,
    succeeds: false,
    routeKey: exchange.routeKey,
    sent,
    frame,
  });
}

/** With the access log line of the stage. */
export function logged<Traced extends { steps: readonly Step[] }>(
  exchange: SocketExchange,
  traced: Traced,
): Traced & { accessLog?: string } {
  const settings = own(exchange.world.stages, exchange.stage)?.settings.AccessLogSettings as
    | AccessLogSettings
    | undefined;
  const format = settings?.Format;
  if (!format) return traced;
  const accessLog = fillFormat(format, socketContext(exchange));
  const line = step({
    id: 'access-log',
    title: 'The access log gets a line',
    verdict: 'passed',
    facts: [{ label: 'Line', value: accessLog, resource: { kind: 'stage', key: exchange.stage } }],
    rules: ['log.variables', 'log.missing'],
  });
  return { ...traced, steps: [...traced.steps, line], accessLog };
}
