import { join } from 'node:path';
import { appServer } from './app-server';
import { fakeAwsUrl } from './fake-aws';
import { closeOnSignals, LOOPBACK, listen, parsePort } from './loopback';
import { createRelay } from './relay';
import { createRelayAuth } from './relay-auth';

const DEFAULT_PORT = 4173;

try {
  const gate = createRelayAuth();
  const playsAws = fakeAwsUrl(process.env);
  const relay = createRelay(gate, playsAws ? { playsAws } : {});
  // This file is built to dist/server/, beside the files that it serves.
  const server = appServer(join(import.meta.dirname, '..'), { gate, relay });
  closeOnSignals(server);
  const { PORT } = process.env;
  // An explicit port must be free; the default one falls back to the next.
  const port = PORT ? await listen(server, parsePort(PORT)) : await listen(server, DEFAULT_PORT, 50);
  console.log(`
  Gatehouse is at http://${LOOPBACK}:${port}/?token=${gate.token}
  The token allows this browser to reach AWS through this server, until it stops.
  Ctrl-C stops it.
`);
  if (playsAws) console.log(`  FOR TESTS: nothing reaches AWS, all calls go to ${playsAws.origin}.\n`);
} catch (error) {
  console.error(`Gatehouse cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
