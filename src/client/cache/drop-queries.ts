import { isKeyOf } from '../connection/clients';
import { runDeferredWrites } from './deferred-writes';
import { queryClient } from './query-client';

/** Whether queries with this key of a connection and Region are meant. */
type IsMeant = (connectionKey: string) => boolean;

const predicateOf = (isMeant: IsMeant) => ({
  predicate: ({ queryKey: [key] }: { queryKey: readonly unknown[] }) =>
    typeof key === 'string' && isMeant(key),
});

/** Drops cached data that no screen shows. */
export function dropInactive(isMeant: IsMeant): void {
  // What is written later would bring it back.
  runDeferredWrites();
  queryClient.removeQueries({ ...predicateOf(isMeant), type: 'inactive' });
}

/** Drops cached data of a connection, in all Regions; settles when displayed data is reloaded. */
export async function dropQueries(connectionId: string): Promise<void> {
  const isMeant: IsMeant = (key) => isKeyOf(connectionId, key);
  dropInactive(isMeant);
  await queryClient.resetQueries(predicateOf(isMeant));
}
