import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ApiError } from '../calls/errors';
import { send } from '../calls/send';
import { connectionKey } from '../connection/clients';
import type { Connection } from '../connection/connection';
import { useConnection } from '../connection/use-connection';

/** The key of a resource's tags as GetTags returns them. */
export function tagsKey(connection: Connection, arn: string): readonly unknown[] {
  return [connectionKey(connection), 'tags', arn];
}

/**
 * The tags of any resource that has an ARN (GetTags); undefined while they load, thrown to the screen's error page when
 * they cannot be. Read at every visit, so that an edit begins with the current tags.
 */
export function useTags(arn: string): Readonly<Record<string, string>> | undefined {
  const connection = useConnection();
  return useQuery(
    queryOptions<Record<string, string>, ApiError>({
      queryKey: tagsKey(connection, arn),
      staleTime: 0,
      gcTime: 0,
      queryFn: async ({ signal }) =>
        (await send(connection, 'GetTags', { ResourceArn: arn }, signal)).output.Tags ?? {},
    }),
  ).data;
}
