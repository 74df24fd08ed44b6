import { beforeEach, expect, test, vi } from 'vitest';
import { listOptions } from '../../client/cache/queries';
import { queryClient } from '../../client/cache/query-client';
import type { Connection } from '../../client/connection/connection';
import type { Kind } from '../../service/resources';
import { Search } from './search';
import { SearchIndex } from './search-index';

// Without a worker, as in a browser that refuses it: the index is in the page.

const connection = { id: 'c1', kind: 'sandbox', name: 'c1', region: 'eu-west-1' } as unknown as Connection;
const other = { ...connection, region: 'us-east-1' } as Connection;

function cache(
  of: Connection,
  kind: Kind,
  parents: Record<string, string>,
  Items: object[],
  NextToken?: string,
) {
  queryClient.setQueryData(listOptions(of, kind, parents).queryKey, {
    pages: [{ Items, NextToken }],
    pageParams: [''],
  } as never);
}

const find = async (search: Search, text: string) => {
  const { answer, isComplete } = await search.ask({ text, offset: 0, limit: 9 });
  expect(isComplete).toBe(true);
  return answer.hits.map(({ id }) => id);
};

beforeEach(() => {
  queryClient.clear();
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

test('Search follows the cache: what is read, read again and dropped, of its connection and Region alone.', async () => {
  cache(connection, 'api', {}, [{ ApiId: 'a1', Name: 'shop' }]);
  cache(connection, 'route', { ApiId: 'a1' }, [{ RouteId: 'r1', RouteKey: 'GET /orders' }], 'more');
  cache(other, 'route', { ApiId: 'a9' }, [{ RouteId: 'r9', RouteKey: 'GET /orders' }]);
  const search = new Search(connection);
  await search.sync();
  expect(await find(search, 'orders')).toEqual(['route/a1/r1']);
  expect(await find(search, 'shop kind:api')).toEqual(['api/a1']);

  cache(connection, 'route', { ApiId: 'a1' }, [{ RouteId: 'r2', RouteKey: 'GET /pets' }]);
  await search.sync();
  expect(await find(search, 'orders')).toEqual([]);
  expect(await find(search, 'api:shop kind:route')).toEqual(['route/a1/r2']);

  queryClient.removeQueries({ queryKey: listOptions(connection, 'route', { ApiId: 'a1' }).queryKey });
  await search.sync();
  expect(await find(search, 'pets')).toEqual([]);
  expect(await find(search, 'shop')).toEqual(['api/a1']);
});

test('Routes of an API that is in no list are found below its ID.', async () => {
  cache(connection, 'route', { ApiId: 'a1' }, [{ RouteId: 'r1', RouteKey: 'GET /orders' }]);
  const search = new Search(connection);
  await search.sync();
  const { answer } = await search.ask({ text: 'orders', offset: 0, limit: 9 });
  expect(answer.hits).toMatchObject([{ id: 'route/a1/r1', owner: 'a1' }]);
});

test('What has not changed is not handed over again.', async () => {
  const put = vi.spyOn(SearchIndex.prototype, 'put');
  cache(connection, 'api', {}, [
    { ApiId: 'a1', Name: 'shop' },
    { ApiId: 'a2', Name: 'depot' },
  ]);
  const search = new Search(connection);
  await search.sync();
  await search.sync();
  cache(connection, 'stage', { ApiId: 'a2' }, [{ StageName: 'prod' }]);
  await search.sync();
  await search.ask({ text: '', offset: 0, limit: 1 });
  expect(put.mock.calls.map(([key]) => key)).toEqual(['api/a1', 'api/a2', 'api/a2']);
});
