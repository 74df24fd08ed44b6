import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ConnectionContext, useReadOnlyReason } from '../../client/connection/use-connection';
import { CallCode } from '../../plans/ui/api-call-preview';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import type { Change } from '../../service/configuration/diff';
import { type PlanTo, planTo } from '../../service/configuration/plan-to';
import { summarize } from '../../service/configuration/report';
import type { Origin, Source } from '../../service/configuration/source';
import { notifyResult } from '../../ui/notify';
import textStyles from '../../ui/text.module.css';
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
  const [open, setOpen] = useState<'run' | 'script'>();
  const reason = useReadOnlyReason();
  const close = () => setOpen(undefined);
  const planned = open && planTo(target, current, { title, region });
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button
        onClick={() => setOpen('run')}
        disabled={reason !== undefined}
        {...(reason !== undefined && { disabledReason: reason })}
      >
        {title}
      </Button>
      <Button variant="link" ariaLabel={`Show as script: ${title}`} onClick={() => setOpen('script')}>
        Show as script
      </Button>
      {open === 'run' && planned && (
        <Dialog planned={planned} summary={summarize(props.changes)} onDismiss={close} onDone={onDone} />
      )}
      {open === 'script' && planned && <ScriptDialog planned={planned} onDismiss={close} />}
    </SpaceBetween>
  );
}

/** The plan as code that is run elsewhere; also for a connection that is read-only here. */
function ScriptDialog({ planned, onDismiss }: { planned: PlanTo; onDismiss: () => void }) {
  const { plan, left } = planned;
  return (
    <Modal
      visible
      size="large"
      header={<span className={textStyles.breakAnywhere}>{plan.title}</span>}
      closeAriaLabel="Close"
      onDismiss={onDismiss}
    >
      <SpaceBetween size="s">
        <Remaining left={left} />
        {plan.calls.length === 0 ? (
          <div>There is nothing that can be changed.</div>
        ) : (
          <CallCode plan={plan} />
        )}
      </SpaceBetween>
    </Modal>
  );
}

/** What the plan leaves as it is although it differs. */
function Remaining({ left }: Pick<PlanTo, 'left'>) {
  if (left.length === 0) return null;
  return (
    <Alert type="warning" header="Some differences remain">
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {left.map(({ subject, reason }) => (
          <li key={subject + reason}>
            {subject}: {reason}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Dialog(props: { planned: PlanTo; summary: string; onDismiss: () => void; onDone: () => void }) {
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
        <Remaining left={left} />
      </SpaceBetween>
    </ConfirmPlan>
  );
}
