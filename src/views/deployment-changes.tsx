import type { Stage } from '@aws-sdk/client-apigatewayv2';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { lacksSentence, summarize } from '../service/configuration/report';
import { DifferenceTree } from './difference';
import { useUndeployed } from './use-deployed';

/**
 * What a deployment to a stage changes: the difference between what the stage serves and the latest configuration. It
 * costs an export and the lists that are not in the cache, and never prevents the deployment. API Gateway cannot export
 * WebSocket APIs: what their stages serve is known where the configuration was saved at the deployment.
 */
export function DeploymentChanges(props: { apiId: string; protocol: string; stage: Stage }) {
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
    <ExpandableSection headerText="What this deployment changes" headerDescription={summarize(changes)}>
      <DifferenceTree changes={changes} />
      <Box color="text-body-secondary" padding={{ top: 's' }}>
        {protocol === 'HTTP' ? lacksSentence(lacks) : NOT_DEPLOYED}
      </Box>
    </ExpandableSection>
  );
}

const NOT_DEPLOYED =
  'Compared with the configuration that was saved at the last deployment. Stage settings and tags are not deployed.';
