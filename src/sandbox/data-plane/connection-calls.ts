import { asSigned } from '../../service/traffic/as-signed';
import {
  type ManagementAnswer,
  type ManagementCall,
  type ManagementMethod,
  managementAnswer,
  managementPath,
} from '../../service/traffic/websocket/management';
import { MAX_MESSAGE } from '../../service/traffic/websocket/refuse-message';
import {
  type ConnectionState,
  type ManagementTrace,
  traceManagement,
} from '../../service/traffic/websocket/trace-management';
import type { World } from '../../service/traffic/world';

/** The open connections of an API. */
export interface OpenConnections {
  /** The open connection of this ID, if the stage has it. */
  find: (stage: string, connectionId: string) => ConnectionState | undefined;
  /** Called with each request that was answered: what the trace says is to be done with the connection. */
  onAnswered: (call: ManagementCall, trace: ManagementTrace) => void;
}

/** A request of a function to `@connections`. */
interface FunctionCall extends ManagementCall {
  /** What the function has for the address of the stage: `https://{domainName}/{stage}`. */
  endpoint: string;
}

/** Answers a request of a function. */
export type AnswerCall = (call: FunctionCall) => ManagementAnswer;

/** What a function gets that made a call: an answer, or the reason why there is none. */
export type CallOutcome = ManagementAnswer | { refused: string };

/** How many requests to `@connections` an invocation may make. */
export const MOST_CALLS = 100;

const REFUSED = {
  most: `A function may make ${MOST_CALLS} requests to @connections in one invocation here.`,
  form: 'This is no request to @connections.',
  endpoint: 'The endpoint is no URL: use https:// with domainName and stage of the requestContext.',
  none: 'Only functions of a WebSocket API reach @connections here.',
} as const;

/** Answers a request to `@connections` of an API, by its open connections. @param base the address of the stage */
export function manage(
  world: World,
  { base, ...call }: ManagementCall & { base: { host?: string; path: string } },
  connections: OpenConnections,
): ManagementAnswer {
  const { method, connectionId, data = '' } = call;
  const request = {
    method,
    ...(base.host !== undefined && { host: base.host }),
    target: `${base.path}${managementPath(connectionId)}`,
    body: data,
    receivedAt: Date.now(),
  };
  const trace = traceManagement(world, asSigned(request, world.region), connections.find);
  connections.onAnswered(call, trace);
  return managementAnswer(trace.response);
}

/** Answers requests of the functions of an API: their endpoint is no address, but what the data plane of the API is asked for. */
export function answerCalls(world: World, connections: OpenConnections): AnswerCall {
  return ({ endpoint, ...call }) => {
    const { host, pathname } = new URL(endpoint);
    return manage(world, { ...call, base: { host, path: pathname.replace(/\/+$/, '') } }, connections);
  };
}

/**
 * The requests of one invocation to `@connections`: whatever its code sends is checked, counted, and answered by the data plane of
 * its API or by nothing. After the end there is no answer.
 */
export class InvocationCalls {
  #made = 0;
  #isOver = false;

  /** @param answer undefined: the API has no connections */
  constructor(private readonly answerCall: AnswerCall | undefined) {}

  /** Answers a request. @returns undefined after the end: nothing was done */
  answer(message: unknown): CallOutcome | undefined {
    if (this.#isOver) return undefined;
    this.#made += 1;
    if (this.#made > MOST_CALLS) return { refused: REFUSED.most };
    if (!this.answerCall) return { refused: REFUSED.none };
    const call = callOf(message);
    if (!call) return { refused: REFUSED.form };
    if (!URL.canParse(call.endpoint)) return { refused: REFUSED.endpoint };
    return this.answerCall(call);
  }

  /** The invocation has ended. */
  end(): void {
    this.#isOver = true;
  }
}

/** What code sends may be anything. */
function callOf(message: unknown): FunctionCall | undefined {
  const { method, connectionId, endpoint, data } = Object(message) as Record<string, unknown>;
  if (!isMethod(method) || typeof connectionId !== 'string' || typeof endpoint !== 'string') return undefined;
  if (data === undefined) return { method, connectionId, endpoint };
  if (data instanceof Uint8Array)
    return { method, connectionId, endpoint, data: data.slice(0, MAX_MESSAGE + 1) };
  return typeof data === 'string' ? { method, connectionId, endpoint, data } : undefined;
}

const isMethod = (value: unknown): value is ManagementMethod =>
  value === 'POST' || value === 'GET' || value === 'DELETE';
