import type { InputOf, Operation, OutputOf } from '../../api/operations';
import { invariant } from '../../lib/invariant';
import type { Context, Decoded } from '../context';
import { handlerOf } from '../handlers/registry';
import { seeded } from '../ids';
import { settle } from '../jobs';
import { buildChatApi } from './chat-api';
import { buildNotificationsApi } from './notifications-api';
import { buildOrdersApi } from './orders-api';

/** Makes one call as a client would: the sample obeys the rules because it goes through them. */
export type Call = <O extends Operation>(operation: O, input: InputOf<O>) => OutputOf<O>;

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
  settle(at());
}
