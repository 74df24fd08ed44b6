import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isLoopbackHost } from './loopback';

/** Admits only pages that were opened with this server's token. */
export interface RelayAuth {
  /** The URL token that unlocks the relay: shown once, in the terminal. */
  readonly token: string;
  /**
   * For a URL with a token: the redirect, and the cookies to set. Undefined for every
   * other URL. A wrong token sets nothing: the console works without the relay.
   */
  enter(request: IncomingMessage): { location: string; cookies: string[] } | undefined;
  /** Why a request may not use the relay, as a sentence; undefined when it may. */
  refusal(request: IncomingMessage): string | undefined;
}

/** Marks for the page that it was opened with a token; it is not a secret. */
const COOKIE = 'gatehouse_relay';

/** An access check with a new token. Ports share cookies, so the cookie's name contains the port. */
export function createRelayAuth(token = randomBytes(32).toString('base64url')): RelayAuth {
  return {
    token,
    enter(request) {
      const [path = '/', query] = (request.url ?? '/').split(/\?(.*)/s);
      const parameters = new URLSearchParams(query);
      const given = parameters.get('token');
      // A path of two slashes would be another host's URL.
      if (given === null || request.method !== 'GET' || !/^\/(?!\/)[^\\]*$/.test(path)) return undefined;
      parameters.delete('token');
      const rest = parameters.toString();
      const location = rest ? `${path}?${rest}` : path;
      if (!isSame(given, token)) return { location, cookies: [] };
      const port = portOf(request);
      return {
        location,
        cookies: [
          `${COOKIE}_key_${port}=${token}; Path=/; HttpOnly; SameSite=Strict`,
          `${COOKIE}_${port}=on; Path=/; SameSite=Strict`,
        ],
      };
    },
    refusal(request) {
      const { host, origin, cookie = '', 'sec-fetch-site': site } = request.headers;
      if (!isLoopbackHost(host)) return 'The relay accepts requests to 127.0.0.1 and localhost only.';
      if (origin !== undefined && origin !== `http://${host}`) {
        return 'The relay accepts requests of the console that it serves, and of no other page.';
      }
      if (site !== undefined && site !== 'same-origin') {
        return 'The relay accepts requests of the console that it serves, and of no other site.';
      }
      const name = `${COOKIE}_key_${portOf(request)}=`;
      const key = cookie.split(/; */).find((one) => one.startsWith(name));
      if (!isSame(key?.slice(name.length) ?? '', token)) {
        return 'This page was not opened by the URL that this server has printed.';
      }
      return undefined;
    },
  };
}

const portOf = (request: IncomingMessage) => /:(\d+)$/.exec(request.headers.host ?? '')?.[1] ?? '80';

/** Compares in constant time. */
function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}
