import { sameValue } from '../../lib/diff';
import { own } from '../../lib/own';
import { integrationName } from '../integration-name';
import { completeUpdate } from '../rules/update-members';
import type { Matches } from './match';
import { patch } from './patch';
import { type Id, type PlanBuilder, resultOf } from './plan-builder';
import type { Projected } from './project';
import type { Lack, Origin, Original } from './source';
import type { ByKey, IntegrationValue, Members } from './value';

/** What a plan starts from and leads to; both without what either source lacks. */
export interface PlanContext {
  builder: PlanBuilder;
  current: Projected & { origin: Origin };
  target: Projected;
  matches: Matches;
  lacks: readonly Lack[];
}

/** Where the references of a route lead once the parts are in place: several ids where contents are equal. */
export type Bindings = ReadonlyMap<string, readonly Id[]>;

const MANAGED = 'Quick create made it, and API Gateway manages it.';

/** The API's own members; CORS is removed by its own operation, and a max age only with all of CORS (2.8). */
export function planApi({ builder, current, target }: PlanContext): void {
  const [before, after] = [current.configuration.api, target.configuration.api];
  if (sameValue(before, after)) return;
  if (current.origin.isManaged) {
    builder.leave('API', 'API Gateway manages it.');
    return;
  }
  const { CorsConfiguration: corsBefore, ...plainBefore } = before;
  const { CorsConfiguration: corsAfter, ...plainAfter } = after;
  const { set, cannot } = patch('api', plainBefore, plainAfter);
  for (const member of cannot) builder.leave('API', `${member} cannot be cleared.`);
  if (!sameValue(corsBefore, corsAfter)) {
    const cors = patch(
      'api',
      { CorsConfiguration: corsBefore ?? {} },
      { CorsConfiguration: corsAfter ?? {} },
    );
    const isReplaced = corsBefore !== undefined && (corsAfter === undefined || cors.cannot.length > 0);
    if (isReplaced) builder.add('DeleteCorsConfiguration', 'cors', 'Remove CORS', {});
    if (corsAfter !== undefined) set.CorsConfiguration = isReplaced ? corsAfter : cors.set.CorsConfiguration;
  }
  if (Object.keys(set).length > 0) builder.add('UpdateApi', 'api', 'Update API', set);
}

/** Models, which routes name; removed ones are removed at the end. */
export function planModels({ builder, current, target, matches }: PlanContext): void {
  const [before, after] = [current.configuration.models, target.configuration.models];
  const former = inverse(matches.models, before);
  for (const [name, members] of Object.entries(after)) {
    const from = former.get(name);
    if (from === undefined) {
      builder.add('CreateModel', 'model', `Create model ${name}`, { Name: name, ...members });
      continue;
    }
    const { set } = patch('model', own(before, from) ?? {}, members);
    const change = { ...(from !== name && { Name: name }), ...set };
    if (Object.keys(change).length > 0)
      builder.add('UpdateModel', 'model', `Update model ${name}`, {
        ModelId: own(current.origin.models, from)?.id,
        ...change,
      });
  }
}

/**
 * Authorizers. What an update cannot clear is replaced: a new one under a temporary name takes over the routes.
 * @returns the ids by name, and the calls to make once no route uses the replaced ones
 */
export function planAuthorizers({ builder, current, target, matches }: PlanContext): {
  bindings: Bindings;
  finish: () => void;
} {
  const [before, after] = [current.configuration.authorizers, target.configuration.authorizers];
  const former = inverse(matches.authorizers, before);
  const bindings = new Map<string, readonly Id[]>();
  const last: (() => unknown)[] = [];
  for (const [name, members] of Object.entries(after)) {
    const from = former.get(name);
    if (from === undefined) {
      const call = builder.add('CreateAuthorizer', 'authorizer', `Create authorizer ${name}`, {
        Name: name,
        ...members,
      });
      bindings.set(name, [resultOf(call, 'AuthorizerId')]);
      continue;
    }
    const id = own(current.origin.authorizers, from)?.id ?? '';
    const { set, cannot } = authorizerPatch(own(before, from) ?? {}, members);
    if (cannot.length === 0) {
      bindings.set(name, [id]);
      const change = { ...(from !== name && { Name: name }), ...set };
      if (Object.keys(change).length > 0)
        builder.add('UpdateAuthorizer', 'authorizer', `Update authorizer ${name}`, {
          AuthorizerId: id,
          ...change,
        });
      continue;
    }
    const temporary = freeName(name, { ...before, ...after });
    const call = builder.add(
      'CreateAuthorizer',
      'authorizer',
      `Create authorizer ${temporary} in place of ${from}, because ${cannot.join(', ')} cannot be cleared`,
      { Name: temporary, ...members },
    );
    const created = resultOf(call, 'AuthorizerId');
    bindings.set(name, [created]);
    last.push(() => {
      builder.add('DeleteAuthorizer', 'removedAuthorizer', `Delete replaced authorizer ${from}`, {
        AuthorizerId: id,
      });
      builder.add('UpdateAuthorizer', 'renamedAuthorizer', `Rename authorizer ${temporary} to ${name}`, {
        AuthorizerId: created,
        Name: name,
      });
    });
  }
  for (const name of removed(before, matches.authorizers, after))
    last.push(() =>
      builder.add('DeleteAuthorizer', 'removedAuthorizer', `Delete authorizer ${name}`, {
        AuthorizerId: own(current.origin.authorizers, name)?.id,
      }),
    );
  return { bindings, finish: () => runAll(last) };
}

/** An authorizer of another type forgets the members of its former one (2.5). */
function authorizerPatch(before: Members, after: Members) {
  const result = patch('authorizer', before, after);
  if (before.AuthorizerType === after.AuthorizerType) return result;
  // What becomes of them is not verified: another type is another authorizer.
  return { set: {}, cannot: ['AuthorizerType'] };
}

function freeName(name: string, taken: object): string {
  for (let at = 1; ; at += 1) {
    const candidate = `${name.slice(0, 120)}-${at}`;
    if (!Object.hasOwn(taken, candidate)) return candidate;
  }
}

/** Integrations and their responses. @returns the ids by content, and the deletions to make once no route uses them */
export function planIntegrations(context: PlanContext): { bindings: Bindings; finish: () => void } {
  const { builder, current, target, matches } = context;
  const [before, after] = [current.configuration.integrations, target.configuration.integrations];
  const former = inverse(matches.integrations, before);
  const bindings = new Map<string, readonly Id[]>();
  const last: (() => unknown)[] = [];
  const drop = (one: Original, name: string) => {
    if (one.isManaged) builder.leave(`Integration ${name}`, MANAGED);
    else
      last.push(() =>
        builder.add('DeleteIntegration', 'removedIntegration', `Delete integration ${name}`, {
          IntegrationId: one.id,
        }),
      );
  };
  for (const [key, value] of Object.entries(after)) {
    const from = former.get(key);
    const originals = from === undefined ? [] : (current.origin.integrations[from] ?? []);
    const name = integrationName(value.members);
    if (from === key) {
      bindings.set(
        key,
        originals.map(({ id }) => id),
      );
      continue;
    }
    const was = from === undefined ? undefined : before[from];
    const change = was && integrationPatch(was.members, value.members);
    if (!was || !change) {
      bindings.set(key, [createIntegration(context, value, originals[0])]);
      for (const one of originals) drop(one, name);
      continue;
    }
    bindings.set(
      key,
      originals.map(({ id }) => id),
    );
    for (const one of originals) {
      const update = completeUpdate('integration', one.resource, change);
      if (Object.keys(update).length > 0)
        builder.add('UpdateIntegration', 'integration', `Update integration ${name}`, {
          IntegrationId: one.id,
          ...update,
        });
      planIntegrationResponses(builder, { value, was, original: one });
    }
  }
  for (const key of removed(before, matches.integrations, after))
    for (const one of current.origin.integrations[key] ?? [])
      drop(one, integrationName(before[key]?.members ?? {}));
  return { bindings, finish: () => runAll(last) };
}

/** The update of an integration; undefined where another one has to take its place. */
function integrationPatch(before: Members, after: Members): Record<string, unknown> | undefined {
  const fixed = ['IntegrationType', 'IntegrationSubtype', 'ConnectionType'];
  if (fixed.some((member) => before[member] !== after[member])) return undefined;
  const { set, cannot } = patch('integration', before, after);
  return cannot.length === 0 ? set : undefined;
}

function createIntegration(
  context: PlanContext,
  { members, responses }: IntegrationValue,
  replaced: Original | undefined,
): Id {
  const { builder } = context;
  const call = builder.add(
    'CreateIntegration',
    'integration',
    `Create integration ${integrationName(members)}`,
    {
      ...members,
      ...lackedMembers(context, replaced),
    },
  );
  const id = resultOf(call, 'IntegrationId');
  for (const [key, response] of Object.entries(responses))
    builder.add('CreateIntegrationResponse', 'integrationResponse', `Create integration response ${key}`, {
      IntegrationId: id,
      IntegrationResponseKey: key,
      ...response,
    });
  return id;
}

/** Members that the target's source does not know are those of the integration that is replaced. */
function lackedMembers({ lacks }: PlanContext, replaced: Original | undefined): Members {
  if (!replaced) return {};
  return Object.fromEntries(
    lacks.flatMap((lack) => {
      const member = lack.startsWith('integration.') ? lack.slice('integration.'.length) : undefined;
      const value = member === undefined ? undefined : replaced.resource[member];
      return member === undefined || value === undefined ? [] : [[member, value]];
    }),
  );
}

function planIntegrationResponses(
  builder: PlanBuilder,
  { value, was, original }: { value: IntegrationValue; was: IntegrationValue; original: Original },
): void {
  const IntegrationId = original.id;
  planResponses(was.responses, value.responses, {
    part: 'integrationResponse',
    create: (key, members) =>
      builder.add('CreateIntegrationResponse', 'integrationResponse', `Create integration response ${key}`, {
        IntegrationId,
        IntegrationResponseKey: key,
        ...members,
      }),
    update: (key, members) =>
      builder.add('UpdateIntegrationResponse', 'integrationResponse', `Update integration response ${key}`, {
        IntegrationId,
        IntegrationResponseId: original.responseIds[key],
        ...members,
      }),
    remove: (key) =>
      builder.add('DeleteIntegrationResponse', 'removedResponse', `Delete integration response ${key}`, {
        IntegrationId,
        IntegrationResponseId: original.responseIds[key],
      }),
  });
}

/** The responses of one integration or route; one that an update cannot change is deleted and created again. */
export function planResponses(
  before: ByKey<Members>,
  after: ByKey<Members>,
  calls: {
    part: 'integrationResponse' | 'routeResponse';
    create: (key: string, members: Members) => unknown;
    update: (key: string, members: Members) => unknown;
    remove: (key: string) => unknown;
  },
): void {
  for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) calls.remove(key);
  for (const [key, members] of Object.entries(after)) {
    const was = own(before, key);
    if (was === undefined) {
      calls.create(key, members);
      continue;
    }
    // The constraints of a route response's parameters merge, and are never removed.
    const { ResponseParameters: fixed } = calls.part === 'routeResponse' ? was : {};
    const isFixed = fixed !== undefined && !sameValue(fixed, members.ResponseParameters);
    const { set, cannot } = patch(calls.part, was, members);
    if (isFixed || cannot.length > 0) {
      calls.remove(key);
      calls.create(key, members);
    } else if (Object.keys(set).length > 0) calls.update(key, set);
  }
}

/** Deletes the models that the target does not have. */
export function removeModels({ builder, current, target, matches }: PlanContext): void {
  for (const name of removed(current.configuration.models, matches.models, target.configuration.models))
    builder.add('DeleteModel', 'removedModel', `Delete model ${name}`, {
      ModelId: own(current.origin.models, name)?.id,
    });
}

function runAll(steps: readonly (() => unknown)[]): void {
  for (const step of steps) step();
}

/** From a key of the target to that of the same resource now. */
export function inverse(matches: ReadonlyMap<string, string>, before: object): ReadonlyMap<string, string> {
  return new Map(
    [...matches].filter(([key]) => Object.hasOwn(before, key)).map(([key, other]) => [other, key]),
  );
}

/** The keys of what the target does not have. */
export function removed(before: object, matches: ReadonlyMap<string, string>, after: object): string[] {
  return Object.keys(before).filter((key) => !Object.hasOwn(after, matches.get(key) ?? '\0'));
}
