import type { Api } from '@aws-sdk/client-apigatewayv2';
import { QUOTAS, type QuotaName } from '../../service/rules/quotas';
import type { Protocol } from '../../service/rules/rule';
import type { Context } from '../context';
import { badRequest } from '../errors';
import type { Kind } from '../state';

/** The protocol of a stored API. */
export function protocolOf(api: Api): Protocol {
  return api.ProtocolType === 'WEBSOCKET' ? 'WEBSOCKET' : 'HTTP';
}

/**
 * Refuses one more than the quota where quotas are on. The service's sentence is not known ([MEM]).
 * @throws ServiceError 400.
 */
export function withinQuota(ctx: Context, name: QuotaName, kind: Kind, parent: string): void {
  if (ctx.quotas && ctx.tx.count(kind, parent) >= QUOTAS[name].limit)
    throw badRequest(`Limit exceeded: ${QUOTAS[name].label} ${QUOTAS[name].limit}`);
}
