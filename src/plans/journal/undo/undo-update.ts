import { requiredMembers } from '../../../client/calls/input-shape';
import { sameValue } from '../../../lib/diff';
import { kinds } from '../../../service/kinds';
import type { Call } from '../../../service/plan';
import type { Kind } from '../../../service/resources';
import { completeUpdate } from '../../../service/rules/update-members';
import type { KnownOperation } from '../../../service/sdk';
import { describeCall } from '../describe-call';
import {
  type Change,
  call,
  type JournaledWrite,
  only,
  type UndoResult,
  undoing,
  valueAt,
  writable,
} from './undo-parts';

type Members = Readonly<Record<string, unknown>>;

/** How to revert one member of an update: a value to set, calls to make first, or why it cannot be reverted. */
interface Revert {
  /** Members of the update that reverts it. */
  set?: Members;
  /** Calls that must run first. */
  first?: Call[];
  changes?: Change[];
  reason?: string;
  /** What the user must know about the revert. */
  note?: string;
}

/** One member of an update, and all that its revert depends on. */
interface ChangedMember {
  kind: Kind;
  member: string;
  value: unknown;
  before: Members;
  /** As the call left the resource. */
  after: Members;
  ids: Members;
}

/** The update that reverts only the members that an update changed. */
export function undoUpdate(kind: Kind, entry: JournaledWrite & { before: Members }): UndoResult {
  const { operation, input, before, output = {} } = entry;
  const { parents, id, operations, noun } = kinds[kind];
  const names = [...parents, id];
  const ids = Object.fromEntries(names.map((name) => [name, input[name]]));
  if (kind === 'api' && ['Target', 'RouteKey', 'CredentialsArn'].some((member) => member in input)) {
    return {
      reason: 'The call changed the quick-created integration or route, whose earlier state is not recorded.',
    };
  }
  const backs = Object.entries(input)
    .filter(([member, value]) => !names.includes(member) && value !== undefined)
    .filter(([member]) => !sameValue(writable(member, before[member]), writable(member, output[member])))
    .map(([member, value]) => revertOf({ kind, member, value, before, after: output, ids }));
  const reasons = backs.flatMap(({ reason }) => reason ?? []);
  if (reasons.length > 0) return { reason: reasons.join(' ') };
  const set = Object.assign({}, ...backs.map((back) => back.set ?? {})) as Members;
  const calls = backs
    .flatMap(({ first }) => first ?? [])
    .map((one, at) => ({ ...one, id: `first${at + 1}` }));
  const changes = backs.flatMap((back) => back.changes ?? []);
  if (Object.keys(set).length > 0) {
    const current = { ...before, ...output, RequestParameters: parametersOf(before, output) };
    const required = only(requiredMembers(operations.update), before);
    const complete = completeUpdate(kind, current, set);
    calls.push(call(operation, { ...ids, ...required, ...complete }, `Update ${describeCall(entry)}`));
  }
  if (calls.length === 0) return { reason: `The ${noun} had the same values before the call.` };
  const notes = backs.flatMap(({ note }) => note ?? []);
  return undoing(entry, {
    calls,
    summary: ['Undo reverts what the call changed and nothing else.', ...notes].join(' '),
    changes,
    check: {
      operation: operations.get,
      input: ids,
      expected: changes.map(({ path, from }) => ({ path, value: from })),
    },
  });
}

/** The parameters before and after a call together: a parameter that the call removed may be required again. */
function parametersOf(before: Members, after: Members): Members {
  return { ...(before.RequestParameters as Members), ...(after.RequestParameters as Members) };
}

/** Members whose maps are merged by key: `""` removes an entry (service-rules 2.14). */
const TEXT_MAPS = [
  'StageVariables',
  'RequestTemplates',
  'ResponseTemplates',
  'RequestModels',
  'ResponseModels',
];

/** Default values of members that the service omits from its response. */
const DEFAULTS: Members = {
  AuthorizationType: 'NONE',
  IpAddressType: 'ipv4',
  RoutingMode: 'API_MAPPING_ONLY',
};

function revertOf(sent: ChangedMember): Revert {
  const { kind, member, value, before, after } = sent;
  const former = before[member];
  const whole = [{ path: [member], from: writable(member, after[member]), to: writable(member, former) }];
  if (kind === 'stage' && (member === 'AutoDeploy' || member === 'DeploymentId'))
    return revertAutoDeploy(sent);
  if (member === 'AuthorizerId' && former === undefined) return {};
  // A VPC link's id depends on the connection type; members of one authorizer type depend on that type.
  if (member === 'ConnectionId' && former === undefined) return {};
  const isOtherType = kind === 'authorizer' && before.AuthorizerType !== after.AuthorizerType;
  if (isOtherType && former === undefined) return {};
  if (member === 'AuthorizationType') return { set: authorization(before), changes: whole };
  const special = SPECIAL[`${kind}.${member}`];
  if (special) return special(sent);
  if (TEXT_MAPS.includes(member)) return revertEntries(sent, '');
  if (former === undefined) {
    if (member === 'Target')
      return { reason: 'The route had no target before. A target can be replaced, not removed.' };
    if (typeof value === 'number') {
      return { reason: `${member} was not set before. A number can be changed, not removed.` };
    }
    if (typeof value === 'object' && !Array.isArray(value)) {
      return { reason: `${member} was not set before, and the service cannot remove it.` };
    }
  }
  const empty = DEFAULTS[member] ?? emptyOf(value);
  return { set: { [member]: former === undefined ? empty : writable(member, former) }, changes: whole };
}

/** The value that removes a member where the service merges (service-rules 2.14). */
function emptyOf(value: unknown): unknown {
  if (typeof value === 'boolean') return false;
  return Array.isArray(value) ? [] : '';
}

/** An authorizer and its scopes depend on the authorization type. */
function authorization({ AuthorizationType = 'NONE', AuthorizerId, AuthorizationScopes }: Members): Members {
  return {
    AuthorizationType,
    ...(AuthorizerId === undefined ? {} : { AuthorizerId }),
    ...(AuthorizationType === 'JWT' ? { AuthorizationScopes: AuthorizationScopes ?? [] } : {}),
  };
}

/** A member that others depend on: those that the service dropped because of the call are set again with it. */
function withForgotten(names: readonly string[]) {
  return ({ member, before, after }: ChangedMember): Revert => {
    const gone = names.filter((name) => before[name] !== undefined && after[name] === undefined);
    return {
      set: Object.fromEntries([member, ...gone].map((name) => [name, before[name]])),
      changes: [member, ...gone].map((name) => ({ path: [name], from: after[name], to: before[name] })),
    };
  };
}

/** A stage either deploys automatically or serves a given deployment, so both members are reverted together. */
function revertAutoDeploy({ member, before, after }: ChangedMember): Revert {
  if (before.AutoDeploy) {
    if (after.AutoDeploy) return {};
    return {
      set: { AutoDeploy: true },
      changes: [{ path: ['AutoDeploy'], from: after.AutoDeploy, to: true }],
      note: 'The stage deploys the current API.',
    };
  }
  if (before.DeploymentId === undefined && after.DeploymentId !== undefined) {
    return { reason: 'The stage had no deployment before. A deployment can be replaced, not removed.' };
  }
  const from = member === 'AutoDeploy' ? after.AutoDeploy : after.DeploymentId;
  return {
    set: {
      ...(after.AutoDeploy ? { AutoDeploy: false } : {}),
      ...(before.DeploymentId === undefined ? {} : { DeploymentId: before.DeploymentId }),
    },
    changes: [{ path: [member], from, to: before[member] }],
  };
}

/** The earlier entries of a map that the call sent; `gone` removes new ones. */
function revertEntries({ member, value, before, after }: ChangedMember, gone: unknown): Revert {
  const [was, is] = [before, after].map((state) => (state[member] ?? {}) as Members);
  const keys = Object.keys(value as object).filter((key) => !sameValue(was?.[key], is?.[key]));
  return {
    set: { [member]: Object.fromEntries(keys.map((key) => [key, was?.[key] ?? gone])) },
    changes: keys.map((key) => ({ path: [member, key], from: is?.[key], to: was?.[key] })),
  };
}

/** A structure with a delete operation: deleted, then set again, where merging cannot restore it. */
function removed(sent: ChangedMember, operation: KnownOperation, label: string): Revert {
  const { kind, member, before, after, ids, value } = sent;
  const former = before[member] as Members | undefined;
  const changes = [{ path: [member], from: after[member], to: former }];
  const first = [call(operation, ids, label)];
  if (former === undefined) return { first, changes };
  const left = (after[member] ?? {}) as Members;
  const added = Object.keys(value as object).filter((key) => former[key] === undefined && key in left);
  // Lists, strings and flags can be emptied; a number cannot be removed once set.
  const emptied = Object.fromEntries(added.map((key) => [key, emptyOf(left[key])]));
  if (!added.some((key) => typeof left[key] === 'number')) {
    return { set: { [member]: { ...emptied, ...former } }, changes };
  }
  return {
    first,
    set: { [member]: former },
    changes,
    note: `For a moment between its two calls the ${kinds[kind].noun} has no ${member}.`,
  };
}

function routeSettings({ member, value, before, after, ids }: ChangedMember): Revert {
  const [was, is] = [before, after].map((state) => (state[member] ?? {}) as Record<string, Members>);
  const keys = Object.keys(value as object).filter((key) => !sameValue(was?.[key], is?.[key]));
  const gone = keys.filter((key) => {
    const former = was?.[key];
    return !former || Object.keys(is?.[key] ?? {}).some((name) => former[name] === undefined);
  });
  const kept = keys.filter((key) => was?.[key] !== undefined);
  return {
    first: gone.map((RouteKey) =>
      call('DeleteRouteSettings', { ...ids, RouteKey }, `Delete the settings of ${RouteKey}`),
    ),
    ...(kept.length > 0 && { set: { [member]: Object.fromEntries(kept.map((key) => [key, was?.[key]])) } }),
    changes: keys.map((key) => ({ path: [member, key], from: is?.[key], to: was?.[key] })),
  };
}

function defaultSettings({ member, value, before, after }: ChangedMember): Revert {
  const [was, is] = [before, after].map((state) => (state[member] ?? {}) as Members);
  const names = Object.keys(value as object).filter((name) => !sameValue(was?.[name], is?.[name]));
  const stuck = names.filter((name) => was?.[name] === undefined && typeof is?.[name] !== 'boolean');
  if (stuck.length > 0) {
    return {
      reason: `${stuck.join(' and ')} of the stage had no value before. Once set, it can be changed, not removed.`,
    };
  }
  return {
    set: { [member]: Object.fromEntries(names.map((name) => [name, was?.[name] ?? false])) },
    changes: names.map((name) => ({ path: [member, name], from: is?.[name], to: was?.[name] })),
  };
}

function routeParameters(sent: ChangedMember): Revert {
  const { member, before, ids } = sent;
  const was = (before[member] ?? {}) as Members;
  const { set, changes = [] } = revertEntries(sent, undefined);
  const kept = Object.entries((set?.[member] ?? {}) as object).filter(([key]) => was[key] !== undefined);
  return {
    first: changes
      .map(({ path }) => path[1] ?? '')
      .filter((key) => was[key] === undefined)
      .map((RequestParameterKey) =>
        call('DeleteRouteRequestParameter', { ...ids, RequestParameterKey }, `Remove ${RequestParameterKey}`),
      ),
    ...(kept.length > 0 && { set: { [member]: Object.fromEntries(kept) } }),
    changes,
  };
}

function responseParameters(sent: ChangedMember): Revert {
  const back = revertEntries(sent, undefined);
  const isNew = back.changes?.find(({ to }) => to === undefined);
  if (!isNew) return back;
  return {
    reason: `${isNew.path[1]} is new, and the service cannot remove a parameter of a route response.`,
  };
}

const SPECIAL: Readonly<Record<string, (sent: ChangedMember) => Revert>> = {
  'api.CorsConfiguration': (sent) => removed(sent, 'DeleteCorsConfiguration', 'Remove CORS'),
  'stage.AccessLogSettings': (sent) => removed(sent, 'DeleteAccessLogSettings', 'Remove access logging'),
  'stage.Description': ({ member, before, after }) =>
    before[member] === undefined
      ? { reason: 'The stage had no description before. A description can be changed, not removed.' }
      : {
          set: { [member]: before[member] },
          changes: [{ path: [member], from: after[member], to: before[member] }],
        },
  'stage.RouteSettings': routeSettings,
  'stage.DefaultRouteSettings': defaultSettings,
  'route.RequestParameters': routeParameters,
  'routeResponse.ResponseParameters': responseParameters,
  // The service replaces a status as a whole; an empty one is dropped.
  'integration.ResponseParameters': (sent) => revertEntries(sent, {}),
  'integration.RequestParameters': (sent) => revertEntries(sent, ''),
  'integrationResponse.ResponseParameters': (sent) => revertEntries(sent, ''),
  'integration.TlsConfig': ({ member, before, after }) => ({
    set: { [member]: before[member] ?? { ServerNameToVerify: '' } },
    changes: [{ path: [member], from: after[member], to: before[member] }],
  }),
  'integration.ConnectionType': withForgotten(['ConnectionId', 'TlsConfig']),
  'authorizer.AuthorizerType': withForgotten([
    'JwtConfiguration',
    'AuthorizerUri',
    'AuthorizerCredentialsArn',
    'AuthorizerPayloadFormatVersion',
    'AuthorizerResultTtlInSeconds',
    'EnableSimpleResponses',
  ]),
  'domainName.MutualTlsAuthentication': ({ member, before, after }) => {
    const [from, to] = [after, before].map((state) => valueAt(state, [member]) as Members | undefined);
    const version = to && from?.TruststoreVersion !== undefined ? { TruststoreVersion: '' } : {};
    return {
      set: { [member]: to ? { ...version, ...to } : { TruststoreUri: '' } },
      changes: [{ path: [member], from, to }],
    };
  },
};

/** The members of an update that put a value at a path. */
export function revertMember(path: readonly string[], value: unknown): Members {
  const [member = '', ...rest] = path;
  return { [member]: rest.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) };
}
