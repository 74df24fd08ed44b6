import Alert, { type AlertProps } from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { exactTime } from '../../../lib/format';
import type { Comparison } from '../../../service/traffic/compare';
import type { LogQuery } from '../../../service/traffic/log-query';
import { CodeBlock } from '../../../ui/code-block';
import { Copyable } from '../../../ui/copyable';
import { Code } from '../../../ui/mono';
import { CauseList } from '../cause-list';
import { useIntoView } from '../functions/use-into-view';
import { Notes } from '../notes';
import { responseText } from '../response-text';
import styles from './send.module.css';
import type { SentToApi } from './use-send';

const ALERTS: Readonly<Record<Comparison['verdict'], AlertProps.Type>> = {
  agrees: 'success',
  'own-response': 'info',
  differs: 'warning',
  unknown: 'info',
};

/** What an API answered, where that differs from the trace, and how to find the request in its logs. */
export function ApiAnswer({ sent }: { sent: SentToApi }) {
  const { id, at, method, url, answer, milliseconds, comparison, log } = sent;
  const { verdict, finding, rows, requestId, diagnosis, causes, notes } = comparison;
  const top = useIntoView(id);
  return (
    <div ref={top}>
      <Container
        header={
          <Header
            variant="h2"
            description={`Sent ${exactTime(at)}, answered in ${milliseconds.toLocaleString('en')} ms.`}
          >
            Answer of the API
          </Header>
        }
      >
        <SpaceBetween size="m">
          <Code text={`${method} ${url}`} />
          <div role="status" aria-label="Comparison">
            <Alert type={ALERTS[verdict]}>
              {finding}
              {verdict === 'differs' && causes.length === 0 && ` ${diagnosis.verdict}`}
            </Alert>
          </div>
          <Notes notes={notes} />
          <Compared rows={rows} />
          <CauseList causes={causes} />
          {requestId !== undefined && (
            <div>
              <Box variant="awsui-key-label">Request ID (Apigw-Requestid)</Box>
              <Copyable text={requestId} what="request ID" />
            </div>
          )}
          {log && <LogSection log={log} at={at} />}
          <ExpandableSection headerText="Whole response">
            <CodeBlock text={responseText(answer)} what="Response of the API" />
          </ExpandableSection>
        </SpaceBetween>
      </Container>
    </div>
  );
}

function Compared({ rows }: Pick<Comparison, 'rows'>) {
  return (
    <table className={styles.compared} aria-label="Trace and answer">
      <thead>
        <tr>
          <th scope="col">Property</th>
          <th scope="col">Trace</th>
          <th scope="col">API</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, expected, answered }) => (
          <tr key={label} {...(expected !== undefined && expected !== answered && { 'data-differs': '' })}>
            <th scope="row">{label}</th>
            <td>{expected ?? 'Not known'}</td>
            <td>{answered}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LogSection({ log: { group, query, problem }, at }: { log: LogQuery; at: Date }) {
  return (
    <ExpandableSection headerText="Log query">
      <SpaceBetween size="s">
        <div>
          {problem ??
            `Paste it into CloudWatch Logs Insights with the log group ${group} and a time range that includes ${exactTime(at)}.`}
        </div>
        <CodeBlock text={query} what="log query" />
      </SpaceBetween>
    </ExpandableSection>
  );
}
