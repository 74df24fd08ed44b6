import { readFileSync } from 'node:fs';
import { matchPath, matchRoutes } from 'react-router';
import { expect, test } from 'vitest';
import { paths } from './paths';

/** The patterns of the route map, read as text: importing it would load the whole console. */
const patterns = [
  ...readFileSync(new URL('./routes.tsx', import.meta.url), 'utf8').matchAll(/path: '([^']+)'/g),
].map((match) => `/${match[1]}`);

/** Every URL that `paths` can build, each with identifiers that need encoding. */
function addresses(): string[] {
  const ids = ['a/b', '$default', 'GET /x{y}', 'ü%'];
  const entries: unknown[] = Object.values(paths);
  const builders = entries.flatMap((entry): unknown[] =>
    typeof entry === 'object' && entry !== null ? Object.values(entry) : [entry],
  );
  return builders.map((build) =>
    typeof build === 'function' ? String(build(...ids.slice(0, build.length || 3))) : String(build),
  );
}

test('every URL matches a screen, whatever the identifiers contain', () => {
  const lost = addresses().filter(
    (address) => !patterns.some((pattern) => pattern !== '/*' && matchPath(pattern, address)),
  );
  expect(lost).toEqual([]);
});

test('identifiers survive the URL', () => {
  const params = (pattern: string, address: string) => matchRoutes([{ path: pattern }], address)?.[0]?.params;
  expect(params('/apis/:apiId/stages/item/:id', paths.stage.detail('a1', '$default'))).toEqual({
    apiId: 'a1',
    id: '$default',
  });
  expect(params('/apis/:apiId/routes/item/:id/edit', paths.route.edit('a1', 'GET /x%'))?.id).toBe('GET /x%');
});
