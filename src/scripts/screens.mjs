import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './prepare.mjs';

/** @returns the paths of all screens, in the order of `src/app/routes.tsx` */
export function screenPaths() {
  const routes = readFileSync(join(ROOT, 'src/app/routes.tsx'), 'utf8');
  return [...routes.matchAll(/path: '([^']+)'/g)].map(([, path = '']) => path);
}
