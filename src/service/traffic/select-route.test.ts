import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bruteForce, PATHS, routeKeys } from './brute-force.test-support';
import { parseRequestLine, selectRoute } from './select-route';

const routes = (...keys: string[]) => keys.map((RouteKey) => ({ RouteKey }));

/** What answers `GET /a`, by its route key. */
function answers(keys: readonly string[], line: string): string | undefined {
  const request = parseRequestLine(line);
  if (!request) throw new Error(`Not a request: ${line}`);
  return selectRoute(routes(...keys), request).route?.RouteKey;
}

/** The keys with this verdict. */
function withVerdict(keys: readonly string[], line: string, ...verdicts: string[]): string[] {
  const request = parseRequestLine(line) ?? { method: '', path: '' };
  return selectRoute(routes(...keys), request)
    .verdicts.filter(({ verdict }) => verdicts.includes(verdict))
    .map(({ route }) => route.RouteKey);
}

const GUIDE = ['GET /pets/dog/1', 'GET /pets/dog/{id}', 'GET /pets/{proxy+}', 'ANY /{proxy+}', '$default'];

const NESTED = [
  'ANY /resource/1/subsegment/3/{proxy+}',
  'ANY /resource/{id}/subsegment/{id2}/{proxy+}',
  'ANY /resource/{id}/subsegment/{proxy+}',
];

describe('The selected route', () => {
  const cases: [why: string, keys: string[], line: string, expected: string | undefined][] = [
    ['a literal before a variable', GUIDE, 'GET /pets/dog/1', 'GET /pets/dog/1'],
    ['a variable before a greedy one', GUIDE, 'GET /pets/dog/2', 'GET /pets/dog/{id}'],
    ['the longer prefix', GUIDE, 'GET /pets/cat/1', 'GET /pets/{proxy+}'],
    ['any method', GUIDE, 'POST /test/5', 'ANY /{proxy+}'],
    ['$default last', ['GET /a', '$default'], 'GET /b', '$default'],
    ['$default also for another method', ['GET /a', '$default'], 'POST /a', '$default'],
    ['none: 404, never 405', ['GET /a'], 'POST /a', undefined],
    ['HEAD is not served by GET', ['GET /a'], 'HEAD /a', undefined],
    ['the own method before ANY', ['ANY /a', 'GET /a'], 'GET /a', 'GET /a'],
    ['ANY for the other methods', ['ANY /a', 'GET /a'], 'PUT /a', 'ANY /a'],
    ['a full match before a greedy one, even with ANY', ['GET /{p+}', 'ANY /pets'], 'GET /pets', 'ANY /pets'],
    ['the longest literal prefix of greedy ones', NESTED, 'GET /resource/1/subsegment/3/x', NESTED[0]],
    ['the next longest', NESTED, 'GET /resource/1/subsegment/4/x', NESTED[1]],
    ['the shortest', NESTED, 'GET /resource/1/subsegment/4', NESTED[2]],
    ['one variable at the root', ['GET /{param}'], 'GET /', 'GET /{param}'],
    ['a greedy variable at the root', ['ANY /{proxy+}'], 'GET /', 'ANY /{proxy+}'],
    ['a greedy variable takes an empty segment', ['ANY /pe/{proxy+}'], 'GET /pe/', 'ANY /pe/{proxy+}'],
    ['a greedy variable needs a segment', ['ANY /pe/{proxy+}'], 'GET /pe', undefined],
    ['a variable is one segment', ['ANY /a/{id}'], 'GET /a/1/2', undefined],
    ['a slash at the end counts', ['GET /metrics'], 'GET /metrics/', undefined],
    ['literals are case-sensitive', ['GET /Pets'], 'GET /pets', undefined],
  ];
  it.each(cases)('%s', (_, keys, line, expected) => {
    expect(answers(keys, line)).toBe(expected);
    expect(answers(keys.toReversed(), line)).toBe(expected);
  });
});

describe('The verdicts', () => {
  it('say why each other route does not answer', () => {
    const keys = [...GUIDE, 'POST /pets/dog/{id}', 'GET /shops'];
    expect(withVerdict(keys, 'GET /pets/dog/1', 'less-specific')).toEqual(GUIDE.slice(1));
    expect(withVerdict(keys, 'GET /pets/dog/1', 'method')).toEqual(['POST /pets/dog/{id}']);
    expect(withVerdict(keys, 'GET /pets/dog/1', 'path')).toEqual(['GET /shops']);
  });

  it('mark ties that no documentation decides', () => {
    // Path against method, literals in different places, and the same of greedy routes.
    expect(withVerdict(['GET /pets/{id}', 'ANY /pets/dog'], 'GET /pets/dog', 'tie')).toEqual([
      'GET /pets/{id}',
    ]);
    expect(withVerdict(['GET /a/{x}', 'GET /{y}/b'], 'GET /a/b', 'tie')).toEqual(['GET /{y}/b']);
    expect(withVerdict(['ANY /a/{p+}', 'GET /{p+}'], 'GET /a/b', 'tie')).toEqual(['GET /{p+}']);
    expect(withVerdict(GUIDE, 'GET /pets/dog/1', 'tie')).toEqual([]);
  });

  it('mark no tie with a route that a third one beats', () => {
    const keys = ['ANY /a/b', 'GET /a/{x}', 'GET /{y}/{x}'];
    expect(withVerdict(keys, 'GET /a/b', 'tie')).toEqual(['GET /a/{x}']);
    expect(withVerdict(keys, 'GET /a/b', 'less-specific')).toEqual(['GET /{y}/{x}']);
  });
});

it('Path variables have decoded values, a greedy one without its leading slash', () => {
  const select = (key: string, path: string) => selectRoute(routes(key), { method: 'GET', path }).parameters;
  expect(select('GET /a/{id}/{rest+}', '/a/x%20y/b/c')).toEqual({ id: 'x y', rest: 'b/c' });
  expect(select('GET /a/{id}', '/a/100%')).toEqual({ id: '100%' });
});

it('What sources disagree about is named', () => {
  const of = (path: string) => selectRoute([], { method: 'GET', path }).uncertain;
  expect([of('/'), of('/a'), of('/a/'), of('/a//b'), of('/a%2Fb')]).toEqual([
    [],
    [],
    ['trailing-slash'],
    ['empty-segment'],
    ['percent-encoding'],
  ]);
});

it('A request line is a method and a path, or a path alone', () => {
  expect(parseRequestLine('post /a/b?c=/d')).toEqual({ method: 'POST', path: '/a/b' });
  expect(parseRequestLine(' /a ')).toEqual({ method: 'GET', path: '/a' });
  expect(['', 'GET', 'orders', 'GET orders', 'GET /a b'].map(parseRequestLine)).toEqual(
    Array(5).fill(undefined),
  );
});

it('Selected and tied routes are those that a brute-force matcher leaves', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(routeKeys, { maxLength: 12 }),
      fc.constantFrom(...PATHS),
      fc.constantFrom('GET', 'POST', 'PUT'),
      (keys, path, method) => {
        const line = `${method} ${path}`;
        expect(withVerdict(keys, line, 'selected', 'tie').sort()).toEqual(
          bruteForce(keys, method, path).sort(),
        );
      },
    ),
    { numRuns: 2000 },
  );
});
