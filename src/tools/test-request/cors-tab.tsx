import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useMemo, useState } from 'react';
import { paths } from '../../app/paths';
import { corsFix } from '../../service/traffic/cors-fix';
import { type BrowserCheck, corsReport } from '../../service/traffic/cors-report';
import type { Given } from '../../service/traffic/given';
import type { TrafficRequest } from '../../service/traffic/request';
import type { World } from '../../service/traffic/world';
import { FixCors } from './fix-cors';
import styles from './test-request.module.css';

interface CorsTabProps {
  world: World;
  request: TrafficRequest;
  given: Given;
}

/** Whether a page of another origin may make the request, and what the browser checks. */
export function CorsTab({ world, request, given }: CorsTabProps) {
  const [origin, setOrigin] = useState('https://app.example.com');
  const [names, setNames] = useState('');
  const [hasCredentials, setCredentials] = useState(false);
  const { report, fixed } = useMemo(() => {
    const page = { origin, headerNames: names.split(/[,\s]+/), hasCredentials };
    return {
      report: corsReport(world, request, page, given),
      fixed: corsFix(world, request, page, given),
    };
  }, [world, request, given, origin, names, hasCredentials]);
  return (
    <SpaceBetween size="l">
      <div className={styles.pair}>
        <FormField label="Origin of the page" stretch>
          <Input
            value={origin}
            onChange={({ detail }) => setOrigin(detail.value.trim())}
            spellcheck={false}
          />
        </FormField>
        <FormField label="Headers that the page sets" stretch>
          <Input
            value={names}
            onChange={({ detail }) => setNames(detail.value)}
            placeholder="authorization, x-trial"
            spellcheck={false}
          />
        </FormField>
      </div>
      <Checkbox checked={hasCredentials} onChange={({ detail }) => setCredentials(detail.checked)}>
        With credentials (cookies)
      </Checkbox>
      <div role="status" aria-label="CORS verdict" className={styles.summary}>
        <StatusIndicator type={report.isAllowed ? 'success' : 'error'} wrapText>
          <span className={styles.step}>{report.verdict}</span>
        </StatusIndicator>
      </div>
      {fixed && <FixCors world={world} cors={fixed} />}
      {report.preflight ? (
        <Checks
          title="Preflight request"
          summary={report.preflight.trace.summary}
          checks={report.preflight.checks}
          apiId={world.apiId}
        />
      ) : (
        <div>The browser sends this request without a preflight request.</div>
      )}
      {report.request && (
        <Checks
          title="Request"
          summary={report.request.trace.summary}
          checks={report.request.checks}
          apiId={world.apiId}
        />
      )}
    </SpaceBetween>
  );
}

function Checks(props: { title: string; summary: string; checks: readonly BrowserCheck[]; apiId: string }) {
  const { title, summary, checks, apiId } = props;
  return (
    <div>
      <Header variant="h3" description={summary}>
        {title}
      </Header>
      <ul className={styles.plain} aria-label={`Checks of the ${title.toLowerCase()}`}>
        {checks.map(({ label, value, holds, fix, isConfigured }) => (
          <li key={label}>
            <StatusIndicator type={holds ? 'success' : 'error'} wrapText>
              {label}
            </StatusIndicator>
            <div className={styles.stepName}>
              {value}
              {!holds && `. ${fix} `}
              {!holds && isConfigured && <Link href={paths.corsEdit(apiId)}>Edit CORS</Link>}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
