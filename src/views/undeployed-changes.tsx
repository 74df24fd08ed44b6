import type { Stage } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { countOf } from '../lib/format';
import type { Protocol } from '../service/rules/rule';
import { useUndeployed } from './use-deployed';

/**
 * Whether a stage serves the latest configuration, and how many changes it does not: asked by the user, because it costs an
 * export.
 * @param isAlwaysOn the user has asked for it on every stage of this connection
 */
export function UndeployedChanges(props: {
  apiId: string;
  protocol: Protocol;
  stage: Stage;
  isAlwaysOn?: boolean;
}) {
  const { apiId, protocol, isAlwaysOn = false } = props;
  const { StageName: stageName = '', DeploymentId: deploymentId = '' } = props.stage;
  const [isAsked, setAsked] = useState(false);
  const isOn = isAsked || isAlwaysOn;
  const { difference, problem, isUnknown, href } = useUndeployed(
    { apiId, protocol, stageName, deploymentId },
    isOn && deploymentId !== '',
  );
  if (deploymentId === '') return null;
  if (!isOn)
    return (
      <Button
        variant="inline-link"
        ariaLabel={`Check stage ${stageName} for undeployed changes`}
        onClick={() => setAsked(true)}
      >
        Check for undeployed changes
      </Button>
    );
  if (problem !== undefined) return <StatusIndicator type="error">{problem}</StatusIndicator>;
  if (isUnknown)
    return (
      <StatusIndicator type="info">
        Undeployed changes are not known: API Gateway cannot export WebSocket APIs, and this browser did not
        save the configuration of deployment {deploymentId}.
      </StatusIndicator>
    );
  if (!difference)
    return <StatusIndicator type="loading">Comparing with the latest configuration</StatusIndicator>;
  const count = difference.changes.length;
  if (count === 0) return <StatusIndicator type="success">Everything is deployed</StatusIndicator>;
  return (
    <StatusIndicator type="info">
      <Link href={href ?? ''} ariaLabel={`${countOf(count, 'change')} not deployed to stage ${stageName}`}>
        {countOf(count, 'change')} not deployed
      </Link>
    </StatusIndicator>
  );
}
