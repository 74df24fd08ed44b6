import { parseArgs } from 'node:util';
import { relayToFakeAws } from './fake-aws.test-support';
import { startServer } from './start-server';

// `npm run serve:test -- --aws URL`: the built product, with AWS played by a server of this machine. No part of the
// product: it is built on its own, and started with the folder of the product's build.

const { values } = parseArgs({
  options: {
    aws: { type: 'string' },
    folder: { type: 'string' },
    port: { type: 'string' },
    endpoint: { type: 'string', multiple: true },
  },
});
try {
  await startServer(values.folder ?? 'dist', values, relayToFakeAws(values.aws ?? ''));
  console.log(`  For tests: nothing reaches AWS, all calls go to ${values.aws}.\n`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
