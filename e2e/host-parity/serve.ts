import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

let scripts: Promise<ReadonlyMap<string, string>> | undefined;

/** The entry and what it imports as plain modules, by their path; built once in a worker, never written. */
function bundled(): Promise<ReadonlyMap<string, string>> {
  scripts ??= build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      target: 'chrome123',
      chunkSizeWarningLimit: 5000,
      rolldownOptions: {
        input: fileURLToPath(new URL('./page.ts', import.meta.url)),
        output: { entryFileNames: 'page.js' },
      },
    },
  }).then((built) => {
    const { output } = built as Rolldown.RolldownOutput;
    return new Map(
      output.flatMap((file) => (file.type === 'chunk' ? [[`/${file.fileName}`, file.code]] : [])),
    );
  });
  return scripts;
}

/**
 * Serves a page with the functions of page.ts on a port of its own, under the headers that the console has.
 * @param consoleUrl where the console is served
 */
export async function servePage(consoleUrl: string): Promise<{ url: string; close(): Promise<void> }> {
  const [files, { headers }] = await Promise.all([bundled(), fetch(consoleUrl)]);
  const policy = headers.get('content-security-policy');
  if (policy === null) throw new Error('The console has no content security policy.');
  const server = createServer((request, response) => {
    const script = files.get(request.url ?? '');
    response.setHeader('content-security-policy', policy);
    if (script !== undefined) response.setHeader('content-type', 'text/javascript').end(script);
    else if (request.url === '/')
      response
        .setHeader('content-type', 'text/html')
        .end('<!doctype html><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>');
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
