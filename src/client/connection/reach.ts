/** Whether anything answers at an address, also where this page may not read what. */
export async function isReachable(url: string): Promise<boolean> {
  try {
    await fetch(url, { mode: 'no-cors', credentials: 'omit', cache: 'no-store' });
    return true;
  } catch {
    // Nothing is there, or the page may not ask it.
    return false;
  }
}

/**
 * The endpoint is there and gave no answer that a page may read. moto answers so to operations that it does not have
 * (service-rules 7): with 500 and without the headers of CORS.
 */
export class OpaqueResponseError extends Error {
  override readonly name = 'Unreadable';
  constructor(cause: unknown) {
    super('the endpoint is there, but gave no answer that a page may read', { cause });
  }
}
