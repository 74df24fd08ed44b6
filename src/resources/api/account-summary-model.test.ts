import { expect, test } from 'vitest';
import { routeTotals } from './account-summary-model';

test('Routes are counted over the APIs that were read, with the open ones and the fullest API.', () => {
  const apis = ['a1', 'a2', 'a3'].map((ApiId) => ({ ApiId }) as never);
  const open = { RouteKey: 'GET /a' };
  const closed = { RouteKey: 'GET /b', AuthorizationType: 'JWT' } as const;
  const lists: Record<string, readonly { RouteKey: string }[]> = {
    a1: [open, closed],
    a2: [open, open, closed],
  };
  expect(routeTotals(apis, ({ ApiId = '' }) => lists[ApiId])).toEqual({
    routes: 5,
    open: 3,
    fullest: { api: { ApiId: 'a2' }, routes: 3 },
  });
  expect(routeTotals(apis, () => undefined)).toEqual({ routes: 0, open: 0, fullest: undefined });
});
