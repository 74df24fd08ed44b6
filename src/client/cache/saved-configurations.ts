import { queryOptions } from '@tanstack/react-query';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { withDatabase } from '../../lib/with-database';
import {
  type ReadSaved,
  readSavedFile,
  type SavedConfiguration,
  savedSource,
  toSavedFile,
} from '../../service/configuration/saved';
import type { Source } from '../../service/configuration/source';
import { connectionKey } from '../connection/clients';
import type { Connection } from '../connection/connection';
import { loadSource, type SourcePlace } from './configuration';
import { queryClient } from './query-client';

// Saved configurations are of this browser, whatever the connection: one may be restored on another. They are stored as the
// files that they are downloaded as, and read as such: other programs of the same origin share the storage.

interface Schema extends DBSchema {
  configurations: { key: string; value: { id: string; file: string } };
}

/** An entry of the store: a saved configuration, or why it cannot be read. */
export type SavedEntry = { id: string; bytes: number } & ReadSaved;

/** So many are kept at most, that the list stays one. */
export const MAX_SAVED = 200;

const withStore = <Result>(work: (db: IDBPDatabase<Schema>) => Promise<Result>): Promise<Result> =>
  withDatabase(
    () =>
      openDB<Schema>('gatehouse-saved', 1, {
        upgrade: (opened) => void opened.createObjectStore('configurations', { keyPath: 'id' }),
      }).catch((cause: unknown) => {
        throw new Error('This browser does not let the page store saved configurations.', { cause });
      }),
    work,
  );

const KEY = ['saved-configurations'] as const;

/** The query of all saved configurations, newest first. */
export const savedOptions = queryOptions<SavedEntry[]>({
  queryKey: KEY,
  // Another tab may have changed them.
  staleTime: 0,
  throwOnError: false,
  queryFn: async () => {
    const all = await withStore((db) => db.getAll('configurations'));
    const timeOf = (entry: SavedEntry) => (entry.ok ? entry.saved.savedAt : '');
    return all
      .map(({ id, file }): SavedEntry => ({ id, bytes: file.length, ...readSavedFile(String(file)) }))
      .sort((a, b) => timeOf(b).localeCompare(timeOf(a)));
  },
});

/** One saved configuration. @throws Error with a sentence when it is not there, or cannot be read */
async function loadSaved(id: string): Promise<SavedConfiguration> {
  const entry = await withStore((db) => db.get('configurations', id));
  if (!entry) throw new Error('This browser has no such saved configuration. It may have been deleted.');
  const read = readSavedFile(String(entry.file));
  if (!read.ok) throw new Error(read.problem);
  return read.saved;
}

/** The query of a saved configuration. Its failure is the screen's to show. */
export function savedConfigurationOptions(id: string) {
  return queryOptions<SavedConfiguration>({
    queryKey: [...KEY, id, 'whole'],
    staleTime: 0,
    gcTime: 0,
    throwOnError: false,
    queryFn: () => loadSaved(id),
  });
}

/** The query of a saved configuration as a side of a comparison. Its failure is the screen's to show. */
export function savedSourceOptions(id: string) {
  return queryOptions<Source>({
    queryKey: [...KEY, id],
    staleTime: 0,
    gcTime: 0,
    throwOnError: false,
    queryFn: async () => savedSource(await loadSaved(id)),
  });
}

/**
 * Keeps a configuration, under a new id or in place of the one with that id.
 * @returns its id
 * @throws Error with a sentence when there are too many, or the browser does not store it
 */
export async function storeSaved(
  saved: SavedConfiguration,
  id = crypto.randomUUID() as string,
): Promise<string> {
  await withStore(async (db) => {
    const isNew = (await db.getKey('configurations', id)) === undefined;
    if (isNew && (await db.count('configurations')) >= MAX_SAVED)
      throw new Error(`This browser keeps at most ${MAX_SAVED} saved configurations. Delete one first.`);
    await db.put('configurations', { id, file: toSavedFile(saved) });
  });
  await queryClient.invalidateQueries({ queryKey: KEY });
  return id;
}

/** An entry that can be read. */
export type ReadableEntry = Extract<SavedEntry, { ok: true }>;

/** The query of the newest configuration that was saved at a deployment; its data is null where none was. */
export function savedAtDeploymentOptions(connection: Connection, apiId: string, deploymentId: string) {
  return queryOptions<ReadableEntry | null>({
    queryKey: [...KEY, connectionKey(connection), apiId, deploymentId],
    staleTime: 0,
    gcTime: 0,
    throwOnError: false,
    queryFn: async () => {
      const entries = await queryClient.fetchQuery(savedOptions);
      const isOf = ({ origin }: SavedConfiguration) =>
        origin.deploymentId === deploymentId &&
        origin.apiId === apiId &&
        origin.connectionId === connection.id &&
        origin.region === connection.region;
      return entries.find((entry): entry is ReadableEntry => entry.ok && isOf(entry.saved)) ?? null;
    },
  });
}

/** Removes a saved configuration. */
export async function deleteSaved(id: string): Promise<void> {
  await withStore((db) => db.delete('configurations', id));
  await queryClient.invalidateQueries({ queryKey: KEY });
}

/**
 * Reads the latest configuration of an API, or what one of its stages serves, and saves it.
 * @param place of an API, or of a stage of an HTTP API
 * @param deploymentId of the deployment that has just been made of it, or that the stage serves
 * @returns the id
 * @throws ApiError for a read, Error for the storage
 */
export async function saveConfiguration(
  place: SourcePlace,
  called: Pick<SavedConfiguration, 'name' | 'note'>,
  deploymentId?: string,
): Promise<string> {
  const { connection, apiId } = place;
  const { configuration, lacks } = await loadSource(place);
  return storeSaved({
    ...called,
    savedAt: new Date().toISOString(),
    origin: {
      connectionId: connection.id,
      connection: connection.name,
      region: connection.region,
      apiId,
      ...(deploymentId !== undefined && { deploymentId }),
    },
    lacks,
    configuration,
  });
}
