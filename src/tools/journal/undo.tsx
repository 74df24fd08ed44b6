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
import { notifyResult } from '../../ui/notify';
import textStyles from '../../ui/text.module.css';

interface UndoDialogProps {
  entry: JournalEntry;
  undo: Undo;
  onDismiss: () => void;
}

/** Undoes a call. First checks whether the resource changed since the call; if so, the user must confirm. */
export function UndoDialog({ entry, undo, onDismiss }: UndoDialogProps) {
  const [confirmed, setConfirmed] = useState(false);
  const state = useChecked(undo);
  const needsConfirmation = state.is === 'changed' || state.is === 'unchecked';
  const notReady =
    state.is === 'checking'
      ? 'Checking the resource.'
      : needsConfirmation && !confirmed
        ? 'Confirm that you want to undo it anyway.'
        : undefined;
  return (
    <ConfirmPlan
      plan={undo.plan}
      confirmLabel="Undo"
      notReady={notReady}
      blocked={state.is === 'gone' && 'The resource no longer exists: it was deleted after the call.'}
      typedName={undo.typedName}
      onDismiss={onDismiss}
      onDone={(result) => {
        journal.markUndone(entry.id);
        notifyResult(result, 'success', `${entry.operation} of ${describeCall(entry)} is undone.`);
        onDismiss();
      }}
    >
      <SpaceBetween size="s">
        <Box>{undo.summary}</Box>
        {undo.changes.length > 0 && <Changes title="Values to restore" changes={undo.changes} />}
        {state.is === 'checking' && (
          <div role="status">Checking whether the resource changed after the call.</div>
        )}
        {state.is === 'same' && (
          <Box color="text-body-secondary">The resource has not changed since the call.</Box>
        )}
        {state.is === 'changed' && (
          <Alert type="warning" header="The resource was changed after the call">
            <Changes title="Values changed after the call" changes={state.changes} />
          </Alert>
        )}
        {state.is === 'unchecked' && (
          <Alert type="warning" header="The resource could not be checked">
            {state.error.message}
          </Alert>
        )}
        {needsConfirmation && (
          <Checkbox checked={confirmed} onChange={({ detail }) => setConfirmed(detail.checked)}>
            Undo anyway
          </Checkbox>
        )}
      </SpaceBetween>
    </ConfirmPlan>
  );
}

type Checked =
  | { is: 'checking' | 'same' | 'gone' | 'notNeeded' }
  | { is: 'changed'; changes: Change[] }
  | { is: 'unchecked'; error: ApiError };

/** Compares the resource with its state after the call, with one read when the dialog opens. */
function useChecked({ check }: Undo): Checked {
  const { value, error } = useUncachedRead(check?.operation ?? 'GetApis', check?.input ?? {}, {
    enabled: check !== undefined,
  });
  // The undo itself changes the resource, so only the first read counts.
  if (!check) return { is: 'notNeeded' };
  if (error) return error.details.status === 404 ? { is: 'gone' } : { is: 'unchecked', error };
  if (!value) return { is: 'checking' };
  const changes = check.expected
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
