import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Textarea from '@cloudscape-design/components/textarea';
import { useMemo, useState } from 'react';
import { type Diagnosis, diagnose } from '../../service/traffic/diagnose';
import type { Given } from '../../service/traffic/given';
import { parseResponse } from '../../service/traffic/pasted-response';
import type { TrafficRequest } from '../../service/traffic/request';
import type { World } from '../../service/traffic/world';
import { CauseList } from './cause-list';
import styles from './test-request.module.css';

interface DiagnosisTabProps {
  world: World;
  request: TrafficRequest;
  given: Given;
}

/** Who made a response that someone pastes, and what leads to it. */
export function DiagnosisTab({ world, request, given }: DiagnosisTabProps) {
  const [pasted, setPasted] = useState('');
  const diagnosis = useMemo(() => {
    const response = parseResponse(pasted);
    return response && diagnose(response, { world, request, given });
  }, [pasted, world, request, given]);
  return (
    <SpaceBetween size="l">
      <FormField
        label="Response that the request got"
        description="With its status line and headers, as curl -i prints it. A body alone is enough for a response of API Gateway."
        stretch
      >
        <Textarea
          value={pasted}
          onChange={({ detail }) => setPasted(detail.value)}
          placeholder={'HTTP/2 404\napigw-requestid: JKJaXmPLvHcESHA=\n\n{"message":"Not Found"}'}
          rows={6}
          spellcheck={false}
        />
      </FormField>
      {diagnosis && <Answer diagnosis={diagnosis} />}
    </SpaceBetween>
  );
}

function Answer({ diagnosis }: { diagnosis: Diagnosis }) {
  const { verdict, evidence, causes } = diagnosis;
  return (
    <SpaceBetween size="l">
      <div role="status" aria-label="Diagnosis" className={styles.summary}>
        <StatusIndicator type="info" wrapText>
          <span className={styles.step}>{verdict}</span>
        </StatusIndicator>
      </div>
      {evidence.length > 0 && (
        <dl className={styles.facts} aria-label="Evidence">
          {evidence.map(({ label, value }) => (
            <div key={label} className={styles.row}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <CauseList causes={causes} />
    </SpaceBetween>
  );
}
