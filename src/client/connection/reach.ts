import type { Connection } from './connection';

/** Whether a URL responds, even when this page may not read the response. */
export async function isReachable(url: string): Promise<boolean> {
  try {
    await fetch(url, { mode: 'no-cors', credentials: 'omit', cache: 'no-store' });
    return true;
  } catch {
    // Nothing listens, or the page may not call it.
    return false;
  }
}

/**
 * The endpoint responded, but a page may not read it. moto does this for operations that it does not have
 * (service-rules 7): with 500 and without the headers of CORS.
 */
class OpaqueResponseError extends Error {
  override readonly name = 'Unreadable';
  constructor(cause: unknown) {
    super('the endpoint responded, but a page may not read its response', { cause });
  }
}

/** A local endpoint may respond without CORS headers: then the connection itself did not fail. */
export async function classifyOpaqueFailure(error: unknown, { endpoint }: Connection): Promise<unknown> {
  return endpoint !== undefined && (await isReachable(endpoint)) ? new OpaqueResponseError(error) : error;
}
