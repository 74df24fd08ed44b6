import { invariant } from '../../lib/invariant';
import type { Operation, OutputOf } from '../../service/sdk';
import type { Context, Decoded } from '../context';
import { runDueTransitions } from '../due-transitions';
import { handlerOf } from '../handlers/registry';
import { seeded } from '../ids';
import type { Call } from './call';
import { buildChatApi } from './chat-api';
import { buildNotificationsApi } from './notifications-api';
import { buildOrdersApi } from './orders-api';

/** When the sample's first call was made; each later one a minute after. */
const START = Date.parse('2026-01-12T09:00:00Z');

/** Fills an empty state with two HTTP APIs and a WebSocket API; ids and times are always the same. */
export function buildSample(ctx: Context): void {
  const random = seeded(20260112);
  let minutes = 0;
  const at = (): Context => ({ ...ctx, random, now: new Date(START + minutes * 60_000), settleMs: 0 });
  const call: Call = (operation, input) => {
    const handler = handlerOf(operation);
    invariant(handler, `There is no handler for ${operation}`);
    const output = handler(at(), input as Decoded<Operation> & Record<string, unknown>) ?? {};
    minutes += 1;
    return output as OutputOf<typeof operation>;
  };
  buildOrdersApi(call, ctx.region, ctx.account);
  buildNotificationsApi(call, ctx.region, ctx.account);
  buildChatApi(call, ctx.region, ctx.account);
  runDueTransitions(at());
}
