import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { SECURITY_HEADERS, securityHeaders } from './headers';
import { isLoopbackHost } from './loopback';
import type { Relay } from './relay';
import { RELAY_PATH, repeatedHeader } from './relay-request';
import { type StaticFiles, staticFiles } from './static-files';

/** The largest request line and headers, bytes. */
const MAX_HEADER_BYTES = 16 * 1024;

/**
 * The console's own server: the build in `root` with security headers, on the loopback address only. Paths of screens
 * return `index.html`; a missing file is 404 and never a page. With `relay` it is the relay too.
 */
export function appServer(root: string, relay?: Relay): Server {
  const files = staticFiles(root);
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, response) => {
    const isRelayed = relay && request.url?.startsWith(RELAY_PATH);
    const work = isRelayed ? relay(request, response) : answer(files, request, response);
    work.catch((error: unknown) => {
      // Requests to the relay are confidential, and an error may quote them.
      console.error(isRelayed ? `The relay failed: ${error instanceof Error ? error.name : 'error'}` : error);
      // Whether it failed before or after it had forwarded the request is not known here.
      if (isRelayed && !response.headersSent) response.setHeader('x-gatehouse-relay', 'outcome-unknown');
      if (response.headersSent) response.destroy();
      else refuse(response, 500, 'The server failed; see its terminal for the reason.');
    });
  });
  // Node would drop what is beyond a number of headers without a word; the size limits them here.
  server.maxHeadersCount = 0;
  server.on('clientError', refuseUnread);
  return server;
}

async function answer(files: StaticFiles, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '', headers } = request;
  if (repeatedHeader(request) === 'host') {
    refuse(response, 400, 'The header host occurs more than once.');
    return;
  }
  if (!isLoopbackHost(headers.host)) {
    refuse(response, 403, 'This server accepts requests to 127.0.0.1 and localhost only.');
    return;
  }
  if (method !== 'GET' && method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    refuse(response, 405, 'Only GET and HEAD are served here.');
    return;
  }
  const [path = '/'] = (request.url ?? '/').split('?');
  const encodings = String(headers['accept-encoding'] ?? '');
  const file = await files.get(path, encodings);
  const served =
    file ?? (isNavigation(path, headers) ? await files.get('/index.html', encodings) : undefined);
  const security = file ? securityHeaders(path) : SECURITY_HEADERS;
  if (!served) {
    refuse(response, 404, 'File not found.');
    return;
  }
  if (headers['if-none-match'] === served.headers.etag) {
    const { etag, vary, 'cache-control': cacheControl } = served.headers;
    response.writeHead(304, { ...security, etag, vary, 'cache-control': cacheControl }).end();
    return;
  }
  response.writeHead(200, { ...security, ...served.headers });
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

/** Responds to input that Node's parser rejects: only the socket is known, no method or path. */
function refuseUnread(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const isTooLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const status = isTooLarge ? 431 : 400;
  const text = isTooLarge
    ? `The request line and headers may have ${MAX_HEADER_BYTES} bytes. Delete the cookies of this address in the browser: any program on this machine can set some.\n`
    : 'This is not an HTTP request.\n';
  const headers = {
    ...SECURITY_HEADERS,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'content-length': String(text.length),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', text].join('\r\n'));
}
