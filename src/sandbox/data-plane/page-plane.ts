import type { BackendRequest } from '../../service/traffic/backend-request';
import type { Given, IntegrationOutcome } from '../../service/traffic/given';
import type { TrafficRequest } from '../../service/traffic/request';
import type { SocketExchange } from '../../service/traffic/websocket/connection';
import type { ManagementAnswer, ManagementCall } from '../../service/traffic/websocket/management';
import { type NextEvent, nextExchange } from '../../service/traffic/websocket/next-event';
import type { ConnectTrace } from '../../service/traffic/websocket/trace-connect';
import type { SocketTrace } from '../../service/traffic/websocket/trace-message';
import type { World } from '../../service/traffic/world';
import { type Answer, DataPlane } from './answer';
import { AuthorizerCache, type CacheScope } from './authorizer-cache';
import { type BackendResult, Buckets, Callers } from './callers';
import { type AnswerCall, answerCalls, manage, type OpenConnections } from './connection-calls';
import { runInFrame } from './frame-runner';
import type { FunctionRunner } from './function-result';
import { type SocketAnswer, SocketPlane, socketIds } from './socket-plane';

/** What a request of the page is answered with, besides its API. */
export interface PageBackends {
  /** The code of a function; undefined or blank: it is not given. */
  codeOf: (name: string) => string | undefined;
  /** What is taken for the response of a backend that is no function. */
  sample: IntegrationOutcome;
  /** What the keys say of the request's token. */
  signature: Given['signature'];
  /** Those of a WebSocket API, which its functions may send to. */
  connections?: OpenConnections;
}

/** A message, or the end of a connection. */
export type ConnectionEvent = WithoutIds<NextEvent>;
type WithoutIds<Event> = Event extends unknown ? Omit<Event, 'ids'> : never;

/** Answers requests in a page: functions run in frames, other backends respond with a sample. */
export class PagePlane {
  readonly #buckets = new Buckets();
  readonly #results = new AuthorizerCache();

  /**
   * @param host the address of `function-host.html`
   * @param run runs the code of a function; in a frame unless given
   */
  constructor(
    private readonly host: string,
    private readonly run: (
      host: string,
      code: string,
      answerCall?: AnswerCall,
    ) => FunctionRunner = runInFrame,
  ) {}

  /** Answers a request, with what earlier ones have left of limits and of authorizers' results. Never rejects. */
  answer(world: World, request: TrafficRequest, backends: PageBackends): Promise<Answer> {
    const { signature } = backends;
    const plane = new DataPlane(this.#callers(world, backends), this.#results);
    return plane.answer(world, request, signature && { signature });
  }

  /** Connects a client of a WebSocket API, or refuses it. Never rejects. */
  connect(
    world: World,
    request: TrafficRequest,
    backends: PageBackends,
  ): Promise<SocketAnswer<ConnectTrace>> {
    return new SocketPlane(this.#callers(world, backends)).connect(world, request);
  }

  /**
   * A message of a connection, or its end. Never rejects.
   * @param opened the exchange that made the connection
   * @returns undefined when its stage is gone
   */
  async next(
    opened: SocketExchange,
    world: World,
    event: ConnectionEvent,
    backends: PageBackends,
  ): Promise<SocketAnswer<SocketTrace> | undefined> {
    const exchange = nextExchange(opened, world, { ...event, ids: socketIds() });
    if (!exchange) return undefined;
    const plane = new SocketPlane(this.#callers(world, backends));
    return event.eventType === 'MESSAGE' ? plane.message(exchange) : plane.disconnect(exchange);
  }

  /** A request to `@connections` of a stage of the API, carried out. */
  manage(
    world: World,
    { stage, ...call }: ManagementCall & { stage: string },
    connections: OpenConnections,
  ): ManagementAnswer {
    return manage(world, { ...call, base: { path: `/${encodeURIComponent(stage)}` } }, connections);
  }

  #callers(world: World, backends: PageBackends): Callers {
    const { connections } = backends;
    const answerCall = connections && answerCalls(world, connections);
    const get = (name: string) => {
      const code = backends.codeOf(name);
      return code?.trim() ? this.run(this.host, code, answerCall) : undefined;
    };
    return new Callers(
      {
        functions: { get },
        howToGive: () => 'write one below Run functions.',
        callBackend: async (sent) => sampled(sent, backends.sample),
      },
      this.#buckets,
    );
  }

  /** Forgets the results of authorizers of a stage (ResetAuthorizersCache). */
  forget(scope: CacheScope): void {
    this.#results.clear(scope);
  }
}

function sampled({ url, vpcLinkId }: BackendRequest, outcome: IntegrationOutcome): BackendResult {
  const what = vpcLinkId === undefined ? (URL.parse(url)?.host ?? url) : `The VPC link ${vpcLinkId}`;
  return { outcome, note: `${what} is not called from this page: the sample response of the form is used.` };
}
