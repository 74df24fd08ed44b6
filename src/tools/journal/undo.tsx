import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useUncachedRead } from '../../client/cache/uncached-read';
import type { ApiError } from '../../client/calls/errors';
import { sameValue } from '../../lib/diff';
import { cutMiddle } from '../../lib/format';
import { describeCall } from '../../plans/journal/describe-call';
import { type JournalEntry, journal } from '../../plans/journal/journal';
import { type Change, type Undo, valueAt } from '../../plans/journal/undo/undo-parts';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import { NotSet } from '../../ui/not-set';
import { notify } from '../../ui/notify';
import textStyles from '../../ui/text.module.css';

interface UndoDialogProps {
  entry: JournalEntry;
  undo: Undo;
  onDismiss: () => void;
}

/** Undoes a call: looks first whether the resource is still as the call left it, and asks when it is not. */
export function UndoDialog({ entry, undo, onDismiss }: UndoDialogProps) {
  const [meant, setMeant] = useState(false);
  const state = useChecked(undo);
  const unsure = state.is === 'changed' || state.is === 'unseen';
  const notReady =
    state.is === 'looking'
      ? 'It is being looked at first.'
      : unsure && !meant
        ? 'Tick that you want it all the same.'
        : undefined;
  return (
    <ConfirmPlan
      plan={undo.plan}
      confirmLabel="Undo"
      notReady={notReady}
      blocked={state.is === 'gone' && 'It is not there any more: it was deleted since.'}
      typedName={undo.typedName}
      onDismiss={onDismiss}
      onDone={(result) => {
        journal.markUndone(entry.id);
        notify('success', `${entry.operation} of ${describeCall(entry)} is undone.`, result);
        onDismiss();
      }}
    >
      <SpaceBetween size="s">
        <Box>{undo.says}</Box>
        {undo.changes.length > 0 && <Changes title="Values that are set back" changes={undo.changes} />}
        {state.is === 'looking' && <div role="status">Looking whether it is still as the call left it.</div>}
        {state.is === 'same' && <Box color="text-body-secondary">It is still as the call left it.</Box>}
        {state.is === 'changed' && (
          <Alert type="warning" header="It was changed since">
            <Changes title="Values that were changed since" changes={state.changes} />
          </Alert>
        )}
        {state.is === 'unseen' && (
          <Alert type="warning" header="It could not be looked at">
            {state.error.message}
          </Alert>
        )}
        {unsure && (
          <Checkbox checked={meant} onChange={({ detail }) => setMeant(detail.checked)}>
            Undo it all the same
          </Checkbox>
        )}
      </SpaceBetween>
    </ConfirmPlan>
  );
}

type Checked =
  | { is: 'looking' | 'same' | 'gone' | 'unneeded' }
  | { is: 'changed'; changes: Change[] }
  | { is: 'unseen'; error: ApiError };

/** Whether the resource is still as the call left it: one read when the dialog opens. */
function useChecked({ check }: Undo): Checked {
  const { value, error } = useUncachedRead(check?.operation ?? 'GetApis', check?.input ?? {}, {
    enabled: check !== undefined,
  });
  // What it was compared with is what the dialog opened with: undoing it changes it under the dialog.
  if (!check) return { is: 'unneeded' };
  if (error) return error.details.status === 404 ? { is: 'gone' } : { is: 'unseen', error };
  if (!value) return { is: 'looking' };
  const changes = check.left
    .map((place) => ({ path: place.path, from: place.value, to: valueAt(value, place.path) }))
    .filter(({ from, to }) => !sameValue(from, to));
  return changes.length === 0 ? { is: 'same' } : { is: 'changed', changes };
}

function Changes({ title, changes }: { title: string; changes: readonly Change[] }) {
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }} aria-label={title}>
      {changes.map(({ path, from, to }) => (
        <li key={path.join(' ')} className={textStyles.breakAnywhere}>
          {path.join(' ')}: <Value of={from} /> → <Value of={to} />
        </li>
      ))}
    </ul>
  );
}

function Value({ of }: { of: unknown }) {
  if (of === undefined || of === '') return <NotSet>nothing</NotSet>;
  const text = typeof of === 'string' ? of : JSON.stringify(of);
  return (
    <span className={textStyles.mono} title={text}>
      {cutMiddle(text, 80)}
    </span>
  );
}
