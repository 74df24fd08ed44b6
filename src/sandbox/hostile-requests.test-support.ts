import { seeded } from './ids';
import { OPERATIONS } from './operations';

// Requests that mean harm, repeatable by their seed: each operation with wrong, huge, deep and broken input.

export interface HostileRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

const WORDS = [
  '__proto__',
  'constructor',
  '',
  ' ',
  '%',
  'ä€😀',
  '../..',
  "';--",
  '$default',
  '{',
  'null',
  '\\',
  'x'.repeat(5000),
];

const CHUNKS = [
  '{"a":',
  '[',
  '- ',
  '{a: ',
  '"\\',
  '&a [*a, ',
  '? ',
  '(a+)+$',
  '${',
  '#set($a=',
  '\u0000',
  '1,',
  'k: v\n',
];

/** Bodies that stalled a sandbox without limits: as text, by how often their part is repeated. */
export const STALLING: readonly [what: string, body: () => string][] = [
  ['{"a": × 2 M', () => '{"a":'.repeat(2_000_000)],
  ['[ × 10 M', () => '['.repeat(10_000_000)],
  [
    'YAML of 300,000 keys',
    () => importOf(Array.from({ length: 300_000 }, (_, at) => `k${at}: v\n`).join('')),
  ],
  ['YAML - × 100,000', () => importOf('- '.repeat(100_000))],
  ['import of 20,000 routes', () => importOf(documentOf(20_000))],
];

const importOf = (body: string) => JSON.stringify({ body });

function documentOf(routes: number): string {
  const paths = Array.from({ length: routes }, (_, at) => [`/r${at}/{id}`, { get: { responses: {} } }]);
  return JSON.stringify({
    openapi: '3.0.1',
    info: { title: 'x', version: '1' },
    paths: Object.fromEntries(paths),
  });
}

/** An endless row of requests. */
export function* hostileRequests(seed: number): Generator<HostileRequest, never> {
  const random = seeded(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  /** Mostly small; one in some hundred has megabytes. */
  const size = () => Math.floor(random() < 0.004 ? random() * 2_000_000 : random() * 300);

  function value(depth: number): unknown {
    const kind = Math.floor(random() * 9);
    if (kind === 0) return pick([null, true, false, -1, 1e308, 0.1, 2 ** 53]);
    if (kind === 1 && depth < 5)
      return Array.from({ length: Math.floor(random() * 4) }, () => value(depth + 1));
    if (kind === 2 && depth < 5) return Object.fromEntries([[pick(WORDS), value(depth + 1)]]);
    if (kind === 3) return Array(size()).fill(pick(WORDS).slice(0, 3));
    if (kind === 4) return pick(CHUNKS).repeat(size());
    return pick(WORDS);
  }

  function body(operation: (typeof OPERATIONS)[number]): string {
    const kind = random();
    if (kind < 0.1) return pick(CHUNKS).repeat(size());
    if (kind < 0.2 && operation.name.endsWith('mportApi'))
      return importOf(random() < 0.5 ? pick(CHUNKS).repeat(size()) : documentOf(Math.floor(random() * 200)));
    const members: [string, unknown][] = [];
    for (const [name, member] of operation.input.structIterator()) {
      const { httpLabel, httpQuery, jsonName = name } = member.getMergedTraits();
      if (!httpLabel && httpQuery === undefined && random() < 0.7) members.push([jsonName, value(0)]);
    }
    if (operation.name === 'CreateApi' && random() < 0.5)
      members.push(['name', 'x'], ['protocolType', pick(['HTTP', 'WEBSOCKET'])]);
    const text = JSON.stringify(Object.fromEntries(members));
    return kind < 0.3 ? text.slice(0, Math.floor(text.length * random())) : text;
  }

  for (;;) {
    const operation = pick(OPERATIONS);
    const segments = operation.segments.map((segment) =>
      segment.startsWith('{') ? encodeURIComponent(pick(WORDS)) || 'x' : segment,
    );
    const query =
      random() < 0.3 ? `?maxResults=${encodeURIComponent(pick(WORDS))}&nextToken=%FF`.slice(0, 9000) : '';
    const headers: Record<string, string> =
      random() < 0.05 ? { authorization: 'AWS4-HMAC-SHA256 Credential=/' } : {};
    const method = random() < 0.03 ? pick(['PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH']) : operation.method;
    yield {
      method,
      path: `/${segments.join('/')}${query}`,
      headers,
      body: method === 'GET' ? '' : body(operation),
    };
  }
}
