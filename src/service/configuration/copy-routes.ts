import { sameValue } from '../../lib/diff';
import { own } from '../../lib/own';
import { normalizeRouteKey } from '../rules/route-key';
import type { Protocol } from '../rules/rule';
import { type PlanTo, planTo } from './plan-to';
import type { Lack, Origin, Source } from './source';
import {
  type ByKey,
  type Configuration,
  emptyConfiguration,
  type Members,
  normalMembers,
  type RouteValue,
} from './value';

/** What routes name and APIs own: both by name. */
type NamedKind = 'authorizer' | 'model';

/** An authorizer or model that the target has with other content under the same name. */
export interface NameConflict {
  kind: NamedKind;
  name: string;
  /** The name of the copy where the target's own is not used. */
  copyName: string;
}

/** How routes are copied where the target has something in their place. */
export interface CopyChoice {
  /** A route with the same key stays as it is, or becomes equal to the copied one. */
  existing: 'skip' | 'replace';
  /** The conflicts, by `conflictKey`, in which the target's authorizer or model is used; all others are copied. */
  reused: ReadonlySet<string>;
}

/** Identifies a conflict among all of a copy. */
export const conflictKey = ({ kind, name }: Pick<NameConflict, 'kind' | 'name'>): string => `${kind} ${name}`;

/** A route of the target with the key of a copied one. */
export interface ExistingRoute {
  /** As the source has it. */
  key: string;
  /** As the target has it: the names of its path variables may differ (2.3). */
  targetKey: string;
  isEqual: boolean;
}

/** The target with the copied routes, and what was met on the way. */
export interface RoutesCopy {
  configuration: Configuration;
  /** Route keys that the target does not have yet. */
  added: readonly string[];
  /** Route keys that the target has with other content, where existing routes are replaced. */
  replaced: readonly string[];
  existing: readonly ExistingRoute[];
  conflicts: readonly NameConflict[];
  /** Authorizers and models of the target that have the same name and content. */
  shared: readonly { kind: NamedKind; name: string }[];
}

/** What a copy does not touch: stages serve the routes by their own settings, and tags are the API's. */
const UNTOUCHED: readonly Lack[] = ['stages', 'tags'];

/**
 * The target's configuration plus the routes `keys` of another API, with their integrations, authorizers and models.
 * Everything that the target has stays, but for the routes that are replaced.
 */
export function copyRoutes(
  from: Configuration,
  to: Configuration,
  keys: readonly string[],
  { existing, reused }: CopyChoice,
): RoutesCopy {
  const selected = Object.entries(from.routes).filter(([key]) => keys.includes(key));
  const copy = startCopy(from, to, reused);
  // What a skipped route refers to is compared, but not copied.
  const comparison = startCopy(from, to, reused);
  const targetKeys = new Map(Object.keys(to.routes).map((key) => [comparable(to, key), key]));
  const routes = new Map(Object.entries(to.routes));
  const added: string[] = [];
  const replaced: string[] = [];
  const found: ExistingRoute[] = [];
  for (const [key, route] of selected) {
    const targetKey = targetKeys.get(comparable(to, key));
    if (targetKey === undefined) added.push(key);
    else {
      const isEqual = key === targetKey && sameValue(comparison.bring(route), own(to.routes, targetKey));
      found.push({ key, targetKey, isEqual });
      if (isEqual || existing === 'skip') continue;
      routes.delete(targetKey);
      replaced.push(key);
    }
    routes.set(key, copy.bring(route));
  }
  const { conflicts, shared, ...parts } = copy.end();
  const configuration = { ...to, ...parts, routes: Object.fromEntries(routes) };
  return { configuration, added, replaced, existing: found, conflicts, shared };
}

/** The routes `keys` of an API and what they refer to, without anything else of it. */
export function selectedRoutes(from: Configuration, keys: readonly string[]): Configuration {
  return copyRoutes(from, emptyConfiguration(from.protocol), keys, { existing: 'skip', reused: new Set() })
    .configuration;
}

/** The plan that adds the copied routes to the target. Stages and tags of the target are not touched. */
export function planCopy(
  { configuration }: RoutesCopy,
  current: Source & { origin: Origin },
  place: { title: string; region: string },
): PlanTo {
  return planTo({ configuration, lacks: UNTOUCHED }, current, place);
}

/** Keys that the service takes for the same route are equal. */
const comparable = ({ protocol }: Configuration, key: string) =>
  protocol === 'HTTP' ? normalizeRouteKey(key) : key;

function startCopy(from: Configuration, to: Configuration, reused: ReadonlySet<string>) {
  const integrations = new Map(Object.entries(to.integrations));
  const authorizers = namedParts('authorizer', from.authorizers, to.authorizers, reused);
  const models = namedParts('model', from.models, to.models, reused);
  const withModels = (part: 'route' | 'routeResponse', members: Members, member: string): Members => {
    const named = members[member] as ByKey<string> | undefined;
    if (!named) return members;
    const renamed = Object.entries(named).map(([key, name]) => [key, models.bring(name)]);
    return normalMembers(part, to.protocol, { ...members, [member]: Object.fromEntries(renamed) });
  };
  const bring = (route: RouteValue): RouteValue => {
    const value = route.integration === undefined ? undefined : from.integrations[route.integration];
    if (route.integration !== undefined && value) integrations.set(route.integration, value);
    const name = route.authorizer === undefined ? undefined : authorizers.bring(route.authorizer);
    const members = withModels('route', route.members, 'RequestModels');
    return {
      ...route,
      members: name === undefined ? members : authorizedBy(authorizers.all.get(name), to.protocol, members),
      ...(name !== undefined && { authorizer: name }),
      responses: Object.fromEntries(
        Object.entries(route.responses).map(([key, response]) => [
          key,
          withModels('routeResponse', response, 'ResponseModels'),
        ]),
      ),
    };
  };
  const end = () => ({
    integrations: Object.fromEntries(integrations),
    authorizers: Object.fromEntries(authorizers.all),
    models: Object.fromEntries(models.all),
    conflicts: [...authorizers.conflicts, ...models.conflicts],
    shared: [...authorizers.shared, ...models.shared],
  });
  return { bring, end };
}

/** The type of authorization goes with the type of the authorizer, and scopes are those of a JWT (2.3). */
function authorizedBy(authorizer: Members | undefined, protocol: Protocol, members: Members): Members {
  if (!authorizer) return members;
  const { AuthorizationScopes, ...others } = members;
  const isJwt = authorizer.AuthorizerType === 'JWT';
  return normalMembers('route', protocol, {
    ...others,
    AuthorizationType: isJwt ? 'JWT' : 'CUSTOM',
    ...(isJwt && { AuthorizationScopes }),
  });
}

/** The authorizers or models of the target, to which those of the source are added as routes need them. */
function namedParts(kind: NamedKind, from: ByKey<Members>, to: ByKey<Members>, reused: ReadonlySet<string>) {
  const all = new Map(Object.entries(to));
  const conflicts: NameConflict[] = [];
  const shared: { kind: NamedKind; name: string }[] = [];
  const names = new Map<string, string>();
  const place = (name: string): string => {
    const members = own(from, name);
    // A model may be named before it exists.
    if (!members) return name;
    const there = own(to, name);
    if (there === undefined) {
      all.set(name, members);
      return name;
    }
    if (sameValue(there, members)) {
      shared.push({ kind, name });
      return name;
    }
    const isTaken = (other: string) =>
      Object.hasOwn(from, other) || (all.has(other) && !sameValue(own(to, other), members));
    const copyName = nameOfCopy(kind, name, isTaken);
    conflicts.push({ kind, name, copyName });
    if (reused.has(conflictKey({ kind, name }))) return name;
    all.set(copyName, members);
    return copyName;
  };
  const bring = (name: string): string => {
    const known = names.get(name);
    if (known !== undefined) return known;
    const placed = place(name);
    names.set(name, placed);
    return placed;
  };
  return { all, conflicts, shared, bring };
}

/** Names have at most 128 characters (2.1); the rest is for the number. */
const STEM_LENGTH = 120;

/** The first name with a number that is not taken. */
function nameOfCopy(kind: NamedKind, name: string, isTaken: (name: string) => boolean): string {
  // Names of models are alphanumeric (2.10).
  const stem = `${name.slice(0, STEM_LENGTH)}${kind === 'model' ? '' : '-'}`;
  let at = 2;
  while (isTaken(`${stem}${at}`)) at += 1;
  return `${stem}${at}`;
}
