import type { SourcePlace } from '../../client/cache/configuration';
import { connectionKey } from '../../client/connection/clients';
import type { Connection } from '../../client/connection/connection';

/** Where a side of the comparison comes from, or why that is not known. */
export type Place = { ok: true; place: SourcePlace | SavedPlace } | { ok: false; reason: string };

/** A configuration that was saved in this browser. */
interface SavedPlace {
  savedId: string;
}

/**
 * Reads `from` or `to` of the address: `latest`, `stage:NAME`, `saved:ID` or `api:CONNECTION/REGION/ID`.
 * @param connections those that this browser knows
 */
export function parsePlace(
  text: string,
  apiId: string,
  connection: Connection,
  connections: readonly Connection[],
): Place {
  if (text === 'latest') return { ok: true, place: { connection, apiId } };
  if (text.startsWith('stage:') && text.length > 'stage:'.length)
    return { ok: true, place: { connection, apiId, stageName: text.slice('stage:'.length) } };
  if (text.startsWith('saved:') && text.length > 'saved:'.length)
    return { ok: true, place: { savedId: text.slice('saved:'.length) } };
  const [, id, region, otherId] = /^api:(.+)\/([^/]+)\/([^/]+)$/.exec(text) ?? [];
  if (id === undefined || region === undefined || otherId === undefined)
    return { ok: false, reason: `“${text}” in the address names nothing to compare.` };
  const found = connections.find((one) => one.id === id);
  if (!found) return { ok: false, reason: `This browser has no connection ${id}.` };
  return { ok: true, place: { connection: { ...found, region }, apiId: otherId } };
}

/** The value of the address for the latest configuration of another API. */
export function apiPlace(connection: Connection, apiId: string): string {
  return `api:${connectionKey(connection)}/${apiId}`;
}
