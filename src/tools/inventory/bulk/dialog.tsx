import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import { type LoadedLists, useListsOfApis } from '../../../client/cache/lists-of-apis';
import { countOf } from '../../../lib/format';
import { ConfirmPlan } from '../../../plans/ui/confirm-plan';
import { Affected } from '../../../resources/shared/affected';
import type { BulkCalls, BulkKind, ListsOfApi, Picked, Skipped } from '../../../service/bulk/selection';
import type { Plan } from '../../../service/plan';
import type { BulkDialog } from '../../../table/bulk-actions';

/** The props of the dialogs of an inventory's actions. */
export interface ActionDialog extends Pick<BulkDialog<unknown>, 'onDismiss' | 'onDone'> {
  picked: readonly Picked[];
}

/** Reads what a plan over a selection needs to know, and says so meanwhile. */
export function WithLists(props: {
  title: string;
  picked: readonly Picked[];
  kinds: readonly BulkKind[];
  onDismiss: () => void;
  children: (lists: ReadonlyMap<string, ListsOfApi>) => ReactNode;
}) {
  const loaded = useListsOfApis(
    props.picked.map(({ apiId }) => apiId),
    props.kinds,
  );
  if (loaded.lists) return props.children(loaded.lists);
  return (
    <Modal visible header={props.title} closeAriaLabel="Close" onDismiss={props.onDismiss}>
      <Progress {...loaded} />
    </Modal>
  );
}

const Progress = ({ done, total }: LoadedLists) => (
  <StatusIndicator type="loading">{`Reading the lists of ${countOf(total, 'API')}: ${done} read`}</StatusIndicator>
);

interface BulkConfirmProps extends Pick<ActionDialog, 'onDismiss' | 'onDone'> {
  built: BulkCalls & { plan: Plan };
  /** Singular: "route". */
  noun: string;
  /** The verb on the button. */
  confirmLabel: string;
  /** The heading of what changes: "Routes to delete". */
  label: string;
  notReady?: string | undefined;
  typedName?: string | undefined;
  /** The result as a sentence. @param changed how many resources: "2 routes" */
  done: (changed: string) => string;
  children?: ReactNode;
}

/** The plan of an action before it runs: what it changes, and what it skips and why, each with its API. */
export function BulkConfirm(props: BulkConfirmProps) {
  const { built, noun, label } = props;
  return (
    <ConfirmPlan
      plan={built.plan}
      confirmLabel={props.confirmLabel}
      independent
      notReady={props.notReady ?? (built.plan.calls.length === 0 ? `No ${noun} would change.` : undefined)}
      typedName={props.typedName}
      onDismiss={props.onDismiss}
      onDone={(result, failed) =>
        props.onDone(failed, props.done(countOf(changedBy(result.outputs, built.changed), noun)), result)
      }
    >
      <SpaceBetween size="m">
        {props.children}
        <Affected
          noun={noun}
          label={label}
          changed={built.changed.map((one) => ({ id: idOf(one), name: one.name, note: one.api }))}
          skipped={built.skipped.map(skippedName)}
        />
      </SpaceBetween>
    </ConfirmPlan>
  );
}

const idOf = ({ apiId, id }: Picked) => `${apiId}/${id}`;

/** A resource that is left out, with its API and the reason. */
export const skippedName = ({ picked, reason }: Skipped) => ({
  id: idOf(picked),
  name: picked.name,
  note: `${picked.api}. ${reason}`,
});

/** How many resources the calls that were made have changed: a call's ID ends with the resource's. */
function changedBy(outputs: Readonly<Record<string, unknown>>, changed: readonly Picked[]): number {
  const made = new Set(Object.keys(outputs).map((id) => id.slice(id.lastIndexOf(' ') + 1)));
  return changed.filter((one) => made.has(idOf(one))).length;
}
