import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { kindKey, type Params } from '../../client/cache/queries';
import type { Connection } from '../../client/connection/connection';
import type { Kind } from '../../service/resources';
import { type Entry, pastedEntry } from '../../tools/search/entries';
import { testPath } from '../paths';

/** The lists that the open screen's API and the account have, and that are not loaded to their end. */
export function unloadedKinds(
  client: QueryClient,
  connection: Connection,
  kindsToSearch: readonly Kind[],
  params: Params,
): Kind[] {
  return kindsToSearch.filter((kind) => {
    const key = [...kindKey(connection, kind, params), 'list'];
    const pages = client.getQueryData<InfiniteData<{ NextToken?: string }>>(key)?.pages;
    return !pages || pages.at(-1)?.NextToken !== undefined;
  });
}

/**
 * What a typed request, or a pasted ARN, address or link leads to: `GET /orders/5` to the test of the open API, `https://…` to
 * *Test a URL*.
 * @param apiId of the open API, where it can be tested
 * @param region of the connection
 */
export function requestEntries(query: string, apiId: string | undefined, region: string): Entry[] {
  const [, method, path] = /^\s*([a-z]+)\s+(\/\S*)\s*$/i.exec(query) ?? [];
  if (apiId !== undefined && method !== undefined && path !== undefined) {
    const request = { method: method.toUpperCase(), path };
    return [{ text: `Test ${request.method} ${path}`, hint: 'This API', href: testPath(apiId, request) }];
  }
  const pasted = pastedEntry(query, region);
  return pasted ? [pasted] : [];
}
