import { beforeEach, expect, test, vi } from 'vitest';
import { listOptions } from '../../client/cache/queries';
import { queryClient } from '../../client/cache/query-client';
import type { Connection } from '../../client/connection/connection';
import type { Engine, EngineListener } from './engine';
import type { EngineCall } from './engine-messages';
import { Search } from './search';
import { SearchIndex } from './search-index';

// Engines that fail: as a worker does, between any two messages.

const connection = { id: 'c1', kind: 'sandbox', name: 'c1', region: 'eu-west-1' } as unknown as Connection;

interface FakeEngine extends EngineListener {
  index: SearchIndex;
  isEnded: boolean;
  /** What it was sent while it did not answer. */
  unanswered: EngineCall[];
}

/** Engines in the order of their start; one that `isMute` was set for answers nothing. */
function engines(options: { isMute?: boolean; cannotStart?: boolean } = {}) {
  const started: FakeEngine[] = [];
  const start = async (listener: EngineListener): Promise<Engine> => {
    if (options.cannotStart) throw new Error('cannot be loaded');
    const engine: FakeEngine = { ...listener, index: new SearchIndex(), isEnded: false, unanswered: [] };
    started.push(engine);
    return {
      end: () => {
        engine.isEnded = true;
      },
      send: (call) => {
        if (engine.isEnded) return;
        if (options.isMute && call.type === 'ask') {
          engine.unanswered.push(call);
          return;
        }
        if (call.type === 'put') engine.index.put(call.key, call.source);
        else if (call.type === 'drop') engine.index.drop(call.key);
        const { index } = engine;
        queueMicrotask(() =>
          listener.onReport(
            call.type === 'ask'
              ? { type: 'answer', id: call.id, answer: index.ask(call.question), isComplete: true }
              : { type: 'indexed' },
          ),
        );
      },
    };
  };
  return { started, start, options };
}

const question = { text: 'orders', offset: 0, limit: 9 };

beforeEach(() => {
  vi.useRealTimers();
  queryClient.clear();
  queryClient.setQueryData(listOptions(connection, 'route', { ApiId: 'a1' }).queryKey, {
    pages: [{ Items: [{ RouteId: 'r1', RouteKey: 'GET /orders' }] }],
    pageParams: [''],
  } as never);
});

/** Until what was begun has been done: everything here is a matter of microtasks. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

test('A search that fails is rebuilt from the cache, and answers what was asked before.', async () => {
  const fake = engines({ isMute: true });
  const search = new Search(connection, fake.start);
  await search.sync();
  const asked = search.ask(question);
  await settled();
  const [first] = fake.started;
  expect(first?.unanswered).toHaveLength(1);
  fake.options.isMute = false;
  first?.onFailure(new Error('out of memory'));
  expect(search.state.getSnapshot()).toEqual({ status: 'rebuilding', problem: 'out of memory' });
  expect((await asked).answer.hits).toMatchObject([{ id: 'route/a1/r1' }]);
  await settled();
  expect(search.state.getSnapshot()).toEqual({ status: 'running' });
  expect(fake.started.map(({ isEnded }) => isEnded)).toEqual([true, false]);
  // What the first one still reports is not heard.
  first?.onFailure(new Error('late'));
  expect(search.state.getSnapshot()).toEqual({ status: 'running' });
});

test('One that fails again at once stays so until it is retried; after a calm minute it is rebuilt by itself again.', async () => {
  const fake = engines();
  const search = new Search(connection, fake.start);
  await search.sync();
  fake.started[0]?.onFailure(new Error('first'));
  await settled();
  fake.started[1]?.onFailure(new Error('second'));
  await settled();
  expect(search.state.getSnapshot()).toEqual({ status: 'failed', problem: 'second' });
  expect(fake.started).toHaveLength(2);
  await search.sync();
  const asked = search.ask(question);
  await settled();
  expect(fake.started).toHaveLength(2);
  search.retry();
  expect((await asked).answer.total).toBe(1);
  await settled();
  expect(search.state.getSnapshot()).toEqual({ status: 'running' });
  vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ['Date'] });
  fake.started[2]?.onFailure(new Error('third'));
  await settled();
  expect(search.state.getSnapshot()).toEqual({ status: 'running' });
  expect(fake.started).toHaveLength(4);
  vi.useRealTimers();
});

test('One that cannot be loaded says so, and is there once it can be.', async () => {
  const fake = engines({ cannotStart: true });
  const search = new Search(connection, fake.start);
  const asked = search.ask(question);
  await search.sync();
  await settled();
  expect(search.state.getSnapshot()).toEqual({ status: 'failed', problem: 'cannot be loaded' });
  fake.options.cannotStart = false;
  search.retry();
  expect((await asked).answer.total).toBe(1);
});

test('Without anything in the cache, a rebuilt search is ready too.', async () => {
  queryClient.clear();
  const fake = engines();
  const search = new Search(connection, fake.start);
  await search.sync();
  fake.started[0]?.onFailure(new Error('first'));
  await settled();
  expect(search.state.getSnapshot()).toEqual({ status: 'running' });
});
