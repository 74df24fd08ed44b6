import { beforeEach, expect, test, vi } from 'vitest';
import { sandboxConnection } from './connection';
import { connections } from './connections';

const { forgetLists } = vi.hoisted(() => ({ forgetLists: vi.fn(async (_id: string) => undefined) }));
vi.mock('../cache/kept', () => ({ forgetLists }));

const other = { ...sandboxConnection, id: 'c1', name: 'Other' };

beforeEach(() => forgetLists.mockClear());

test('What was kept of a connection goes with it, and with its former definition.', () => {
  connections.save(other);
  expect(forgetLists.mock.calls).toEqual([['c1']]);
  connections.remove('c1');
  expect(forgetLists.mock.calls).toEqual([['c1'], ['c1']]);
  expect(connections.find('c1')).toBeUndefined();
});
