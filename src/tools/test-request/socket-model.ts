import type { Sent } from '../../service/traffic/integration-request';
import { parseRequest, type TrafficRequest } from '../../service/traffic/request';
import { sampleMessage } from '../../service/traffic/sample-request';
import type { Step } from '../../service/traffic/step';
import type { Velocity } from '../../service/traffic/websocket/template';
import {
  type ConnectTrace,
  openConnection,
  traceConnect,
} from '../../service/traffic/websocket/trace-connect';
import { traceDisconnect } from '../../service/traffic/websocket/trace-disconnect';
import { type SocketTrace, traceMessage } from '../../service/traffic/websocket/trace-message';
import { endpointHost, type World } from '../../service/traffic/world';
import { type RequestValues, toGiven } from './model';

/** What of a WebSocket connection is tested. */
export type SocketEvent = 'connect' | 'message' | 'disconnect';

/** The events by name. */
export const EVENT_NAMES: Readonly<Record<SocketEvent, string>> = {
  connect: 'Connect',
  message: 'Message',
  disconnect: 'Disconnect',
};

/** `event=` of the address; a message unless it names another one. */
export function socketEventOf(text: string | null): SocketEvent {
  return text === 'connect' || text === 'disconnect' ? text : 'message';
}

/** What comes of it, for any event. */
export interface SocketResult {
  steps: readonly Step[];
  summary: string;
  succeeds: boolean;
  routeKey?: string;
  authorizerEvent?: object;
  sent: Sent;
  /** What the client receives, as text; undefined: nothing, or it is not known. */
  received?: string;
  accessLog?: string;
}

/** The event as the address and the form describe it. */
export interface SocketTestInput {
  event: SocketEvent;
  stage: string;
  /** Of the address that the client connects to, without its question mark. */
  query: string;
  message: string;
  values: RequestValues;
  headers: TrafficRequest['headers'];
  /** Whether functions will be run, so that nothing is known of responses before. */
  areRun: boolean;
  receivedAt: number;
}

/** What comes of an event. Messages go over a connection as if it were made. */
export function testSocket(
  world: World,
  input: SocketTestInput,
  velocity: Velocity | undefined,
): SocketResult {
  const first = runSocket(world, input, velocity, true);
  return first.sent.event !== undefined || input.values.outcome !== 'responds'
    ? first
    : runSocket(world, input, velocity, false);
}

function runSocket(
  world: World,
  input: SocketTestInput,
  velocity: Velocity | undefined,
  isFunction: boolean,
): SocketResult {
  const { event, stage, message, values, areRun } = input;
  const request = handshake(input);
  const given = { ...(!areRun && toGiven(values, isFunction)), ...(velocity && { velocity }) };
  const connected = traceConnect(world, request, given);
  if (event === 'connect') return connectResult(connected);
  const host = world.endpointHost ?? endpointHost(world.apiId, world.region);
  const open = connected.exchange ?? openConnection(world, parseRequest(request, host), stage);
  if (event === 'disconnect')
    return traceDisconnect({ ...open, eventType: 'DISCONNECT', closed: { code: 1001, reason: '' } }, given);
  return messageResult(traceMessage({ ...open, eventType: 'MESSAGE', body: message }, given));
}

/** The request of a handshake. */
export function handshake(
  input: Pick<SocketTestInput, 'stage' | 'query' | 'headers' | 'receivedAt' | 'values'>,
): TrafficRequest {
  const { stage, query, headers = [], values, receivedAt } = input;
  return {
    method: 'GET',
    target: `/${stage}${query === '' ? '' : `?${query}`}`,
    headers,
    ...(values.sourceIp !== '' && { sourceIp: values.sourceIp }),
    receivedAt,
  };
}

/** What comes of a connection. */
export function connectResult({ response, exchange: _, ...rest }: ConnectTrace): SocketResult {
  return { ...rest, ...(response && { received: handshakeText(response) }) };
}

/** What comes of a message, or of the end of a connection. */
export function messageResult({ frame, close, ...rest }: SocketTrace): SocketResult {
  const lines = [frame?.text, close !== undefined && `The connection ends with ${close}.`].filter(Boolean);
  return { ...rest, ...(lines.length > 0 && { received: lines.join('\n') }) };
}

function handshakeText({
  status,
  headers,
}: {
  status: number;
  headers: readonly (readonly [string, string])[];
}): string {
  return [`HTTP/1.1 ${status}`, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\n');
}

/** A first message: for the first route that a message selects by its own key. */
export function firstMessage({ configuration }: World): string {
  const expression = String(configuration.api.RouteSelectionExpression ?? '');
  const key = Object.keys(configuration.routes).find((one) => !one.startsWith('$')) ?? '$default';
  return sampleMessage(expression, key);
}
