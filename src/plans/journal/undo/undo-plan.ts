import { isTagging, kindOfWrite } from '../../../client/cache/kind-of-call';
import { type Kind, kinds } from '../../../service/kinds';
import { tagCalls } from '../../tag-calls';
import { describeCall, isRead, kindLabel } from '../describe-call';
import { undoDelete } from './undo-delete';
import { call, type JournaledWrite, type UndoResult, undoing, valueAt } from './undo-parts';
import { revertMember, undoUpdate } from './undo-update';

type Members = Readonly<Record<string, unknown>>;

/** What brings back the state before a call. */
export function undoPlan(entry: JournaledWrite): UndoResult {
  const { operation, input, outcome } = entry;
  if (isRead(operation)) return { reason: 'The call only read.' };
  if (outcome !== 'ok') {
    return outcome.status === 0
      ? { reason: 'There was no answer, so that it is not known whether the call was applied.' }
      : { reason: 'The service did not accept the call, so that there is nothing to undo.' };
  }
  const told = NOT_UNDOABLE[operation];
  if (told) return { reason: told };
  if (isTagging(operation)) return undoTags(entry);
  if (operation in PART_DELETIONS) return undoPartDeletion(entry);
  const kind = kindOfWrite(operation, input);
  if (!kind) return { reason: 'The console does not know an inverse of this operation.' };
  if (operation.startsWith('Create') || operation === 'ImportApi') return deletion(kind, entry);
  if (!entry.before) {
    return {
      reason: `The ${kindLabel(operation)} had not been loaded before the call, so that its earlier state is not known.`,
    };
  }
  if (operation.startsWith('Delete')) return undoDelete(kind, { ...entry, before: entry.before });
  return undoUpdate(kind, { ...entry, before: entry.before });
}

const NOT_UNDOABLE: Readonly<Record<string, string>> = {
  DeleteApi:
    'All that was in the API went with it (routes, integrations, stages and their deployments). A new API would have another ID and another address.',
  ReimportApi:
    'Reimporting replaced routes, integrations and authorizers by new ones with new IDs. To go back, reimport the earlier document.',
  DeleteDeployment:
    'A deployment is a picture of the API at its time. A new one would be a picture of the API as it is now.',
  ResetAuthorizersCache: 'What the cache held is forgotten. It fills again with the next requests.',
};

function deletion(kind: Kind, entry: JournaledWrite): UndoResult {
  const { input, output = {}, operation } = entry;
  const { parents, id, get } = kinds[kind];
  const name = get.slice('Get'.length);
  const ids = { ...pick(parents, input), ...pick([id], output) };
  if (ids[id] === undefined) return { reason: `The answer had no ${id}.` };
  if (operation === 'CreateDeployment' && input.StageName !== undefined)
    return previousDeployment(entry, ids);
  const noun = kindLabel(operation);
  return undoing(entry, {
    calls: [call(`Delete${name}`, ids, `Delete ${describeCall(entry)}`)],
    says: `The ${noun} is deleted again.${AFTER_CREATE[kind] ?? ''}`,
    check: { operation: get, input: ids, left: steady(output) },
    ...(TYPED.includes(kind) && { typedName: String(output.Name ?? ids[id]) }),
  });
}

/** Kinds of which a deletion wants the name typed. */
const TYPED: readonly Kind[] = ['api', 'domainName', 'vpcLink', 'stage'];

const AFTER_CREATE: Partial<Record<Kind, string>> = {
  api: ' All that is in it by now goes with it: routes, integrations, stages.',
  stage: ' Its address stops answering at once.',
  domainName: ' Its API mappings go with it.',
  route: ' Requests for it go unanswered after the next deployment.',
};

/** A deployment to a stage is undone by the stage's earlier deployment; only then it can be deleted. */
function previousDeployment({ before, ...entry }: JournaledWrite, ids: Members): UndoResult {
  const StageName = String(entry.input.StageName);
  if (!before) return { reason: `What stage ${StageName} served before is not known.` };
  const { DeploymentId } = before;
  if (DeploymentId === undefined) {
    return {
      reason: `Stage ${StageName} served no deployment before, and one can be replaced, not taken away.`,
    };
  }
  const stage = { ApiId: entry.input.ApiId, StageName };
  return undoing(entry, {
    calls: [
      call('UpdateStage', { ...stage, DeploymentId }, `Let stage ${StageName} serve ${String(DeploymentId)}`),
      call('DeleteDeployment', ids, `Delete ${describeCall(entry)}`),
    ],
    says: `Stage ${StageName} serves its earlier deployment again, and the new deployment is deleted.`,
    check: {
      operation: 'GetStage',
      input: stage,
      left: [{ path: ['DeploymentId'], value: ids.DeploymentId }],
    },
    changes: [{ path: ['DeploymentId'], from: ids.DeploymentId, to: DeploymentId }],
  });
}

function undoTags(entry: JournaledWrite): UndoResult {
  const { operation, input, before } = entry;
  if (!before) return { reason: 'The earlier tags are not known: they had not been loaded before the call.' };
  const arn = String(input.ResourceArn);
  const earlier = (before.Tags ?? {}) as Record<string, string>;
  const keys =
    operation === 'TagResource'
      ? Object.keys((input.Tags ?? {}) as object)
      : ((input.TagKeys ?? []) as string[]);
  const set = operation === 'TagResource' ? (input.Tags as Record<string, string>) : {};
  const from = Object.fromEntries(keys.filter((key) => key in set).map((key) => [key, set[key] ?? '']));
  const to = Object.fromEntries(
    keys.filter((key) => Object.hasOwn(earlier, key)).map((key) => [key, earlier[key] ?? '']),
  );
  const calls = tagCalls(arn, from, to);
  if (calls.length === 0) return { reason: 'The tags were the same before.' };
  return undoing(entry, {
    calls,
    says: 'The tags that the call changed are set back; others stay.',
    check: {
      operation: 'GetTags',
      input: { ResourceArn: arn },
      left: keys.map((key) => ({ path: ['Tags', key], value: from[key] })),
    },
    changes: keys.map((key) => ({ path: ['Tags', key], from: from[key], to: to[key] })),
  });
}

/** Operations that take away a part of a resource: where it was. */
const PART_DELETIONS: Readonly<Record<string, (input: Members) => readonly string[]>> = {
  DeleteCorsConfiguration: () => ['CorsConfiguration'],
  DeleteAccessLogSettings: () => ['AccessLogSettings'],
  DeleteRouteSettings: ({ RouteKey }) => ['RouteSettings', String(RouteKey)],
  DeleteRouteRequestParameter: ({ RequestParameterKey }) => [
    'RequestParameters',
    String(RequestParameterKey),
  ],
};

function undoPartDeletion(entry: JournaledWrite): UndoResult {
  const { operation, input, before } = entry;
  const path = PART_DELETIONS[operation]?.(input) ?? [];
  const kind = kindOfWrite(operation, input);
  if (!before || !kind) return { reason: 'What was there before is not known: it had not been loaded.' };
  const { parents, id, get } = kinds[kind];
  const ids = pick([...parents, id], input);
  const value = valueAt(before, path);
  if (value === undefined) return { reason: 'There was nothing to take away, so that nothing was changed.' };
  return undoing(entry, {
    calls: [
      call(
        `Update${get.slice('Get'.length)}`,
        { ...ids, ...revertMember(path, value) },
        `Put back ${path.join(' ')}`,
      ),
    ],
    says: `${path.join(' ')} is set as it was.`,
    check: { operation: get, input: ids, left: [{ path, value: undefined }] },
    changes: [{ path, from: undefined, to: value }],
  });
}

/** The members of an answer that change only when somebody changes them. */
function steady(output: Members) {
  return Object.entries(output)
    .filter(([name]) => !VOLATILE.test(name))
    .map(([name, value]) => ({ path: [name], value }));
}

const VOLATILE =
  /(Date|Status|StatusMessage)$|^(DeploymentId|DomainNameConfigurations|ApiGatewayManaged|Warnings|ImportInfo)$/;

function pick(names: readonly string[], from: Members): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, from[name]]));
}
