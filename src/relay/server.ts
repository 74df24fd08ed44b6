import { join } from 'node:path';
import { appServer } from './app-server';
import { closeOnSignals, LOOPBACK, listen, parsePort } from './loopback';

const DEFAULT_PORT = 4173;

// This file is built to dist/server/, beside the files that it serves.
const server = appServer(join(import.meta.dirname, '..'));
closeOnSignals(server);
try {
  const { PORT } = process.env;
  // A port that was asked for is that port or nothing; the default one gives way.
  const port = PORT ? await listen(server, parsePort(PORT)) : await listen(server, DEFAULT_PORT, 50);
  console.log(`\n  Gatehouse is at http://${LOOPBACK}:${port}/\n  Ctrl-C stops it.\n`);
} catch (error) {
  console.error(`Gatehouse cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
