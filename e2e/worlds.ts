import { createSandbox } from '../src/sandbox/sandbox';
import type { Snapshot, Store } from '../src/sandbox/store';
import { memoryStore } from '../src/sandbox/store-memory';
import type { Sandbox } from '../src/sandbox/types';
import { AWS_CONNECTION } from './aws-host';

/** Seeds a service, and returns the ids of the resources. */
type MakeWorld<World> = (sandbox: Sandbox) => Promise<World>;

const made = new Map<MakeWorld<unknown>, Promise<{ world: unknown; kept: Snapshot }>>();

async function makeOnce<World>(start: 'sample' | 'empty', make: MakeWorld<World>) {
  const store = memoryStore();
  const world = await make(createSandbox({ start, region: AWS_CONNECTION.region, store }));
  return { world, kept: await store.load() };
}

/**
 * Puts a copy of a world into the service of a test, which has not been called yet; the world itself is made once for
 * all the tests of a worker.
 * @param start what the world begins with
 */
export async function enterWorld<World>(
  store: Store,
  start: 'sample' | 'empty',
  make: MakeWorld<World>,
): Promise<World> {
  const making = made.get(make) ?? makeOnce(start, make);
  made.set(make, making);
  const { world, kept } = await making;
  await store.replace(structuredClone(kept.records), kept.version);
  return structuredClone(world) as World;
}
