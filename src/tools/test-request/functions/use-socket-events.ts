import { useState, useSyncExternalStore } from 'react';
import { useConnection } from '../../../client/connection/use-connection';
import type { Origin } from '../../../service/configuration/source';
import type { IntegrationOutcome } from '../../../service/traffic/given';
import type { TrafficRequest } from '../../../service/traffic/request';
import type { SocketExchange } from '../../../service/traffic/websocket/connection';
import {
  DELETED,
  type ManagementAnswer,
  type ManagementCall,
  managementAnswer,
} from '../../../service/traffic/websocket/management';
import type { ManagementTrace } from '../../../service/traffic/websocket/trace-management';
import type { World } from '../../../service/traffic/world';
import { notify } from '../../../ui/notify';
import { connectResult, messageResult, type SocketEvent } from '../socket-model';
import { planeOf, socketsOf } from './page-plane';
import {
  idOf,
  managementResult,
  type OpenSocket,
  openSocket,
  type SentEvent,
  stateOf,
  withActivity,
  withConnection,
  withEvent,
  withoutConnection,
} from './socket-log';
import { codeOf, type FunctionCode } from './stored-code';
import { useBusy } from './use-busy';

type ConnectionEvent = import('../../../sandbox/data-plane/page-plane').ConnectionEvent;
type OpenConnections = import('../../../sandbox/data-plane/connection-calls').OpenConnections;

/** What answers events. */
export interface Answering {
  world: World;
  origin: Origin | undefined;
  sample: IntegrationOutcome;
}

/** An event to send. */
interface EventToSend extends Answering {
  event: SocketEvent;
  /** The handshake of a connection to make. */
  request: TrafficRequest;
  /** Of a message. */
  message: string;
}

/** The connections of this page to a WebSocket API. */
export interface SocketEvents {
  isSending: boolean;
  /** Connects, or sends an event over the chosen connection, and shows its trace. Never rejects. */
  send: (what: EventToSend) => void;
  /** Answers a request to `@connections` of a stage; it is listed with the events. */
  manage: (call: ManagementCall & { stage: string }, by: Answering) => Promise<ManagementAnswer>;
  open: readonly OpenSocket[];
  /** The one that messages go over. */
  chosen: OpenSocket | undefined;
  choose: (connectionId: string) => void;
  sent: readonly SentEvent[];
  /** The one whose trace is shown. */
  shown: SentEvent | undefined;
  show: (id: string) => void;
}

/** A request to `@connections` that was answered. */
type ManagementEvent = Omit<SentEvent, 'id' | 'ms' | 'notes'>;

/** How a client ends a connection without a reason of its own. */
const CLOSED = { eventType: 'DISCONNECT', code: 1000, reason: '' } as const;

/** Connects to a WebSocket API of the sandbox in this page. @param code of the functions that answer */
export function useSocketEvents(apiId: string, code: FunctionCode): SocketEvents {
  const connection = useConnection();
  const { isBusy, run } = useBusy();
  const [chosenId, choose] = useState('');
  const [shownId, show] = useState('');
  const store = socketsOf(connection, apiId);
  const { events, open } = useSyncExternalStore(store.subscribe, store.getSnapshot);
  const chosen = open.find((one) => idOf(one) === chosenId) ?? open[0];

  const record = (...all: readonly Omit<SentEvent, 'id' | 'ms'>[]) => {
    const id = crypto.randomUUID();
    const numbered = all.map((of, at) => ({
      ...of,
      id: at === all.length - 1 ? id : crypto.randomUUID(),
      ms: Date.now() - of.at.getTime(),
    }));
    store.set(numbered.reduce(withEvent, store.getSnapshot()));
    return id;
  };
  const carryOut = (call: ManagementCall, trace: ManagementTrace, by: Answering): ManagementEvent => {
    const { connectionId, data } = call;
    const at = new Date();
    const opened = openSocket(store.getSnapshot(), trace.stage ?? '', connectionId);
    const result = managementResult(trace, data);
    const { status, error = '' } = managementAnswer(trace.response);
    const outcome = `${call.method} → ${status} ${error}`.trim();
    if (trace.action?.type === 'send')
      store.set(withActivity(store.getSnapshot(), connectionId, at.getTime()));
    if (trace.action?.type === 'close' && opened) {
      // At once: what is sent to it from here on is answered with 410.
      store.set(withoutConnection(store.getSnapshot(), connectionId));
      next(opened.exchange, { eventType: 'DISCONNECT', ...DELETED }, by).catch((error: unknown) =>
        notify('error', String(error)),
      );
    }
    return { at, event: 'manage', connectionId, result, outcome, origin: by.origin };
  };
  const connectionsOf = (by: Answering, onEvent: (event: ManagementEvent) => void): OpenConnections => ({
    find: (stage, connectionId) => {
      const found = openSocket(store.getSnapshot(), stage, connectionId);
      return found && stateOf(found);
    },
    onAnswered: (call, trace) => onEvent(carryOut(call, trace, by)),
  });
  /** @param asked gets what functions ask for: it is listed with the event that they answer, since they may ask a hundred times */
  const backendsOf = (by: Answering, asked: Omit<SentEvent, 'id' | 'ms'>[]) => ({
    codeOf: (name: string) => codeOf(code, name),
    sample: by.sample,
    signature: undefined,
    connections: connectionsOf(by, (event) => {
      asked.push({ ...event, notes: ['A function sent this request.'] });
    }),
  });
  const connect = async (what: EventToSend) => {
    const plane = await planeOf(connection);
    const at = new Date();
    const asked: Omit<SentEvent, 'id' | 'ms'>[] = [];
    const { trace, notes } = await plane.connect(what.world, what.request, backendsOf(what, asked));
    const connectionId = trace.exchange?.connection.connectionId;
    if (trace.exchange) store.set(withConnection(store.getSnapshot(), trace.exchange));
    if (connectionId !== undefined) choose(connectionId);
    const result = connectResult(trace);
    show(record(...asked, { at, event: 'connect', connectionId, result, notes, origin: what.origin }));
  };
  /** @returns the ID of the last event; undefined where the stage is gone */
  const next = async (
    opened: SocketExchange,
    event: PartOf<ConnectionEvent>,
    by: Answering,
  ): Promise<string | undefined> => {
    const plane = await planeOf(connection);
    const at = new Date();
    const { connectionId } = opened.connection;
    const asked: Omit<SentEvent, 'id' | 'ms'>[] = [];
    store.set(withActivity(store.getSnapshot(), connectionId, at.getTime()));
    const answer = await plane.next(
      opened,
      by.world,
      { ...event, receivedAt: at.getTime() },
      backendsOf(by, asked),
    );
    const isEnd = event.eventType === 'DISCONNECT';
    if (isEnd || !answer) store.set(withoutConnection(store.getSnapshot(), connectionId));
    if (!answer) {
      notify(
        'info',
        `The connection ${connectionId} has ended with 1001: the stage ${opened.stage} is gone.`,
      );
      return undefined;
    }
    const { trace, notes } = answer;
    const kind = isEnd ? 'disconnect' : 'message';
    const result = messageResult(trace);
    const id = record(...asked, { at, event: kind, connectionId, result, notes, origin: by.origin });
    // What the client may not send ends the connection.
    return !isEnd && trace.close !== undefined
      ? next(opened, { eventType: 'DISCONNECT', code: trace.close, reason: '' }, by)
      : id;
  };
  const send = async (what: EventToSend) => {
    if (what.event === 'connect') return connect(what);
    if (!chosen) return;
    const message = { eventType: 'MESSAGE', body: what.message } as const;
    show((await next(chosen.exchange, what.event === 'message' ? message : CLOSED, what)) ?? '');
  };
  return {
    isSending: isBusy,
    send: (what) => run(() => send(what)),
    manage: async ({ stage, ...call }, by) =>
      (await planeOf(connection)).manage(
        by.world,
        { ...call, stage },
        connectionsOf(by, (event) => record({ ...event, notes: [] })),
      ),
    open,
    chosen,
    choose,
    sent: events,
    shown: events.find(({ id }) => id === shownId),
    show,
  };
}

type PartOf<Event> = Event extends unknown ? Omit<Event, 'receivedAt'> : never;
