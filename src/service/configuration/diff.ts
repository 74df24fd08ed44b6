import { sameValue } from '../../lib/diff';
import { own } from '../../lib/own';
import { integrationName } from '../integration-name';
import { mapped, match } from './match';
import { commonLacks, type Projected, project } from './project';
import type { Lack, Source } from './source';
import { compareText, type IntegrationValue, type Members, type RouteValue } from './value';

/** The kinds of a difference, in the order in which they are shown. */
export const CHANGE_KINDS = ['api', 'route', 'integration', 'authorizer', 'model', 'stage', 'tag'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One member that differs; undefined where it is not set. */
interface MemberChange {
  path: readonly string[];
  before: unknown;
  after: unknown;
}

/** A resource as one of the two values has it. */
interface Side {
  /** What it is called: a route key, a name, the target of an integration. */
  name: string;
  members: Members;
}

/** One resource that was added, removed or changed. */
export interface Change {
  kind: ChangeKind;
  status: 'added' | 'removed' | 'changed';
  before?: Side;
  after?: Side;
  /** What differs; of an added or removed resource, all of its members. */
  members: readonly MemberChange[];
}

/** What differs between two values, and what could not be compared. */
export interface Difference {
  changes: readonly Change[];
  lacks: readonly Lack[];
}

/** What turns `before` into `after`. What either source lacks is not compared. */
export function diff(before: Source, after: Source): Difference {
  const lacks = commonLacks(before, after);
  const [a, b] = [project(before, lacks), project(after, lacks)];
  return { lacks, changes: changesOf(a, b) };
}

function changesOf(before: Projected, after: Projected): Change[] {
  const [a, b] = [before.configuration, after.configuration];
  const matches = match(before, after);
  const named = (values: Readonly<Record<string, Members>>) => (key: string) => ({
    name: key,
    members: { Name: key, ...values[key] },
  });
  const equal = (values: Readonly<Record<string, unknown>>) =>
    new Map(Object.keys(values).map((key) => [key, key]));
  const api = change('api', { name: 'API', members: a.api }, { name: 'API', members: b.api });
  const routesBefore = (key: string) =>
    routeSide(key, own(a.routes, key), a.integrations, (route) => ({
      integration: mapped(matches.integrations, route.integration),
      authorizer: mapped(matches.authorizers, route.authorizer),
    }));
  const routesAfter = (key: string) => routeSide(key, own(b.routes, key), b.integrations, (route) => route);
  return [
    ...(api ? [api] : []),
    ...compare('route', a.routes, b.routes, matches.routes, routesBefore, routesAfter),
    ...compare(
      'integration',
      a.integrations,
      b.integrations,
      matches.integrations,
      integrationSide(a.integrations),
      integrationSide(b.integrations),
    ),
    ...compare(
      'authorizer',
      a.authorizers,
      b.authorizers,
      matches.authorizers,
      named(a.authorizers),
      named(b.authorizers),
    ),
    ...compare('model', a.models, b.models, matches.models, named(a.models), named(b.models)),
    ...compare('stage', a.stages, b.stages, equal(a.stages), named(a.stages), named(b.stages)),
    ...compare(
      'tag',
      a.tags,
      b.tags,
      equal(a.tags),
      (name) => ({ name, members: { Value: a.tags[name] } }),
      (name) => ({ name, members: { Value: b.tags[name] } }),
    ),
  ];
}

/** A side, with what is compared beside what is shown: references by key, which are shown by name. */
interface Compared extends Side {
  references?: Readonly<Record<string, { key: string; name: string }>>;
}

function routeSide(
  key: string,
  route: RouteValue | undefined,
  integrations: Readonly<Record<string, IntegrationValue>>,
  referenced: (route: RouteValue) => { integration?: string | undefined; authorizer?: string | undefined },
): Compared {
  if (!route) return { name: key, members: {} };
  const { integration, authorizer } = referenced(route);
  const target = route.integration === undefined ? undefined : integrations[route.integration];
  const responses = Object.keys(route.responses).length > 0 && { Responses: route.responses };
  return {
    name: key,
    members: { RouteKey: key, ...route.members, ...responses },
    references: {
      ...(integration !== undefined && {
        Integration: { key: integration, name: target ? integrationName(target.members) : integration },
      }),
      ...(authorizer !== undefined && {
        Authorizer: { key: authorizer, name: route.authorizer ?? authorizer },
      }),
    },
  };
}

const integrationSide =
  (integrations: Readonly<Record<string, IntegrationValue>>) =>
  (key: string): Compared => {
    const { members = {}, responses = {} } = integrations[key] ?? {};
    return {
      name: integrationName(members),
      members: { ...members, ...(Object.keys(responses).length > 0 && { Responses: responses }) },
    };
  };

function compare(
  kind: ChangeKind,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  matches: ReadonlyMap<string, string>,
  sideBefore: (key: string) => Compared,
  sideAfter: (key: string) => Compared,
): Change[] {
  const matched = new Set<string>();
  const changes: (Change | undefined)[] = [];
  for (const key of Object.keys(before)) {
    const other = matches.get(key);
    const isKept = other !== undefined && Object.hasOwn(after, other);
    if (isKept) matched.add(other);
    changes.push(change(kind, sideBefore(key), isKept ? sideAfter(other) : undefined));
  }
  for (const key of Object.keys(after))
    if (!matched.has(key)) changes.push(change(kind, undefined, sideAfter(key)));
  const nameOf = (one: Change) => (one.after ?? one.before)?.name ?? '';
  return changes
    .filter((one) => one !== undefined)
    .sort((one, other) => compareText(nameOf(one), nameOf(other)));
}

function change(
  kind: ChangeKind,
  before: Compared | undefined,
  after: Compared | undefined,
): Change | undefined {
  const members = [...referenceChanges(before, after), ...memberChanges(before?.members, after?.members)];
  if (before && after && members.length === 0) return undefined;
  const status = before ? (after ? 'changed' : 'removed') : 'added';
  return {
    kind,
    status,
    ...(before && { before: shown(before) }),
    ...(after && { after: shown(after) }),
    members,
  };
}

function shown({ name, members, references = {} }: Compared): Side {
  const named = Object.entries(references).map(([member, reference]) => [member, reference.name]);
  return { name, members: { ...members, ...Object.fromEntries(named) } };
}

function referenceChanges(before: Compared | undefined, after: Compared | undefined): MemberChange[] {
  return ['Integration', 'Authorizer'].flatMap((member) => {
    const [one, other] = [before?.references?.[member], after?.references?.[member]];
    return one?.key === other?.key ? [] : [{ path: [member], before: one?.name, after: other?.name }];
  });
}

/** The members that differ, as deep as both sides are maps. */
function memberChanges(before: unknown, after: unknown, path: readonly string[] = []): MemberChange[] {
  const [one, other] = [
    before ?? (path.length === 0 ? {} : before),
    after ?? (path.length === 0 ? {} : after),
  ];
  if (sameValue(one, other)) return [];
  if (!isMap(one) || !isMap(other)) return [{ path, before: one, after: other }];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .sort(compareText)
    .flatMap((key) => memberChanges(own(one, key), own(other, key), [...path, key]));
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
