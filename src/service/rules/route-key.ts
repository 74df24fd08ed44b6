/** The methods a route key of an HTTP API may start with (2.3). */
export const ROUTE_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'ANY'] as const;

type RouteMethod = (typeof ROUTE_METHODS)[number];

/** The predefined route keys of a WebSocket API (2.3). */
export const WEBSOCKET_ROUTE_KEYS = ['$connect', '$disconnect', '$default'] as const;

/** A route key taken apart: method and path of an HTTP route, or one name ($default, $connect, a custom key). */
export type RouteKey = { method: RouteMethod; path: string } | { special: string };

const HTTP_KEY = new RegExp(`^(${ROUTE_METHODS.join('|')}) (/\\S*)$`);

/** Takes a route key apart; a key without a method and a path is `special`. */
export function parseRouteKey(key: string): RouteKey {
  const [, method, path] = HTTP_KEY.exec(key) ?? [];
  return method !== undefined && path !== undefined
    ? { method: method as RouteMethod, path }
    : { special: key };
}

/** Whether an HTTP API takes the key's form: `$default` or method and path (2.3, [AWS]). */
export function isHttpRouteKey(key: string): boolean {
  return key === '$default' || HTTP_KEY.test(key);
}

/** The variables of a path, in order, without braces; a greedy one keeps its plus sign (`proxy+`). */
export function routeVariables(path: string): string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
}

/** What is wrong with the variables of a path, or undefined: `{name}` is a whole segment, `{name+}` the last one (2.3). */
export function variableFault(path: string): string | undefined {
  const segments = path.split('/').slice(1);
  for (const [at, segment] of segments.entries()) {
    if (!/[{}]/.test(segment)) continue;
    const [, name, greedy] = /^\{([^{}+]+)(\+?)\}$/.exec(segment) ?? [];
    if (name === undefined) return `Path variables must be whole segments in balanced braces: ${segment}`;
    if (greedy && at !== segments.length - 1)
      return `Greedy path variables are only allowed as the last segment of the path: ${segment}`;
  }
  return undefined;
}

/** The key with its variables' names taken out: two keys with the same result are the same route (2.3, [INF]). */
export function normalizeRouteKey(key: string): string {
  return key.replace(/\{[^{}+]*(\+?)\}/g, '{$1}');
}
