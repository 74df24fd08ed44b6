import { resolve } from 'node:path';
import { createSandbox } from '../sandbox/sandbox';
import { layoutOf } from '../sandbox/store';
import { fileStore } from '../sandbox/store-file';
import { threadReader } from './document-thread';
import { closeOnSignals, LOOPBACK, listen } from './loopback';
import { hostOptions, USAGE } from './sandbox-options';
import { sandboxServer } from './sandbox-server';

async function main(): Promise<void> {
  const options = hostOptions(process.argv.slice(2));
  if (!options) {
    console.log(USAGE);
    return;
  }
  const { region, start, data, limits } = options;
  const sandbox = createSandbox({
    region,
    start,
    limits,
    readDocument: threadReader(new URL('./document-worker.js', import.meta.url)),
    ...(data !== undefined && { store: fileStore(resolve(data), layoutOf(region)) }),
  });
  const server = sandboxServer(sandbox);
  closeOnSignals(server);
  const port = await listen(server, options.port);
  const url = `http://${LOOPBACK}:${port}`;
  console.log(`
  The sandbox is at ${url}
  aws apigatewayv2 get-apis --endpoint-url ${url}
  curl -X POST ${url}/__sandbox/reset    puts it back; ?to=empty empties it
  Ctrl-C stops it.
`);
}

main().catch((error: unknown) => {
  console.error(
    `The sandbox cannot start: ${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`,
  );
  process.exitCode = 1;
});
