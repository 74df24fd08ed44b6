import { appServer } from './app-server';
import { closeOnSignals, LOOPBACK, listen, parsePort } from './loopback';
import { createRelay, type RelayOptions } from './relay';
import { createRelayAuth } from './relay-auth';

const DEFAULT_PORT = 4173;

/**
 * Starts the console's server and prints its address; a failure is printed and becomes the exit code.
 * @param folder the built files
 */
export async function startServer(folder: string, options: RelayOptions = {}): Promise<void> {
  try {
    const gate = createRelayAuth();
    const server = appServer(folder, { gate, relay: createRelay(gate, options) });
    closeOnSignals(server);
    const { PORT } = process.env;
    // A port that was asked for is that port or nothing; the default one gives way.
    const port = PORT ? await listen(server, parsePort(PORT)) : await listen(server, DEFAULT_PORT, 50);
    console.log(`
  Gatehouse is at http://${LOOPBACK}:${port}/?token=${gate.token}
  The token opens the way to AWS through this server, for this browser and until it stops.
  Ctrl-C stops it.
`);
  } catch (error) {
    console.error(`Gatehouse cannot start: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
