import { memberNames } from '../../../client/calls/input-shape';
import { countOf } from '../../../lib/format';
import { kinds } from '../../../service/kinds';
import { kindUndo } from '../../../service/kinds/undo';
import type { Kind } from '../../../service/resources';
import { describeCall } from '../describe-call';
import { call, type JournaledWrite, only, type UndoResult, undoing, writable } from './undo-parts';

type Members = Readonly<Record<string, unknown>>;

/** A create call from the recorded state of a deleted resource, unless the delete also removed unrecorded children. */
export function undoDelete(kind: Kind, entry: JournaledWrite & { before: Members }): UndoResult {
  const { input, before } = entry;
  const { noun, parents, operations } = kinds[kind];
  const { delete: undone } = kindUndo[kind];
  if ('reason' in undone) return undone;
  if (before.ApiGatewayManaged) {
    return { reason: `API Gateway managed this ${noun} (quick create); a new one would not be managed.` };
  }
  const lost = lostChildren(kind, entry);
  if (lost) return { reason: lost };
  const members = memberNames(operations.create);
  const state = Object.fromEntries(members.map((name) => [name, writable(name, before[name])]));
  // A stage with AutoDeploy accepts no deployment, and reserved AWS tags cannot be set.
  if (before.AutoDeploy) state.DeploymentId = undefined;
  if (state.Tags) state.Tags = ownTags(state.Tags as Record<string, string>);
  const parent = Object.fromEntries(parents.map((name) => [name, input[name]]));
  const made = { ...parent, ...only(members, state) };
  const deploys = before.AutoDeploy ? ' It deploys the current API.' : '';
  return undoing(entry, {
    calls: [call(operations.create, made, `Create ${describeCall(entry)}`)],
    summary: `The ${noun} is recreated from its recorded state. ${undone.note}${deploys}`,
  });
}

/** Why deleted children prevent an undo; undefined when there were none. */
function lostChildren(kind: Kind, { below = {} }: JournaledWrite): string | undefined {
  const { noun, children } = kinds[kind];
  const unknown = children.filter((child) => below[child] === undefined);
  if (unknown.length > 0) {
    const what = unknown.map((child) => kinds[child].plural).join(' or ');
    return `It is unknown whether the ${noun} had ${what}, which were deleted with it.`;
  }
  const gone = children.filter((child) => below[child] !== 0);
  if (gone.length === 0) return undefined;
  const total = gone.reduce((sum, child) => sum + (below[child] ?? 0), 0);
  const what = gone.map((child) => countOf(below[child] ?? 0, kinds[child].noun, kinds[child].plural));
  return `With the ${noun} went ${what.join(' and ')} that ${total === 1 ? 'is' : 'are'} not recorded.`;
}

function ownTags(tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !/^aws:/i.test(key)));
}
