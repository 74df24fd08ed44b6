import { useState, useSyncExternalStore } from 'react';
import { useConnection } from '../../../client/connection/use-connection';
import type { Origin } from '../../../service/configuration/source';
import type { IntegrationOutcome } from '../../../service/traffic/given';
import type { TrafficRequest } from '../../../service/traffic/request';
import type { SocketExchange } from '../../../service/traffic/websocket/connection';
import type { World } from '../../../service/traffic/world';
import { notify } from '../../../ui/notify';
import { connectResult, messageResult, type SocketEvent } from '../socket-model';
import { planeOf, socketsOf } from './page-plane';
import { type SentEvent, withConnection, withEvent, withoutConnection } from './socket-log';
import { codeOf, type FunctionCode } from './stored-code';
import { useBusy } from './use-busy';

type ConnectionEvent = import('../../../sandbox/data-plane/page-plane').ConnectionEvent;

/** An event to send. */
interface EventToSend {
  event: SocketEvent;
  /** The handshake of a connection to make. */
  request: TrafficRequest;
  /** Of a message. */
  message: string;
  world: World;
  origin: Origin | undefined;
  sample: IntegrationOutcome;
}

/** The connections of this page to a WebSocket API. */
export interface SocketEvents {
  isSending: boolean;
  /** Connects, or sends an event over the chosen connection, and shows its trace. Never rejects. */
  send: (what: EventToSend) => void;
  open: readonly SocketExchange[];
  /** The one that messages go over. */
  chosen: SocketExchange | undefined;
  choose: (connectionId: string) => void;
  sent: readonly SentEvent[];
  /** The one whose trace is shown. */
  shown: SentEvent | undefined;
  show: (id: string) => void;
}

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
  const chosen = open.find((one) => one.connection.connectionId === chosenId) ?? open[0];

  const record = (of: Omit<SentEvent, 'id' | 'ms'>) => {
    const id = crypto.randomUUID();
    const ms = Date.now() - of.at.getTime();
    store.set(withEvent(store.getSnapshot(), { ...of, id, ms }));
    show(id);
  };
  const connect = async ({ request, world, origin, sample }: EventToSend) => {
    const plane = await planeOf(connection);
    const backends = { codeOf: (name: string) => codeOf(code, name), sample, signature: undefined };
    const at = new Date();
    const { trace, notes } = await plane.connect(world, request, backends);
    const connectionId = trace.exchange?.connection.connectionId;
    if (trace.exchange) store.set(withConnection(store.getSnapshot(), trace.exchange));
    if (connectionId !== undefined) choose(connectionId);
    record({ at, event: 'connect', connectionId, result: connectResult(trace), notes, origin });
  };
  const next = async (opened: SocketExchange, event: PartOf<ConnectionEvent>, what: EventToSend) => {
    const plane = await planeOf(connection);
    const backends = {
      codeOf: (name: string) => codeOf(code, name),
      sample: what.sample,
      signature: undefined,
    };
    const at = new Date();
    const { connectionId } = opened.connection;
    const answer = await plane.next(opened, what.world, { ...event, receivedAt: at.getTime() }, backends);
    const isEnd = event.eventType === 'DISCONNECT';
    if (isEnd || !answer) store.set(withoutConnection(store.getSnapshot(), connectionId));
    if (!answer) {
      notify(
        'info',
        `The connection ${connectionId} has ended with 1001: the stage ${opened.stage} is gone.`,
      );
      return;
    }
    const { trace, notes } = answer;
    const kind = isEnd ? 'disconnect' : 'message';
    record({ at, event: kind, connectionId, result: messageResult(trace), notes, origin: what.origin });
    // What the client may not send ends the connection.
    if (!isEnd && trace.close !== undefined)
      await next(opened, { eventType: 'DISCONNECT', code: trace.close, reason: '' }, what);
  };
  return {
    isSending: isBusy,
    send: (what) =>
      run(async () => {
        if (what.event === 'connect') return connect(what);
        const body = what.message;
        return (
          chosen && next(chosen, what.event === 'message' ? { eventType: 'MESSAGE', body } : CLOSED, what)
        );
      }),
    open,
    chosen,
    choose,
    sent: events,
    shown: events.find(({ id }) => id === shownId),
    show,
  };
}

type PartOf<Event> = Event extends unknown ? Omit<Event, 'receivedAt'> : never;
