import { queryOptions, useQuery } from '@tanstack/react-query';
import type { InputOf, KnownOperation } from '../../service/sdk';
import type { ApiError } from '../calls/errors';
import { send } from '../calls/send';
import { connectionKey } from '../connection/clients';
import { useConnection } from '../connection/use-connection';

/** A read for a check before a write that bypasses the cache; the caller shows a failure. */
export function useUncachedRead(
  operation: KnownOperation,
  input: Readonly<Record<string, unknown>>,
  { enabled }: { enabled: boolean },
): { value: Readonly<Record<string, unknown>> | undefined; error: ApiError | null } {
  const connection = useConnection();
  const { data, error } = useQuery(
    queryOptions<Readonly<Record<string, unknown>>, ApiError>({
      queryKey: [connectionKey(connection), 'uncached', operation, input],
      staleTime: 0,
      gcTime: 0,
      throwOnError: false,
      enabled,
      queryFn: async ({ signal }) => {
        const { output } = await send(connection, operation, input as InputOf<typeof operation>, signal);
        return output as Record<string, unknown>;
      },
    }),
  );
  return { value: data, error };
}
