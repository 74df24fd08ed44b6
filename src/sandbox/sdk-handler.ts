import { HttpResponse } from '@smithy/core/protocols';
import type { Sandbox, WireRequest } from './types';

/** What the handler reads of the SDK's request: `HttpRequest` of @smithy/core. */
interface SdkRequest {
  method: string;
  path: string;
  query?: Record<string, string | string[] | null | undefined>;
  headers: Record<string, string>;
  body?: unknown;
}

/** The sandbox as the SDK's `requestHandler`. */
export interface SandboxHandler {
  handle(
    request: SdkRequest,
    options?: { abortSignal?: Pick<AbortSignal, 'aborted'> & Partial<AbortSignal> },
  ): Promise<{ response: HttpResponse }>;
}

/** As the SDK's own handlers write a query: everything but RFC 3986's unreserved characters is escaped. */
const escaped = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );

function queryText(query: SdkRequest['query'] = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => {
    if (value === null || value === undefined) return [escaped(name)];
    return [value].flat().map((one) => `${escaped(name)}=${escaped(one)}`);
  });
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function bodyText(body: unknown): string {
  if (body === undefined || body === null) return '';
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body);
}

function abortError(reason: unknown): Error {
  if (reason instanceof Error) return reason;
  const error = new Error('Request aborted');
  error.name = 'AbortError';
  return error;
}

/** Rejects as soon as the signal fires; the call behind it may still take effect, as on any network. */
function abortable<Result>(work: Promise<Result>, signal: Partial<AbortSignal> | undefined): Promise<Result> {
  if (!signal) return work;
  if (signal.aborted) {
    work.catch(() => undefined);
    return Promise.reject(abortError(signal.reason));
  }
  return new Promise((resolve, reject) => {
    const abort = () => reject(abortError(signal.reason));
    signal.addEventListener?.('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener?.('abort', abort));
  });
}

/** Puts a sandbox behind the SDK client: `new ApiGatewayV2Client({ requestHandler: sdkHandler(sandbox) })`. */
export function sdkHandler(sandbox: Pick<Sandbox, 'handle'>): SandboxHandler {
  return {
    async handle(request, options) {
      const wire: WireRequest = {
        method: request.method,
        url: request.path + queryText(request.query),
        headers: Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
        ),
        body: bodyText(request.body),
      };
      if (options?.abortSignal?.aborted) throw abortError(options.abortSignal.reason);
      const served = await abortable(sandbox.handle(wire), options?.abortSignal);
      const response = new HttpResponse({
        statusCode: served.status,
        headers: served.headers,
        body: new TextEncoder().encode(served.body),
      });
      return { response };
    },
  };
}
