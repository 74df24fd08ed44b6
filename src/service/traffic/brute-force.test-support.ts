import fc from 'fast-check';

// A second implementation, which lists the paths that a route takes instead of comparing segments.

const LETTERS = ['a', 'b', ''];
/** The paths that it knows: up to three segments of two letters, or empty ones. */
export const PATHS = [1, 2, 3].flatMap((length) =>
  Array.from({ length: LETTERS.length ** length }, (_, n) =>
    Array.from({ length }, (_, at) => LETTERS[Math.floor(n / LETTERS.length ** at) % LETTERS.length]),
  ).map((segments) => `/${segments.join('/')}`),
);

function pathsOf(path: string): Set<string> {
  const pattern = path.replace(/\{[^}]*\+\}/g, '.*').replace(/\{[^}]*\}/g, '[^/]*');
  return new Set(PATHS.filter((one) => new RegExp(`^${pattern}$`).test(one)));
}

/** The keys that no rule rules out, in any order: several are a tie (traffic-rules 1.2 to 1.5). `$default` is not among them. */
export function bruteForce(keys: readonly string[], method: string, path: string): string[] {
  const parts = keys.map((key) => {
    const [own = '', template = ''] = key.split(' ');
    return { key, own, template, paths: pathsOf(template), greedy: template.includes('+') };
  });
  const matching = parts.filter(({ own, paths }) => (own === method || own === 'ANY') && paths.has(path));
  const full = matching.filter(({ greedy }) => !greedy);
  const tier = full.length > 0 ? full : matching;
  const shape = (template: string) =>
    template
      .split('/')
      .map((one) => (one.includes('+') ? 'z' : one.startsWith('{') ? 'y' : 'x'))
      .join('');
  const wins = (a: (typeof parts)[number], b: (typeof parts)[number]) => {
    const worseMethod = a.own === 'ANY' && b.own !== 'ANY';
    if (shape(a.template) === shape(b.template)) return b.own === 'ANY' && a.own !== 'ANY';
    if (worseMethod) return false;
    return a.greedy
      ? shape(a.template) < shape(b.template)
      : a.paths.size < b.paths.size && [...a.paths].every((one) => b.paths.has(one));
  };
  return tier.filter((one) => !tier.some((other) => wins(other, one))).map(({ key }) => key);
}

const segment = fc.constantFrom('a', 'b', '{x}');
const template = fc
  .tuple(fc.array(segment, { minLength: 0, maxLength: 3 }), fc.constantFrom('', '{p+}'))
  .map(([segments, end]) => `/${[...segments, ...(end ? [end] : [])].join('/')}`)
  .filter((path) => path.split('/').length <= 4);
/** Route keys whose paths overlap often. */
export const routeKeys = fc
  .tuple(fc.constantFrom('GET', 'POST', 'ANY'), template)
  .map((parts) => parts.join(' '));
