#!/usr/bin/env node
import { checkNode } from './node-version.mjs';

// The command of the package: the console, or with `sandbox` as its first word the sandbox over HTTP. What it runs is built.

checkNode();
const [first, ...rest] = process.argv.slice(2);
if (first === 'sandbox') {
  // It reads its options from the command line, as `npm run sandbox` has it.
  process.argv.splice(2, 1);
  await import(new URL('../../dist/server/sandbox-host.js', import.meta.url).href);
} else {
  const { readStartOptions } = await import('./start-options.mjs');
  const options = readStartOptions(first === undefined ? [] : [first, ...rest]);
  if (options) {
    const { start } = await import(new URL('../../dist/server/server.js', import.meta.url).href);
    await start(options);
  }
}
