import { invariant } from '../../lib/invariant';
import type { Operation, OutputOf } from '../../service/sdk';
import type { Context, Decoded } from '../context';
import { runDueTransitions } from '../due-transitions';
import { handlerOf } from '../handlers/registry';
import { seeded } from '../ids';
import type { Call, Wait } from './call';
import { buildChatApi } from './chat-api';
import { buildDomainName } from './domain-name';
import { buildNotificationsApi } from './notifications-api';
import { buildOrdersApi } from './orders-api';

/** When the sample's first call was made; each later one a minute after, with pauses between the releases. */
const START = Date.parse('2025-11-24T09:00:00Z');

const MINUTES_PER_DAY = 24 * 60;

/**
 * Fills an empty state with two HTTP APIs, a WebSocket API, a VPC link and a domain name, made over a year; ids and times
 * are always the same. Some of it is as it should not be: a route without authorization among guarded ones, a stage that
 * serves an old deployment, a default endpoint that bypasses mutual TLS.
 */
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
  const wait: Wait = (days) => {
    minutes += days * MINUTES_PER_DAY;
  };
  const orders = buildOrdersApi(call, ctx.region, ctx.account, wait);
  const notifications = buildNotificationsApi(call, ctx.region, ctx.account, wait);
  buildDomainName(call, ctx.region, ctx.account, { orders, notifications });
  wait(40);
  buildChatApi(call, ctx.region, ctx.account);
  runDueTransitions(at());
}
