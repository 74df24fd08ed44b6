import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { activeConnection } from '../../client/connection/active-connection';
import { describeCall } from '../../plans/journal/describe-call';
import type { JournalEntry } from '../../plans/journal/journal';
import type { UndoResult } from '../../plans/journal/undo/undo-parts';
import { undoPlan } from '../../plans/journal/undo/undo-plan';
import { isRead } from '../../service/operations';
import { UndoDialog } from './undo';

/** How an entry can be undone here and now, or why it cannot. */
export function undoOf(entry: JournalEntry): UndoResult {
  if (entry.undone) return { reason: 'It has been undone.' };
  if (entry.where.id !== activeConnection().id || entry.where.region !== activeConnection().region) {
    return {
      reason: `It was made on ${entry.where.name} (${entry.where.region}), which is not the connection now.`,
    };
  }
  return undoPlan(entry);
}

/** Offers to undo a change; where that cannot be, the button says why. Nothing for a call that changed nothing. */
export function UndoButton({ entry, inline = false }: { entry: JournalEntry; inline?: boolean }) {
  const [open, setOpen] = useState(false);
  if (isRead(entry.operation) || entry.outcome !== 'ok') return null;
  const undo = undoOf(entry);
  const reason = 'reason' in undo ? undo.reason : undefined;
  return (
    <>
      <Button
        {...(inline ? { variant: 'inline-link' as const } : {})}
        ariaLabel={`Undo ${entry.operation} of ${describeCall(entry)}`}
        disabled={reason !== undefined && !open}
        {...(reason === undefined || open ? {} : { disabledReason: reason })}
        onClick={() => setOpen(true)}
      >
        Undo…
      </Button>
      {open && 'plan' in undo && <UndoDialog entry={entry} undo={undo} onDismiss={() => setOpen(false)} />}
    </>
  );
}
