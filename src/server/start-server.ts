import { appServer } from './app-server';
import { closeOnSignals, LOOPBACK, listen } from './loopback';
import { openBrowser } from './open-browser';
import { createRelay, type RelayOptions } from './relay';
import { createRelayAuth } from './relay-auth';
import { checkStartOptions, type StartOptions } from './start-options';

const DEFAULT_PORT = 4173;

/**
 * Starts the console's server and prints its address; a failure is printed and becomes the exit code.
 * @param folder the built files
 */
export async function startServer(
  folder: string,
  given: StartOptions,
  relay: RelayOptions = {},
): Promise<void> {
  try {
    const options = checkStartOptions(given, process.env);
    const auth = createRelayAuth();
    const server = appServer(folder, createRelay(auth, { ...relay, endpoints: options.endpoints }));
    closeOnSignals(server);
    // A port that was asked for is that port or nothing; the default one gives way.
    const port =
      options.port === undefined
        ? await listen(server, DEFAULT_PORT, 50)
        : await listen(server, options.port);
    const address = () => `http://${LOOPBACK}:${port}/?code=${auth.newCode()}`;
    const first = address();
    console.log(`
  Gatehouse is at ${first}
  The code opens the way to AWS through this server, once and within two minutes. Enter prints a new one.
  Ctrl-C stops it.
`);
    // Without a terminal, as under a test runner, the input just ends.
    process.stdin.on('data', () => console.log(`  ${address()}\n`));
    process.stdin.unref?.();
    if (options.opensBrowser) openBrowser(first);
  } catch (error) {
    console.error(`Gatehouse cannot start: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
