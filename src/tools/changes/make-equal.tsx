import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ConnectionContext, useReadOnlyReason } from '../../client/connection/use-connection';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import type { Change } from '../../service/configuration/diff';
import { planTo } from '../../service/configuration/plan-to';
import { summarize } from '../../service/configuration/report';
import type { Origin, Source } from '../../service/configuration/source';
import { notifyResult } from '../../ui/notify';
import type { Place } from './places';

interface Compared {
  side: Place & { label: string };
  source: Source;
}

interface MakeEqualProps {
  sides: readonly [Compared, Compared];
  changes: readonly Change[];
  onDone: () => void;
}

/** A label within a sentence: "the latest configuration", "stage prod", "API shop". */
function inSentence(label: string): string {
  if (label.startsWith('Latest')) return `the ${label.toLowerCase()}`;
  return label.replace(/^Stage/, 'stage').replace(/^Saved/, 'saved');
}

/** A button for each side that can be changed: a latest configuration. What a stage serves is changed by deploying. */
export function MakeEqual({ sides, changes, onDone }: MakeEqualProps) {
  const pairs = [
    { current: sides[0], target: sides[1] },
    { current: sides[1], target: sides[0] },
  ];
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {pairs.map(({ current, target }) => {
        const { side, source } = current;
        if (!side.ok || 'savedId' in side.place || !source.origin) return null;
        return (
          <ConnectionContext key={side.label} value={side.place.connection}>
            <MakeSideEqual
              current={{ ...source, origin: source.origin }}
              target={target.source}
              title={`Make ${inSentence(side.label)} equal to ${inSentence(target.side.label)}`}
              region={side.place.connection.region}
              changes={changes}
              onDone={onDone}
            />
          </ConnectionContext>
        );
      })}
    </SpaceBetween>
  );
}

function MakeSideEqual(props: {
  current: Source & { origin: Origin };
  target: Source;
  title: string;
  region: string;
  changes: readonly Change[];
  onDone: () => void;
}) {
  const { current, target, title, region, onDone } = props;
  const [open, setOpen] = useState(false);
  const reason = useReadOnlyReason();
  return (
    <>
      <Button
        onClick={() => setOpen(true)}
        disabled={reason !== undefined}
        {...(reason !== undefined && { disabledReason: reason })}
      >
        {title}
      </Button>
      {open && (
        <Dialog
          planned={planTo(target, current, { title, region })}
          summary={summarize(props.changes)}
          onDismiss={() => setOpen(false)}
          onDone={onDone}
        />
      )}
    </>
  );
}

function Dialog(props: {
  planned: ReturnType<typeof planTo>;
  summary: string;
  onDismiss: () => void;
  onDone: () => void;
}) {
  // The plan that is shown is the one that runs, whatever is read meanwhile.
  const [{ plan, left }] = useState(props.planned);
  const nothing = plan.calls.length === 0 ? 'There is nothing that can be changed.' : undefined;
  return (
    <ConfirmPlan
      plan={plan}
      confirmLabel="Make equal"
      notReady={nothing}
      onDismiss={() => {
        props.onDismiss();
        // Calls of a stopped plan are done: what still differs is read again.
        props.onDone();
      }}
      onDone={(result) => {
        notifyResult(result, 'success', `${plan.title}: done.`);
        props.onDismiss();
        props.onDone();
      }}
    >
      <SpaceBetween size="s">
        <div>Differences: {props.summary}. Stages with automatic deployment serve the result at once.</div>
        {left.length > 0 && (
          <Alert type="warning" header="Some differences remain">
            <ul style={{ margin: 0, paddingInlineStart: 18 }}>
              {left.map(({ subject, reason }) => (
                <li key={subject + reason}>
                  {subject}: {reason}
                </li>
              ))}
            </ul>
          </Alert>
        )}
      </SpaceBetween>
    </ConfirmPlan>
  );
}
