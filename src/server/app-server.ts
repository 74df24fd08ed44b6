import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from './headers';
import { isLoopbackHost } from './loopback';
import { RELAY_PATH, type Relay } from './relay';
import type { RelayAuth } from './relay-auth';
import { type StaticFiles, staticFiles } from './static-files';

/** The relay and its access check. */
interface AppServerOptions {
  gate: RelayAuth;
  relay: Relay;
}

/**
 * The console's own server: the build in `root` with security headers, on the loopback address only. Paths of screens
 * return `index.html`; a missing file is 404 and never a page. With `relay` it is the relay too.
 */
export function appServer(root: string, ways?: AppServerOptions): Server {
  const files = staticFiles(root);
  return createServer((request, response) => {
    const isRelayed = ways && request.url?.startsWith(RELAY_PATH);
    const work = isRelayed ? ways.relay(request, response) : answer(files, request, response, ways?.gate);
    work.catch((error: unknown) => {
      // Requests to the relay are confidential, and an error may quote them.
      console.error(isRelayed ? `The relay failed: ${error instanceof Error ? error.name : 'error'}` : error);
      if (response.headersSent) response.destroy();
      else refuse(response, 500, 'The server failed; see its terminal for the reason.');
    });
  });
}

async function answer(
  files: StaticFiles,
  request: IncomingMessage,
  response: ServerResponse,
  gate: RelayAuth | undefined,
): Promise<void> {
  const { method = '', headers } = request;
  if (!isLoopbackHost(headers.host)) {
    refuse(response, 403, 'This server accepts requests to 127.0.0.1 and localhost only.');
    return;
  }
  if (method !== 'GET' && method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    refuse(response, 405, 'Only GET and HEAD are served here.');
    return;
  }
  const entry = gate?.enter(request);
  if (entry) {
    // Removes the token from the URL, so that it is not in the history.
    response.setHeader('location', entry.location);
    if (entry.cookies.length > 0) response.setHeader('set-cookie', entry.cookies);
    refuse(response, 303, 'The console is at the URL in the Location header.');
    return;
  }
  const [path = '/'] = (request.url ?? '/').split('?');
  const encodings = String(headers['accept-encoding'] ?? '');
  const served =
    (await files.get(path, encodings)) ??
    (isNavigation(path, headers) ? await files.get('/index.html', encodings) : undefined);
  if (!served) {
    refuse(response, 404, 'File not found.');
    return;
  }
  if (headers['if-none-match'] === served.headers.etag) {
    const { etag, vary, 'cache-control': cacheControl } = served.headers;
    response.writeHead(304, { ...SECURITY_HEADERS, etag, vary, 'cache-control': cacheControl }).end();
    return;
  }
  response.writeHead(200, { ...SECURITY_HEADERS, ...served.headers });
  response.end(method === 'HEAD' ? undefined : served.body);
}

/** Whether a request is for a page. Dots do not mean a file: some screens' paths contain domain names. */
function isNavigation(path: string, headers: IncomingMessage['headers']): boolean {
  if (path === '/') return true;
  const mode = headers['sec-fetch-mode'];
  return (
    !path.startsWith('/assets/') &&
    (mode === undefined || mode === 'navigate') &&
    String(headers.accept ?? '').includes('text/html')
  );
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response
    .writeHead(status, {
      ...SECURITY_HEADERS,
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
    })
    .end(`${text}\n`);
}
