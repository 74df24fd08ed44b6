import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isLoopbackHost } from './loopback';

/** Lets in the pages that this start of the server has opened, and nobody else. */
export interface RelayAuth {
  /** The part of the address that opens the relay: shown once, in the terminal. */
  readonly token: string;
  /**
   * For an address that carries a token: where to go instead, and the cookies to set on the way. Undefined for every
   * other address. A wrong token sets nothing: the console works without the relay.
   */
  enter(request: IncomingMessage): { location: string; cookies: string[] } | undefined;
  /** Why a request may not use the relay, as a sentence; undefined when it may. */
  refusal(request: IncomingMessage): string | undefined;
}

/** Tells the page that it was opened with a token; it is worth nothing to anybody else. */
const COOKIE = 'gatehouse_relay';

/** A gate with a token of its own. Ports share their cookies, so the cookie's name holds the port. */
export function createRelayAuth(token = randomBytes(32).toString('base64url')): RelayAuth {
  return {
    token,
    enter(request) {
      const [path = '/', query] = (request.url ?? '/').split(/\?(.*)/s);
      const parameters = new URLSearchParams(query);
      const given = parameters.get('token');
      // A path of two slashes would be another host's address.
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
      if (!isLoopbackHost(host)) return 'The relay answers to 127.0.0.1 and localhost only.';
      if (origin !== undefined && origin !== `http://${host}`) {
        return 'The relay answers to the console that it serves, and to no other page.';
      }
      if (site !== undefined && site !== 'same-origin') {
        return 'The relay answers to the console that it serves, and to no other site.';
      }
      const name = `${COOKIE}_key_${portOf(request)}=`;
      const key = cookie.split(/; */).find((one) => one.startsWith(name));
      if (!isSame(key?.slice(name.length) ?? '', token)) {
        return 'This page was not opened by the address that this start of the server has printed.';
      }
      return undefined;
    },
  };
}

const portOf = (request: IncomingMessage) => /:(\d+)$/.exec(request.headers.host ?? '')?.[1] ?? '80';

/** Compares in a time that does not tell how much of it was right. */
function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}
