import { own } from '../../lib/own';
import { normalizeRouteKey } from '../rules/route-key';
import type { Projected } from './project';
import { compareText, type RouteValue } from './value';

/** Which natural key of one value is the same resource under which key of the other: `before` → `after`. */
export interface Matches {
  routes: ReadonlyMap<string, string>;
  integrations: ReadonlyMap<string, string>;
  authorizers: ReadonlyMap<string, string>;
  models: ReadonlyMap<string, string>;
}

/**
 * The resources of two values that are the same one.
 *
 * Equal keys match. What has no equal key matches when it is unmistakable: an authorizer or model of another name whose
 * content exactly one other has; a route whose path differs in the names of its variables only, or whose integration,
 * authorizer and settings exactly one other has; an integration with an id in common, else the one that most of the same
 * routes use. Swapping the two values gives the reverse.
 */
export function match(before: Projected, after: Projected): Matches {
  const [a, b] = [before.configuration, after.configuration];
  const content = (members: object) => JSON.stringify(members);
  const authorizers = matchByContent(a.authorizers, b.authorizers, content, content);
  const models = matchByContent(a.models, b.models, content, content);
  const integrations = matchIntegrations(before, after);
  const fingerprint = (route: RouteValue, integration: string | undefined, authorizer: string | undefined) =>
    JSON.stringify([route.members, route.responses, integration, authorizer]);
  const twins = a.protocol === 'HTTP' ? matchTwins(a.routes, b.routes) : new Map<string, string>();
  const routes = matchByContent(
    a.routes,
    b.routes,
    (route) =>
      fingerprint(route, mapped(integrations, route.integration), mapped(authorizers, route.authorizer)),
    (route) => fingerprint(route, route.integration, route.authorizer),
    twins,
  );
  return { routes, integrations, authorizers, models };
}

/** A key of the value before as the value after has it. */
export function mapped(keys: ReadonlyMap<string, string>, key: string | undefined): string | undefined {
  return key === undefined ? undefined : (keys.get(key) ?? key);
}

function matchByContent<Value>(
  before: Readonly<Record<string, Value>>,
  after: Readonly<Record<string, Value>>,
  contentBefore: (value: Value) => string,
  contentAfter: (value: Value) => string,
  known: ReadonlyMap<string, string> = new Map(),
): Map<string, string> {
  const matches = new Map(known);
  const taken = new Set(known.values());
  for (const key of Object.keys(before)) if (Object.hasOwn(after, key)) matches.set(key, key);
  const group = (values: Readonly<Record<string, Value>>, keys: string[], of: (value: Value) => string) => {
    const groups = new Map<string, string[]>();
    for (const key of keys) {
      const content = of(values[key] as Value);
      groups.set(content, [...(groups.get(content) ?? []), key]);
    }
    return groups;
  };
  const removed = Object.keys(before).filter((key) => !matches.has(key));
  const added = Object.keys(after).filter((key) => !Object.hasOwn(before, key) && !taken.has(key));
  const candidates = group(after, added, contentAfter);
  for (const [content, keys] of group(before, removed, contentBefore)) {
    const others = candidates.get(content) ?? [];
    if (keys.length === 1 && others.length === 1) matches.set(keys[0] ?? '', others[0] ?? '');
  }
  return matches;
}

/** Routes that the service takes for the same one: `GET /a/{b}` and `GET /a/{c}` (2.3). */
function matchTwins(before: object, after: object): Map<string, string> {
  const added = new Map(
    Object.keys(after)
      .filter((key) => !Object.hasOwn(before, key))
      .map((key) => [normalizeRouteKey(key), key]),
  );
  const twins = new Map<string, string>();
  for (const key of Object.keys(before)) {
    const twin = Object.hasOwn(after, key) ? undefined : added.get(normalizeRouteKey(key));
    if (twin !== undefined) twins.set(key, twin);
  }
  return twins;
}

function matchIntegrations(before: Projected, after: Projected): Map<string, string> {
  const [a, b] = [before.configuration, after.configuration];
  const matches = new Map<string, string>();
  for (const key of Object.keys(a.integrations))
    if (Object.hasOwn(b.integrations, key)) matches.set(key, key);
  const shared = new Map<string, { pair: [string, string]; order: string; ids: number; routes: number }>();
  const count = (one: string, other: string, what: 'ids' | 'routes') => {
    if (Object.hasOwn(b.integrations, one) || Object.hasOwn(a.integrations, other)) return;
    const name = JSON.stringify([one, other]);
    const order = [one, other].sort(compareText).join(' ');
    const pair = shared.get(name) ?? { pair: [one, other], order, ids: 0, routes: 0 };
    pair[what] += 1;
    shared.set(name, pair);
  };
  for (const [key, { integration }] of Object.entries(a.routes)) {
    const other = own(b.routes, key)?.integration;
    if (integration !== undefined && other !== undefined) count(integration, other, 'routes');
  }
  if (before.origin && after.origin && before.origin.apiId === after.origin.apiId) {
    const owners = new Map(
      Object.entries(after.origin.integrations).flatMap(([key, all]) => all.map(({ id }) => [id, key])),
    );
    for (const [key, all] of Object.entries(before.origin.integrations))
      for (const { id } of all) {
        const other = owners.get(id);
        if (other !== undefined) count(key, other, 'ids');
      }
  }
  const best = [...shared.values()].sort(
    (x, y) => y.ids - x.ids || y.routes - x.routes || compareText(x.order, y.order),
  );
  const taken = new Set<string>();
  for (const { pair } of best) {
    const [one, other] = pair;
    if (matches.has(one) || taken.has(other)) continue;
    matches.set(one, other);
    taken.add(other);
  }
  return matches;
}
