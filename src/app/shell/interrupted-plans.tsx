import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useState } from 'react';
import { useConnection } from '../../client/connection/use-connection';
import { countOf } from '../../lib/format';
import { discardRun, interruptedRuns, type RunRecord } from '../../plans/run-records';
import { CallSteps } from '../../plans/ui/call-steps';
import { PlanProgress } from '../../plans/ui/plan-progress';
import { useChange } from '../../plans/use-change';
import { notify, notifyResult } from '../../ui/notify';
import textStyles from '../../ui/text.module.css';

/** The plans of this connection that were running in a tab that is gone. */
export default function InterruptedPlans() {
  const { id } = useConnection();
  const [records, setRecords] = useState<readonly RunRecord[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void interruptedRuns(id).then((found) => isCurrent && setRecords(found));
    return () => {
      isCurrent = false;
    };
  }, [id]);
  const remove = (record: RunRecord) => setRecords((all) => all.filter((one) => one.id !== record.id));
  return records.map((record) => (
    <InterruptedPlan key={record.id} record={record} onEnd={() => remove(record)} />
  ));
}

function InterruptedPlan({ record, onEnd }: { record: RunRecord; onEnd: () => void }) {
  const change = useChange({ restored: record });
  const done = record.calls.filter(({ status }) => status === 'done').length;
  const { calls } = change.state;
  const proceed = async () => {
    try {
      const result = await change.submit({ title: record.title, calls: calls.map(({ call }) => call) });
      if (!result) return;
      notifyResult(result, 'success', `${record.title}: completed.`);
      onEnd();
    } catch (error) {
      notify('error', (error as Error).message);
    }
  };
  const close = async () => {
    await discardRun(record.id);
    onEnd();
  };
  const isUnderway = calls.some(({ status }) => status === 'failed');
  return (
    <section aria-label={`Interrupted plan: ${record.title}`}>
      <Alert
        type="warning"
        header={
          <span className={textStyles.breakAnywhere}>
            {`A plan was interrupted at ${done} of ${countOf(calls.length, 'call')}: ${record.title}`}
          </span>
        }
      >
        <SpaceBetween size="s">
          <div>
            The tab that ran it was closed.{' '}
            {isUnderway
              ? 'One call was underway: continuing checks at the service whether it was applied, before anything is sent.'
              : 'Continuing sends the remaining calls.'}
          </div>
          {change.state.status === 'failed' && !change.running && calls.some(({ found }) => found) ? (
            <PlanProgress state={change.state} />
          ) : (
            <section className={textStyles.scrollArea} tabIndex={0} aria-label="All calls">
              <CallSteps calls={calls} />
            </section>
          )}
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => void proceed()} loading={change.running}>
              Check and continue
            </Button>
            <Button variant="link" onClick={() => void close()} disabled={change.running}>
              Close this plan
            </Button>
          </SpaceBetween>
        </SpaceBetween>
      </Alert>
    </section>
  );
}
