import { queryOptions, useQueries } from '@tanstack/react-query';
import type { InputOf, KnownOperation } from '../../service/sdk';
import type { ApiError } from '../calls/errors';
import { send } from '../calls/send';
import { connectionKey } from '../connection/clients';
import type { Connection } from '../connection/connection';
import { useConnection } from '../connection/use-connection';

function uncachedRead(
  connection: Connection,
  operation: KnownOperation,
  input: Readonly<Record<string, unknown>>,
) {
  return queryOptions<Readonly<Record<string, unknown>>, ApiError>({
    queryKey: [connectionKey(connection), 'uncached', operation, input],
    staleTime: 0,
    gcTime: 0,
    throwOnError: false,
    queryFn: async ({ signal }) => {
      const { output } = await send(connection, operation, input as InputOf<typeof operation>, signal);
      return output as Record<string, unknown>;
    },
  });
}

/** The state of a read. */
interface UncachedRead {
  value: Readonly<Record<string, unknown>> | undefined;
  error: ApiError | null;
}

/** Reads for a check before a write that bypass the cache; the caller shows a failure. */
export function useUncachedReads(
  reads: readonly { operation: KnownOperation; input: Readonly<Record<string, unknown>> }[],
): UncachedRead[] {
  const connection = useConnection();
  const queries = reads.map(({ operation, input }) => uncachedRead(connection, operation, input));
  return useQueries({ queries }).map(({ data, error }) => ({ value: data, error }));
}
