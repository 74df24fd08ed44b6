import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import type { ReactNode } from 'react';
import type { connections } from '../../client/connection/connections';
import textStyles from '../../ui/text.module.css';

/** The result of a connection test. */
export type ProbeOutcome = Awaited<ReturnType<typeof connections.test>>;

/** Shows the diagnosis, the remedy and the service's message. */
export function DiagnosisAlert({ outcome, action }: { outcome: ProbeOutcome; action?: ReactNode }) {
  return (
    <div role={outcome.works ? 'status' : 'alert'}>
      <Alert type={outcome.works ? 'success' : 'error'} header={outcome.title} action={action}>
        <div className={textStyles.breakAnywhere}>{outcome.remedy}</div>
        {outcome.detail && (
          <Box color="text-body-secondary" fontSize="body-s">
            <span className={textStyles.breakAnywhere}>{outcome.detail}</span>
          </Box>
        )}
      </Alert>
    </div>
  );
}
