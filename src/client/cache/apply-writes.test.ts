import { QueryObserver } from '@tanstack/react-query';
import { beforeEach, expect, test } from 'vitest';
import { sandboxConnection } from '../connection/connection';
import { applyWritesToCache } from './apply-writes';
import { itemOptions, kindKey } from './queries';
import { queryClient } from './query-client';

const connection = sandboxConnection;
const stages = [...kindKey(connection, 'stage', { ApiId: 'a' }), 'list'];
const routes = [...kindKey(connection, 'route', { ApiId: 'a' }), 'list'];
const otherApi = [...kindKey(connection, 'stage', { ApiId: 'b' }), 'list'];
const api = itemOptions(connection, 'api', { ApiId: 'a' }).queryKey;

const invalidated = () =>
  [stages, routes, otherApi, api].filter((queryKey) => queryClient.getQueryState(queryKey)?.isInvalidated);

const apply = (operation: string, input: object, output: object = {}) =>
  applyWritesToCache(connection, [{ operation, input: { ...input }, output: { ...output } }]);

beforeEach(() => {
  queryClient.clear();
  for (const key of [stages, routes, otherApi]) queryClient.setQueryData(key, { pages: [], pageParams: [] });
  queryClient.setQueryData(api, { ApiId: 'a' } as never);
});

test('A read in a plan, such as ExportApi, invalidates nothing.', async () => {
  await apply('ExportApi', { ApiId: 'a' }, { body: new Uint8Array() });
  expect(invalidated()).toEqual([]);
});

test('A reimport invalidates all that is below the API, and nothing of another API.', async () => {
  await apply('ReimportApi', { ApiId: 'a' }, { ApiId: 'a', Name: 'orders' });
  expect(invalidated()).toEqual(expect.arrayContaining([stages, routes]));
  expect(invalidated()).not.toContainEqual(otherApi);
});

test('A deleted API takes the data below it along, and nothing of another API.', async () => {
  await apply('DeleteApi', { ApiId: 'a' });
  expect([stages, routes, api].map((queryKey) => queryClient.getQueryState(queryKey))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(queryClient.getQueryState(otherApi)?.isInvalidated).toBe(false);
});

test('A created stage invalidates the list of its API, and its own data is what the service returned.', async () => {
  await apply('CreateStage', { ApiId: 'a', StageName: 'prod' }, { StageName: 'prod' });
  expect(invalidated()).toContainEqual(stages);
  expect(invalidated()).not.toContainEqual(otherApi);
  const item = itemOptions(connection, 'stage', { ApiId: 'a', StageName: 'prod' }).queryKey;
  expect(queryClient.getQueryData(item)).toEqual({ StageName: 'prod' });
});

test('A deleted stage leaves the list of its API and its own data is dropped.', async () => {
  const item = itemOptions(connection, 'stage', { ApiId: 'a', StageName: 'prod' }).queryKey;
  queryClient.setQueryData(item, { StageName: 'prod' } as never);
  await apply('DeleteStage', { ApiId: 'a', StageName: 'prod' });
  expect(queryClient.getQueryState(item)).toBeUndefined();
  expect(invalidated()).toContainEqual(stages);
  expect(invalidated()).not.toContainEqual(otherApi);
});

test.each([
  ['is dropped when its screen is left, so that Back does not show it', false],
  ['is kept when it was created again meanwhile', true],
])('A deleted stage that is shown %s.', async (_, isCreatedAgain) => {
  const ids = { ApiId: 'a', StageName: 'prod' };
  const options = itemOptions(connection, 'stage', ids);
  queryClient.setQueryData(options.queryKey, { StageName: 'prod' } as never);
  const leave = new QueryObserver(queryClient, options).subscribe(() => {});
  await apply('DeleteStage', ids);
  expect(queryClient.getQueryData(options.queryKey)).toEqual({ StageName: 'prod' });
  if (isCreatedAgain) await apply('CreateStage', ids, { StageName: 'prod', Description: 'Again' });
  leave();
  expect(queryClient.getQueryData(options.queryKey)).toEqual(
    isCreatedAgain ? { StageName: 'prod', Description: 'Again' } : undefined,
  );
});
