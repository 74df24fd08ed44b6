import type { BackendResult } from '../../sandbox/data-plane/callers';
import type { BackendRequest } from '../../service/traffic/backend-request';
import type { Header } from '../../service/traffic/request';

/** The largest payload of an HTTP API (traffic-rules 10.1). */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** Headers that `fetch` sets by itself, or that are no longer true after it has read the body. */
const OWN_HEADERS =
  /^(?:host|connection|content-length|transfer-encoding|content-encoding|expect|keep-alive|upgrade)$/i;

/** A response in place of a backend that may not be called. */
function sample({ method, url }: Pick<BackendRequest, 'method' | 'url'>, note: string): BackendResult {
  return {
    outcome: {
      type: 'http',
      status: 200,
      headers: [['content-type', 'application/json']],
      body: JSON.stringify({ sample: true, method, url }),
    },
    note,
  };
}

/**
 * Calls the backend of an HTTP proxy integration, if its host may be called; any other gets a sample response. Redirects
 * are passed on, not followed, as API Gateway does.
 * @param allowedHosts hosts with or without a port: `backend.example.com`, `localhost:3000`
 */
export async function callBackend(
  request: BackendRequest,
  allowedHosts: ReadonlySet<string>,
  timeoutMs: number,
): Promise<BackendResult> {
  if (request.target !== undefined || request.vpcLinkId !== undefined)
    return sample(request, 'A VPC link leads nowhere from here: a sample response is used.');
  const url = URL.parse(request.url);
  if (!url || !/^https?:$/.test(url.protocol))
    return sample(request, `${request.url} is no address to call.`);
  if (!allowedHosts.has(url.host) && !allowedHosts.has(url.hostname))
    return sample(
      request,
      `${url.host} is not called: start with --allow-host ${url.host} to call it. A sample response is used.`,
    );
  try {
    const hasBody = request.body.length > 0 && !/^(?:GET|HEAD)$/.test(request.method);
    const response = await fetch(url, {
      method: request.method,
      headers: request.headers
        .filter(([name]) => !OWN_HEADERS.test(name))
        .map(([name, value]) => [name, value]),
      ...(hasBody && { body: new Uint8Array(request.body) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const body = await readAtMost(response, MAX_BODY_BYTES);
    if (!body)
      return {
        outcome: { type: 'failure', why: 'error' },
        note: `${url.host} answered with more than 10 MB, the most that an HTTP API passes on.`,
      };
    const headers = [...response.headers].filter(([name]) => !OWN_HEADERS.test(name)) as Header[];
    return { outcome: { type: 'http', status: response.status, headers, body } };
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    const { cause } = error as { cause?: { code?: string } };
    return {
      outcome: { type: 'failure', why: isLate ? 'timeout' : 'unreachable' },
      note: isLate
        ? `${url.host} did not answer within ${timeoutMs} ms.`
        : `${url.host} cannot be reached${cause?.code ? ` (${cause.code})` : ''}.`,
    };
  }
}

/** The body; undefined where it is longer. */
async function readAtMost(response: Response, most: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
