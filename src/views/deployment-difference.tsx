import type { Deployment, Stage } from '@aws-sdk/client-apigatewayv2';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useMemo } from 'react';
import { diff } from '../service/configuration/diff';
import { lacksSentence } from '../service/configuration/report';
import type { Protocol } from '../service/rules/rule';
import { DifferenceSection } from './difference';
import { useDeployed } from './use-deployed';

interface DifferenceProps {
  apiId: string;
  protocol: Protocol;
  /** All of the API: one that serves a deployment can be exported. */
  stages: readonly Stage[];
  before: Deployment;
  after: Deployment;
  /** Shown without being opened. */
  isOpen?: boolean | undefined;
}

/**
 * What differs between two deployments, as far as both are known: by the export of a stage that serves one (a call each), or
 * by the configuration that was saved at it.
 */
export function DeploymentDifference(props: DifferenceProps) {
  const { apiId, protocol, stages } = props;
  const place = ({ DeploymentId: deploymentId = '' }: Deployment) => ({
    apiId,
    deploymentId,
    stageName:
      protocol === 'HTTP'
        ? stages.find((stage) => stage.DeploymentId === deploymentId)?.StageName
        : undefined,
  });
  const before = useDeployed(place(props.before));
  const after = useDeployed(place(props.after));
  const difference = useMemo(
    () => (before.source && after.source ? diff(before.source, after.source) : undefined),
    [before.source, after.source],
  );
  const problem = before.problem ?? after.problem;
  if (problem !== undefined) return <StatusIndicator type="error">{problem}</StatusIndicator>;
  const unknown = [
    { deployment: props.before, isUnknown: before.isUnknown },
    { deployment: props.after, isUnknown: after.isUnknown },
  ].flatMap(({ deployment, isUnknown }) => (isUnknown ? [deployment.DeploymentId] : []));
  if (unknown.length > 0)
    return (
      <StatusIndicator type="info">
        What changes is not known.{' '}
        {protocol === 'HTTP'
          ? 'No stage serves deployment '
          : 'API Gateway cannot export WebSocket APIs, and the configuration of deployment '}
        {unknown.join(' and ')}
        {protocol === 'HTTP'
          ? ', and its configuration was not saved in this browser.'
          : ' was not saved in this browser.'}
      </StatusIndicator>
    );
  if (!difference) return <StatusIndicator type="loading">Comparing both deployments</StatusIndicator>;
  const { changes, lacks } = difference;
  if (changes.length === 0)
    return <StatusIndicator type="success">Both deployments are equal</StatusIndicator>;
  return (
    <DifferenceSection
      title="What changes for clients"
      changes={changes}
      note={lacksSentence(lacks)}
      isOpen={props.isOpen}
    />
  );
}
