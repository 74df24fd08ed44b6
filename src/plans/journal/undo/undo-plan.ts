import { kinds } from '../../../service/kinds';
import type { OtherOperation } from '../../../service/kinds/declaration';
import { kindUndo, noUndo } from '../../../service/kinds/undo';
import { isCreate, isRead, isTagging, kindOf, roleOf } from '../../../service/operations';
import type { Kind } from '../../../service/resources';
import type { KnownOperation } from '../../../service/sdk';
import { tagCalls } from '../../../service/tag-calls';
import { describeCall, kindLabel } from '../describe-call';
import { undoDelete } from './undo-delete';
import { call, type JournaledWrite, type UndoResult, undoing, valueAt } from './undo-parts';
import { revertMember, undoUpdate } from './undo-update';

type Members = Readonly<Record<string, unknown>>;

/** The plan that restores the state before a call. */
export function undoPlan(entry: JournaledWrite): UndoResult {
  const { operation, outcome } = entry;
  if (isRead(operation)) return { reason: 'The call only reads.' };
  if (outcome !== 'ok') {
    return outcome.status === 0
      ? { reason: 'There was no response, so it is unknown whether the call was applied.' }
      : { reason: 'The service rejected the call, so there is nothing to undo.' };
  }
  if (isTagging(operation)) return undoTags(entry);
  const kind = kindOf(operation);
  if (!kind) return { reason: 'The console cannot undo this operation.' };
  const other = kinds[kind].others[operation as KnownOperation];
  const reason = (noUndo as Partial<Record<string, string>>)[operation];
  if (reason) return { reason };
  if (other?.role === 'clear') return undoClear(kind, other, entry);
  if (isCreate(operation)) return deletion(kind, entry);
  const isDelete = roleOf(operation) === 'delete';
  const { delete: undone } = kindUndo[kind];
  if (isDelete && 'reason' in undone) return { reason: undone.reason };
  if (!entry.before) {
    return {
      reason: `The ${kindLabel(operation)} had not been loaded before the call, so its earlier state is unknown.`,
    };
  }
  if (isDelete) return undoDelete(kind, { ...entry, before: entry.before });
  return undoUpdate(kind, { ...entry, before: entry.before });
}

function deletion(kind: Kind, entry: JournaledWrite): UndoResult {
  const { input, output = {}, operation } = entry;
  const { parents, id, operations, noun } = kinds[kind];
  const undo = kindUndo[kind];
  const ids = { ...pick(parents, input), ...pick([id], output) };
  if (ids[id] === undefined) return { reason: `The response has no ${id}.` };
  if (operation === 'CreateDeployment' && input.StageName !== undefined)
    return previousDeployment(entry, ids);
  return undoing(entry, {
    calls: [call(operations.delete, ids, `Delete ${describeCall(entry)}`)],
    summary: [`The ${noun} is deleted.`, undo.create].join(' ').trim(),
    check: { operation: operations.get, input: ids, expected: steady(output) },
    ...(undo.confirmByName && { typedName: String(output.Name ?? ids[id]) }),
  });
}

/** The stage must serve its earlier deployment before the new one can be deleted. */
function previousDeployment({ before, ...entry }: JournaledWrite, ids: Members): UndoResult {
  const StageName = String(entry.input.StageName);
  if (!before) return { reason: `The earlier deployment of stage ${StageName} is unknown.` };
  const { DeploymentId } = before;
  if (DeploymentId === undefined) {
    return {
      reason: `Stage ${StageName} had no deployment before. A deployment can be replaced, not removed.`,
    };
  }
  const stage = { ApiId: entry.input.ApiId, StageName };
  return undoing(entry, {
    calls: [
      call('UpdateStage', { ...stage, DeploymentId }, `Let stage ${StageName} serve ${String(DeploymentId)}`),
      call('DeleteDeployment', ids, `Delete ${describeCall(entry)}`),
    ],
    summary: `Stage ${StageName} serves its earlier deployment again, and the new deployment is deleted.`,
    check: {
      operation: 'GetStage',
      input: stage,
      expected: [{ path: ['DeploymentId'], value: ids.DeploymentId }],
    },
    changes: [{ path: ['DeploymentId'], from: ids.DeploymentId, to: DeploymentId }],
  });
}

function undoTags(entry: JournaledWrite): UndoResult {
  const { operation, input, before } = entry;
  if (!before)
    return { reason: 'The tags had not been loaded before the call, so the earlier tags are unknown.' };
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
    summary: 'Undo reverts the tags that the call changed and no others.',
    check: {
      operation: 'GetTags',
      input: { ResourceArn: arn },
      expected: keys.map((key) => ({ path: ['Tags', key], value: from[key] })),
    },
    changes: keys.map((key) => ({ path: ['Tags', key], from: from[key], to: to[key] })),
  });
}

/** Restores a member that a dedicated call removed, as a whole or one entry of its map. */
function undoClear(
  kind: Kind,
  { member, key }: Extract<OtherOperation, { role: 'clear' }>,
  entry: JournaledWrite,
): UndoResult {
  const { input, before } = entry;
  if (!before) return { reason: 'The earlier state is unknown: it had not been loaded.' };
  const path = key === undefined ? [member] : [member, String(input[key])];
  const { parents, id, operations } = kinds[kind];
  const ids = pick([...parents, id], input);
  const value = valueAt(before, path);
  if (value === undefined) return { reason: 'There was nothing to remove, so nothing was changed.' };
  return undoing(entry, {
    calls: [call(operations.update, { ...ids, ...revertMember(path, value) }, `Put back ${path.join(' ')}`)],
    summary: `${path.join(' ')} is restored.`,
    check: { operation: operations.get, input: ids, expected: [{ path, value: undefined }] },
    changes: [{ path, from: undefined, to: value }],
  });
}

/** The members of a response, without those that change by themselves. */
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
