import { useMemo } from 'react';
import { cachedCoverage, cachedUses } from '../../client/cache/cached-uses';
import { useCachedLists } from '../../client/cache/use-scan';
import { useConnection } from '../../client/connection/use-connection';
import { countOf } from '../../lib/format';
import { coverageText } from '../../views/coverage-text';
import { IntegrationsByApi, type LinkUser } from './integrations-by-api';

/**
 * The integrations that use a VPC link, as far as they are in the cache; makes no call. Nothing while no integration was read.
 * They do not block: the cache may be older than what another user has changed.
 */
export function CachedLinkUsers({ linkId }: { linkId: string }) {
  const connection = useConnection();
  const version = useCachedLists();
  // The version changes with what the cache holds.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const users = useMemo(
    () =>
      cachedUses(connection).flatMap(({ reference, user: { api, id, name } }): LinkUser[] =>
        reference.kind === 'VPC link' && reference.value === linkId && api
          ? [{ apiId: api.id, apiName: api.name, id, name }]
          : [],
      ),
    [connection, linkId, version],
  );
  const coverage = cachedCoverage(connection, ['integration']);
  if (coverage.read === 0) return null;
  return (
    <div>
      {users.length === 0
        ? 'No integration is known to use it.'
        : `Used by ${countOf(users.length, 'integration')}.`}{' '}
      {coverageText(coverage)}
      {users.length > 0 && <IntegrationsByApi linkId={linkId} users={users} />}
    </div>
  );
}
