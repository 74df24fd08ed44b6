import { useEffect, useState } from 'react';
import { cachedApiFacts, restoredLists, scannedAccountFacts, scannedList } from '../client/cache/facts';
import { useCachedLists } from '../client/cache/use-scan';
import { connectionKey } from '../client/connection/clients';
import type { Connection } from '../client/connection/connection';
import { useConnection } from '../client/connection/use-connection';
import type { ApiFacts } from '../service/findings/facts';
import { findInAccount, findInApi, type Report } from '../service/findings/find';
import type { Finding } from '../service/findings/rule';

/** The reports of APIs by connection, with the lists that they were made of: only what was read again is checked again. */
const made = new Map<string, { lists: readonly unknown[]; report: Report }>();

const listsOf = ({ routeResponses, integrationResponses, domains, ...lists }: ApiFacts): unknown[] => [
  ...Object.values(lists),
  // Made again at each look, of lists that stay the same.
  ...Object.values(routeResponses ?? {}),
  ...Object.values(integrationResponses ?? {}),
  ...(domains ?? []).flatMap(({ domain, mappings }) => [domain, mappings]),
];

/** The report of an API over what is in the cache; made once for the same lists. */
export function reportOf(connection: Connection, facts: ApiFacts): Report {
  const key = `${connectionKey(connection)}/${facts.api.ApiId}`;
  const lists = listsOf(facts);
  const known = made.get(key);
  if (known?.lists.length === lists.length && known.lists.every((list, at) => list === lists[at]))
    return known.report;
  const report = findInApi(facts);
  made.set(key, { lists, report });
  return report;
}

/** A finding with the name of its API. */
export interface NamedFinding extends Finding {
  apiName?: string | undefined;
}

/** What was found in the account. */
export interface AccountReport {
  findings: NamedFinding[];
  /** APIs of which at least the routes were read, and all; undefined until the list of APIs is read. */
  checked: number;
  total: number | undefined;
}

/** A finding in what an earlier page has read: no change is decided by that. */
const withoutPlan = (finding: Finding): Finding => ({
  ...finding,
  remedy:
    'plan' in finding.remedy
      ? { none: 'It was read by an earlier page. Read the account again first.' }
      : finding.remedy,
});

/** How long APIs are checked before the screen may respond to keys again, milliseconds. */
const SLICE_MS = 30;

/** The findings over what is in the cache, in slices between which the screen stays responsive; undefined before the first. */
export function useAccountReport(): AccountReport | undefined {
  const connection = useConnection();
  const version = useCachedLists();
  const [report, setReport] = useState<AccountReport>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version changes with what the cache holds
  useEffect(() => {
    const apis = scannedList(connection, 'api', {});
    const { owners } = restoredLists(connection);
    const ofAccount = findInAccount(scannedAccountFacts(connection)).findings;
    const findings: NamedFinding[] = owners.size > 0 ? ofAccount.map(withoutPlan) : [...ofAccount];
    let checked = 0;
    let at = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const next = () => {
      const end = performance.now() + SLICE_MS;
      for (; at < (apis?.length ?? 0) && performance.now() < end; at++) {
        const api = apis?.[at];
        if (!api) continue;
        const facts = cachedApiFacts(connection, api, scannedList);
        if (facts.routes === undefined) continue;
        checked += 1;
        const isRestored = owners.has('') || owners.has(api.ApiId ?? '');
        for (const found of reportOf(connection, facts).findings)
          findings.push({ ...(isRestored ? withoutPlan(found) : found), apiName: api.Name });
      }
      if (at < (apis?.length ?? 0)) timer = setTimeout(next);
      else setReport({ findings, checked, total: apis?.length });
    };
    next();
    return () => clearTimeout(timer);
  }, [connection, version]);
  return report;
}
