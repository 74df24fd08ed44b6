import { matchRoutes, type RouteObject } from 'react-router';
import { withoutBase } from '../paths';

let routes: RouteObject[] = [];

/** Registers the routes; the route map imports this module, so it cannot be imported here. */
export function setPreloadRoutes(all: RouteObject[]): void {
  routes = all;
}

/** Starts loading the code of the screen at `href`, so that the click that follows finds it there. */
export function preload(href: string): void {
  for (const { route } of matchRoutes(routes, withoutBase(href.split(/[?#]/)[0] ?? href)) ?? []) {
    // A failure is not hidden: the navigation loads the same chunk again and shows it.
    if (typeof route.lazy === 'function') void route.lazy().catch(() => undefined);
  }
}
