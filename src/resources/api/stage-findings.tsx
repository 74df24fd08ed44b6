import type { Api } from '@aws-sdk/client-apigatewayv2';
import { useMemo } from 'react';
import { paths } from '../../app/paths';
import { cachedApiFacts } from '../../client/cache/facts';
import { useCachedLists } from '../../client/cache/use-scan';
import { useConnection } from '../../client/connection/use-connection';
import { reportOf } from '../../views/account-report';
import { SeverityCounts } from '../../views/severity-counts';

/** How many findings a stage has over the lists that the overview reads anyway; makes no call. */
export default function StageFindings({ api, stage }: { api: Api; stage: string }) {
  const connection = useConnection();
  const version = useCachedLists();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version changes with what the cache holds
  const findings = useMemo(() => {
    const facts = cachedApiFacts(connection, api);
    if (!facts.stages || !facts.routes) return undefined;
    return reportOf(connection, facts).findings.filter(
      ({ subject: { kind, ids } }) => kind === 'stage' && ids[1] === stage,
    );
  }, [connection, api, stage, version]);
  if (!findings) return null;
  const href = (severity: string) =>
    `${paths.apiFindings(api.ApiId ?? '')}?${new URLSearchParams({ severity, q: `stage ${stage}` })}`;
  return (
    <>
      Findings: <SeverityCounts findings={findings} href={href} />
    </>
  );
}
