import { beforeEach, expect, test } from 'vitest';
import { stageArn } from '../../service/arn';
import { sandboxConnection } from '../connection/connection';
import { itemOptions } from './queries';
import { queryClient } from './query-client';
import { cachedNames } from './resource-names';

beforeEach(() => queryClient.clear());

test('A change of tags names the resource of its ARN, with the tags that it has.', () => {
  const ids = { ApiId: 'a1', StageName: 'live' };
  queryClient.setQueryData(itemOptions(sandboxConnection, 'stage', ids).queryKey, {
    StageName: 'live',
    Tags: { team: 'shop' },
  });
  const ResourceArn = stageArn('us-east-1', 'a1', 'live');
  expect(cachedNames(sandboxConnection, { ResourceArn, TagKeys: ['x'] })).toContainEqual({
    name: 'live',
    tags: ['team=shop'],
  });
});
