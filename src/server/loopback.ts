import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The only address that servers of this project listen on. */
export const LOOPBACK = '127.0.0.1';

/**
 * Whether a `Host` header is a loopback name. A page of a foreign name that resolves to 127.0.0.1 (DNS rebinding)
 * would otherwise be of the same origin as the console.
 */
export function isLoopbackHost(host: string | undefined): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i.test(host ?? '');
}

/** Whether an `Origin` header is that of a local page. */
export function isLoopbackOrigin(origin: string): boolean {
  return /^https?:\/\//i.test(origin) && isLoopbackHost(origin.replace(/^https?:\/\//i, ''));
}

/** A port as text, from the environment or the command line; 0 is any free one. @throws Error when it is invalid. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new Error(`"${text}" is not a port: it must be a number from 0 to 65535.`);
}

/**
 * Listens on the loopback address.
 * @param tries how many ports to try, counting up from `port`, while they are in use
 * @returns the port that it listens on
 * @throws Error with a message for the user when the last one is in use too
 */
export async function listen(server: Server, port: number, tries = 1): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, LOOPBACK, () => {
        server.off('error', reject);
        resolve();
      });
    });
    return (server.address() as AddressInfo).port;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE' && tries > 1) return listen(server, port + 1, tries - 1);
    if (code === 'EADDRINUSE')
      throw new Error(`Port ${port} is in use by another program.`, { cause: error });
    if (code === 'EACCES') throw new Error(`Port ${port} may not be used by this user.`, { cause: error });
    throw error;
  }
}

/**
 * Stops `server` and the process on Ctrl-C or a termination signal, open connections included.
 * @param closeUpgraded ends the connections that have left HTTP, which Node does not know any more
 */
export function closeOnSignals(server: Server, closeUpgraded?: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close(() => process.exit(0));
      server.closeAllConnections();
      closeUpgraded?.();
    });
  }
}
