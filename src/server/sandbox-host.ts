import { resolve } from 'node:path';
import { DataFileError } from '../sandbox/file/data-file-error';
import { createSandbox } from '../sandbox/sandbox';
import { layoutOf } from '../sandbox/store';
import { openFileStore } from '../sandbox/store-file';
import { httpDataPlane } from './data-plane/http';
import { runnersOf } from './data-plane/runners';
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
  const { region, start, data, limits, functions, allowedHosts, testHosts } = options;
  const store =
    data === undefined
      ? undefined
      : await openFileStore(resolve(data), { layout: layoutOf(region), onWarning: console.error });
  const sandbox = createSandbox({
    region,
    start,
    limits,
    readDocument: threadReader(new URL('./document-worker.js', import.meta.url)),
    ...(store && { store }),
  });
  const dataPlane = httpDataPlane(sandbox, {
    functions: runnersOf(functions),
    allowedHosts,
    testHosts,
    onAnswer: ({ method, target, trace, notes }) => {
      console.log(`  ${trace.summary || `${method} ${target}`}`);
      if (trace.accessLog !== undefined) console.log(`  ${trace.accessLog}`);
      for (const note of notes) console.log(`  ${note}`);
    },
  });
  const server = sandboxServer(sandbox, dataPlane);
  closeOnSignals(server, () => dataPlane.close());
  const port = await listen(server, options.port);
  const url = `http://${LOOPBACK}:${port}`;
  console.log(`
  The sandbox is at ${url}
  aws apigatewayv2 get-apis --endpoint-url ${url}
  curl ${url}/_aws/execute-api/API-ID/STAGE/path    asks an API; /__sandbox/traces explains the answers
  curl -X POST ${url}/__sandbox/reset    puts it back; ?to=empty empties it
  Ctrl-C stops it.
`);
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  // How to call it is no help with a file that cannot be used.
  const usage = error instanceof DataFileError ? '' : `\n\n${USAGE}`;
  console.error(`The sandbox cannot start: ${message}${usage}`);
  process.exitCode = 1;
});
