import type { ApiLists } from '../service/configuration/source';
import type { Transaction } from './transaction';

/** What only a WebSocket API has: models of its messages, and responses, by the id of the route or the integration. */
export function socketLists(tx: Pick<Transaction, 'all'>, apiId: string) {
  const responses = <K extends 'routeResponse' | 'integrationResponse'>(
    kind: K,
    parents: readonly (string | undefined)[],
  ) => Object.fromEntries(parents.map((id = '') => [id, tx.all(kind, `${apiId}/${id}`)]));
  return {
    models: tx.all('model', apiId),
    routeResponses: responses(
      'routeResponse',
      tx.all('route', apiId).map(({ RouteId }) => RouteId),
    ),
    integrationResponses: responses(
      'integrationResponse',
      tx.all('integration', apiId).map(({ IntegrationId }) => IntegrationId),
    ),
  } satisfies Partial<ApiLists>;
}
