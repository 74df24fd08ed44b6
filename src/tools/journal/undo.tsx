import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useUncachedReads } from '../../client/cache/uncached-read';
import type { ApiError } from '../../client/calls/errors';
import { sameValue } from '../../lib/diff';
import { cutMiddle } from '../../lib/format';
import { journal } from '../../plans/journal/journal';
import type { JournalEntry } from '../../plans/journal/journal-entry';
import type { GroupUndo } from '../../plans/journal/undo/undo-group';
import { type Change, valueAt } from '../../plans/journal/undo/undo-parts';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import { NotSet } from '../../ui/not-set';
import { notifyResult } from '../../ui/notify';
import textStyles from '../../ui/text.module.css';

interface UndoDialogProps {
  /** What is undone: "CreateRoute of route GET /pets", or the title of a change. */
  what: string;
  entries: readonly JournalEntry[];
  undo: GroupUndo;
  onDismiss: () => void;
}

/** Undoes calls. First checks whether their resources changed since; if so, the user must confirm. */
export function UndoDialog({ what, entries, undo, onDismiss }: UndoDialogProps) {
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
      blocked={
        state.is === 'gone' &&
        `${entries.length === 1 ? 'The' : 'A'} resource no longer exists: it was deleted after the call.`
      }
      typedName={undo.typedName}
      onDismiss={onDismiss}
      onDone={(result) => {
        for (const { id } of entries) journal.markUndone(id);
        notifyResult(result, 'success', `${what} is undone.`);
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

/** Compares the resources with their state after the calls, with one read each when the dialog opens. */
function useChecked({ checks }: GroupUndo): Checked {
  const reads = useUncachedReads(checks);
  // The undo itself changes the resources, so only the first reads count.
  if (checks.length === 0) return { is: 'notNeeded' };
  const failed = reads.find(({ error }) => error)?.error;
  if (failed) return failed.details.status === 404 ? { is: 'gone' } : { is: 'unchecked', error: failed };
  if (reads.some(({ value }) => !value)) return { is: 'checking' };
  const changes = checks.flatMap(({ expected }, at) =>
    expected
      .map((place) => ({
        path: place.path,
        from: place.value,
        to: valueAt(reads[at]?.value ?? {}, place.path),
      }))
      .filter(({ from, to }) => !sameValue(from, to)),
  );
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
