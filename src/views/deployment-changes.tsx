import type { Stage } from '@aws-sdk/client-apigatewayv2';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import { lacksSentence } from '../service/configuration/report';
import type { Protocol } from '../service/rules/rule';
import { DifferenceSection } from './difference';
import { useUndeployed } from './use-deployed';

/**
 * What a deployment to a stage changes: the difference between what the stage serves and the latest configuration. It
 * costs an export and the lists that are not in the cache, and never prevents the deployment. API Gateway cannot export
 * WebSocket APIs: what their stages serve is known where the configuration was saved at the deployment.
 */
export function DeploymentChanges(props: { apiId: string; protocol: Protocol; stage: Stage }) {
  const { StageName: stageName = '', DeploymentId: deploymentId = '' } = props.stage;
  const { apiId, protocol } = props;
  const { difference, problem, isUnknown } = useUndeployed({ apiId, protocol, stageName, deploymentId });
  if (isUnknown)
    return (
      <Alert type="info" header="What this deployment changes is not known">
        API Gateway cannot export WebSocket APIs, and this browser did not save the configuration of
        deployment {deploymentId}. Save the configuration at this deployment to compare with it at the next
        one.
      </Alert>
    );
  if (problem !== undefined)
    return (
      <Alert type="warning" header="The changes of this deployment are not known">
        {problem}
      </Alert>
    );
  if (!difference)
    return (
      <Box color="text-body-secondary">
        <span role="status">Comparing the stage with the latest configuration.</span>
      </Box>
    );
  const { changes, lacks } = difference;
  if (changes.length === 0)
    return (
      <Alert type="info" header="Nothing to deploy">
        Stage {stageName} already serves the latest configuration. You can deploy it again.
      </Alert>
    );
  return (
    <DifferenceSection
      title="What this deployment changes"
      changes={changes}
      note={protocol === 'HTTP' ? lacksSentence(lacks) : NOT_DEPLOYED}
    />
  );
}

const NOT_DEPLOYED =
  'Compared with the configuration that was saved at the last deployment. Stage settings and tags are not deployed.';
