import { queryOptions, useQuery } from '@tanstack/react-query';
import type { InputOf, KnownOperation } from '../../service/sdk';
import type { ApiError } from '../calls/errors';
import { send } from '../calls/send';

/** A read made anew for a check before a write, neither taken from the cache nor kept; the place that asks shows a failure. */
export function useUncachedRead(
  operation: KnownOperation,
  input: Readonly<Record<string, unknown>>,
  { enabled }: { enabled: boolean },
): { value: Readonly<Record<string, unknown>> | undefined; error: ApiError | null } {
  const { data, error } = useQuery(
    queryOptions<Readonly<Record<string, unknown>>, ApiError>({
      queryKey: ['fresh', operation, input],
      staleTime: 0,
      gcTime: 0,
      throwOnError: false,
      enabled,
      queryFn: async ({ signal }) => {
        const { output } = await send(operation, input as InputOf<typeof operation>, signal);
        return output as Record<string, unknown>;
      },
    }),
  );
  return { value: data, error };
}
