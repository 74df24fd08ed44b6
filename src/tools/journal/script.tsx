import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { countOf } from '../../lib/format';
import type { JournalEntry } from '../../plans/journal/journal-entry';
import { planFromJournal } from '../../plans/journal/plan-from-journal';
import { CallCode } from '../../plans/ui/api-call-preview';

/** The selected calls as a script that replays them, oldest first. */
export function ScriptDialog(props: { entries: readonly JournalEntry[]; onDismiss: () => void }) {
  const [reads, setReads] = useState(false);
  const ordered = props.entries.toSorted((one, other) => one.id - other.id);
  const plan = planFromJournal(ordered, { reads });
  const refused = ordered.filter(({ outcome }) => outcome !== 'ok').length;
  return (
    <Modal visible size="large" header="Copy as script" closeAriaLabel="Close" onDismiss={props.onDismiss}>
      <SpaceBetween size="m">
        <Box>
          {plan.calls.length === 0
            ? 'None of these calls changed anything.'
            : countOf(plan.calls.length, 'call')}
          {plan.calls.length > 0 &&
            ' in the order they were sent. Later calls refer to the results of earlier ones.'}
          {refused > 0 &&
            ` ${countOf(refused, 'call')} that the service did not accept ${refused === 1 ? 'is' : 'are'} omitted.`}
        </Box>
        <Checkbox checked={reads} onChange={({ detail }) => setReads(detail.checked)}>
          Include read calls
        </Checkbox>
        {plan.calls.length > 0 && <CallCode plan={plan} />}
      </SpaceBetween>
    </Modal>
  );
}
