import { own } from '../../../lib/own';
import { variablesOf } from '../context';
import { servedBy, type World } from '../world';
import type { SocketExchange } from './connection';

/** What happens over a connection that is open, or its end. */
export type NextEvent = Pick<SocketExchange, 'ids' | 'receivedAt'> &
  ({ eventType: 'MESSAGE'; body: string } | { eventType: 'DISCONNECT'; code: number; reason: string });

/**
 * The exchange of an event of an open connection, by what its stage serves now.
 * @param opened the exchange that made the connection
 * @returns undefined when the stage is gone
 */
export function nextExchange(
  opened: SocketExchange,
  world: World,
  event: NextEvent,
): SocketExchange | undefined {
  const state = own(world.stages, opened.stage);
  if (!state) return undefined;
  const { eventType, ids, receivedAt } = event;
  return {
    ...opened,
    world,
    configuration: servedBy(world, opened.stage),
    stageVariables: variablesOf(state.settings),
    eventType,
    ids,
    receivedAt,
    routeKey: eventType === 'DISCONNECT' ? '$disconnect' : '',
    body: eventType === 'MESSAGE' ? event.body : '',
    ...(eventType === 'DISCONNECT' && {
      closed: { code: event.code, reason: event.reason || (REASONS[event.code] ?? '') },
    }),
  };
}

/** What events say where a close frame gave no reason (traffic-rules 12.3). */
const REASONS: Readonly<Record<number, string>> = { 1005: 'Client-side close frame status not set' };
