import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createSandbox } from '../sandbox/sandbox';
import { fileStore } from '../sandbox/store-file';
import { closeOnSignals, LOOPBACK, listen, parsePort } from './loopback';
import { sandboxServer } from './sandbox-server';

const USAGE = `npm run sandbox -- [--port 4510] [--empty] [--data file.json]

  --port   the port on ${LOOPBACK}; 4510 unless given, 0 for any free one
  --empty  start with nothing instead of the sample data
  --data   keep the state in this file; without it, it ends with the process
`;

const OPTIONS = {
  port: { type: 'string', default: '4510' },
  empty: { type: 'boolean', default: false },
  data: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const sandbox = createSandbox({
    start: values.empty ? 'empty' : 'sample',
    ...(values.data !== undefined && { store: fileStore(resolve(values.data)) }),
  });
  const server = sandboxServer(sandbox);
  closeOnSignals(server);
  const port = await listen(server, parsePort(values.port));
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
