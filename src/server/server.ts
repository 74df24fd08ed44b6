import { join } from 'node:path';
import type { StartOptions } from './start-options';
import { startServer } from './start-server';

/** Starts the product. This file is built to dist/server/, beside the files that it serves. */
export async function start(options: StartOptions): Promise<void> {
  await startServer(join(import.meta.dirname, '..'), options);
}
