import { queryOptions } from '@tanstack/react-query';
import { partitionOf } from '../../service/arn';
import { fromLists, fromStageExport, type Origin, type Source } from '../../service/configuration/source';
import { importDocument } from '../../service/openapi/import';
import type { Kind, Resources } from '../../service/resources';
import { send } from '../calls/send';
import { connectionKey } from '../connection/clients';
import type { Connection } from '../connection/connection';
import { loadAll, loadItem } from './queries';

/** What an API is compared as: its latest configuration, or what one of its stages serves. */
export interface SourcePlace {
  connection: Connection;
  apiId: string;
  /** Undefined: the latest configuration. */
  stageName?: string | undefined;
}

/**
 * The latest configuration of an API, from the lists in the cache where they are fresh: six calls for an HTTP API, and for
 * a WebSocket API one more for each integration that is no proxy and each route that responds (2.6).
 * @throws ApiError
 */
async function loadLatest(connection: Connection, ApiId: string): Promise<Source & { origin: Origin }> {
  const parents = { ApiId };
  const api = await loadItem(connection, 'api', parents);
  const isWebSocket = api.ProtocolType === 'WEBSOCKET';
  const [routes, integrations, authorizers, stages, models] = await Promise.all([
    loadAll(connection, 'route', parents),
    loadAll(connection, 'integration', parents),
    loadAll(connection, 'authorizer', parents),
    loadAll(connection, 'stage', parents),
    isWebSocket ? loadAll(connection, 'model', parents) : [],
  ]);
  const responding = isWebSocket ? routes.filter((route) => route.RouteResponseSelectionExpression) : [];
  const converting = isWebSocket
    ? integrations.filter(({ IntegrationType = '' }) => !IntegrationType.endsWith('_PROXY'))
    : [];
  const [routeResponses, integrationResponses] = await Promise.all([
    loadBelow(connection, 'routeResponse', ApiId, 'RouteId', responding),
    loadBelow(connection, 'integrationResponse', ApiId, 'IntegrationId', converting),
  ]);
  return fromLists({
    api,
    routes,
    integrations,
    authorizers,
    stages,
    models,
    routeResponses,
    integrationResponses,
  });
}

/** The lists of a kind below each of its owners, by the id of the owner. */
async function loadBelow<K extends Kind, Id extends string>(
  connection: Connection,
  kind: K,
  ApiId: string,
  id: Id,
  owners: readonly { [Member in Id]?: string | undefined }[],
): Promise<Record<string, Resources[K][]>> {
  const lists = await Promise.all(
    owners.map(async (owner) => {
      const ownerId = owner[id] ?? '';
      return [ownerId, await loadAll(connection, kind, { ApiId, [id]: ownerId })] as const;
    }),
  );
  return Object.fromEntries(lists);
}

/** What a stage of an HTTP API serves: one ExportApi. @throws ApiError, or Error for a document that cannot be read */
async function loadServed(
  connection: Connection,
  ApiId: string,
  StageName: string,
  signal: AbortSignal,
): Promise<Source> {
  const { output } = await send(
    connection,
    'ExportApi',
    { ApiId, StageName, Specification: 'OAS30', OutputType: 'JSON', IncludeExtensions: true },
    signal,
  );
  // An export has no variables to fill in.
  const variables = { AccountId: '', Partition: partitionOf(connection.region), Region: connection.region };
  const text = new TextDecoder().decode(output.body);
  const document = importDocument(text, { basepath: 'ignore', variables });
  if (!document.ok) throw new Error(`The export of the stage cannot be read. ${document.errors.join(' ')}`);
  return fromStageExport(document);
}

/**
 * Reads a source, whatever the screens that show it do meanwhile.
 * @throws ApiError, or Error for a document that cannot be read
 */
export function loadSource(
  { connection, apiId, stageName }: SourcePlace,
  signal = new AbortController().signal,
): Promise<Source> {
  return stageName === undefined
    ? loadLatest(connection, apiId)
    : loadServed(connection, apiId, stageName, signal);
}

/** The query of a source. Its failure is the screen's to show, beside the source that failed. */
export function sourceOptions({ connection, apiId, stageName }: SourcePlace) {
  return queryOptions<Source>({
    // Below the API, so that a write to all of it reads it again.
    queryKey: [connectionKey(connection), 'configuration', apiId, stageName ?? null],
    staleTime: 0,
    gcTime: 0,
    throwOnError: false,
    queryFn: ({ signal }) => loadSource({ connection, apiId, stageName }, signal),
  });
}
