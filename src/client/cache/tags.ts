import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ApiError } from '../calls/errors';
import { send } from '../calls/send';

/** The key of a resource's tags as GetTags answers them. */
export function tagsKey(arn: string): readonly unknown[] {
  return ['tags', arn];
}

/**
 * The tags of any resource that has an ARN (GetTags); undefined while they load, thrown to the screen's error page when
 * they cannot be. Read anew at every visit: whoever edits tags edits those of now.
 */
export function useTags(arn: string): Readonly<Record<string, string>> | undefined {
  return useQuery(
    queryOptions<Record<string, string>, ApiError>({
      queryKey: tagsKey(arn),
      staleTime: 0,
      gcTime: 0,
      queryFn: async ({ signal }) => (await send('GetTags', { ResourceArn: arn }, signal)).output.Tags ?? {},
    }),
  ).data;
}
