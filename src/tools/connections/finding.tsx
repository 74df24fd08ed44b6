import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import type { connections } from '../../client/connection/connections';
import textStyles from '../../ui/text.module.css';

/** What a test of a connection found. */
export type ProbeOutcome = Awaited<ReturnType<typeof connections.test>>;

/** What a test found, what to do, and the service's own words. */
export function DiagnosisAlert({ finding }: { finding: ProbeOutcome }) {
  return (
    <div role={finding.works ? 'status' : 'alert'}>
      <Alert type={finding.works ? 'success' : 'error'} header={finding.title}>
        <div className={textStyles.breakAnywhere}>{finding.remedy}</div>
        {finding.detail && (
          <Box color="text-body-secondary" fontSize="body-s">
            <span className={textStyles.breakAnywhere}>{finding.detail}</span>
          </Box>
        )}
      </Alert>
    </div>
  );
}
