import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { sourceOptions } from '../client/cache/configuration';
import { savedAtDeploymentOptions } from '../client/cache/saved-configurations';
import { useConnection } from '../client/connection/use-connection';
import { diff } from '../service/configuration/diff';
import { lacksSentence, summarize } from '../service/configuration/report';
import { savedDeployment } from '../service/configuration/saved';
import type { Source } from '../service/configuration/source';
import { DifferenceTree } from './difference';

/**
 * What a deployment to a stage changes: the difference between what the stage serves and the latest configuration. It
 * costs an export and the lists that are not in the cache, and never prevents the deployment.
 */
export function DeploymentChanges({ apiId, stageName }: { apiId: string; stageName: string }) {
  const connection = useConnection();
  const served = useQuery(sourceOptions({ connection, apiId, stageName }));
  return <Changes apiId={apiId} stageName={stageName} served={served.data} problem={served.error?.message} />;
}

/**
 * The same for a stage of a WebSocket API, which API Gateway cannot export: what it serves is known where the
 * configuration was saved at its deployment.
 */
export function SavedDeploymentChanges(props: { apiId: string; stageName: string; deploymentId: string }) {
  const { apiId, stageName, deploymentId } = props;
  const connection = useConnection();
  const { data, error } = useQuery(savedAtDeploymentOptions(connection, apiId, deploymentId));
  const served = useMemo(() => (data ? savedDeployment(data) : undefined), [data]);
  if (data === null)
    return (
      <Alert type="info" header="What this deployment changes is not known">
        API Gateway cannot export WebSocket APIs, and this browser did not save the configuration of
        deployment {deploymentId}. Save the configuration at this deployment to compare with it at the next
        one.
      </Alert>
    );
  return (
    <Changes
      apiId={apiId}
      stageName={stageName}
      served={served}
      problem={error?.message}
      note={NOT_DEPLOYED}
    />
  );
}

const NOT_DEPLOYED =
  'Compared with the configuration that was saved at the last deployment. Stage settings and tags are not deployed.';

function Changes(props: {
  apiId: string;
  stageName: string;
  /** Undefined until it is read. */
  served: Source | undefined;
  problem: string | undefined;
  /** What is not compared, and why; undefined: what the sources lack. */
  note?: string;
}) {
  const { apiId, stageName, served } = props;
  const connection = useConnection();
  const latest = useQuery(sourceOptions({ connection, apiId }));
  const difference = useMemo(
    () => (served && latest.data ? diff(served, latest.data) : undefined),
    [served, latest.data],
  );
  const problem = props.problem ?? latest.error?.message;
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
        {props.note ?? lacksSentence(lacks)}
      </Box>
    </ExpandableSection>
  );
}
