import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { sourceOptions } from '../client/cache/configuration';
import { useConnection } from '../client/connection/use-connection';
import { diff } from '../service/configuration/diff';
import { lacksSentence, summarize } from '../service/configuration/report';
import { DifferenceTree } from './difference';

/**
 * What a deployment to a stage changes: the difference between what the stage serves and the latest configuration. It
 * costs an export and the lists that are not in the cache, and never prevents the deployment.
 */
export function DeploymentChanges({ apiId, stageName }: { apiId: string; stageName: string }) {
  const connection = useConnection();
  const served = useQuery(sourceOptions({ connection, apiId, stageName }));
  const latest = useQuery(sourceOptions({ connection, apiId }));
  const difference = useMemo(
    () => (served.data && latest.data ? diff(served.data, latest.data) : undefined),
    [served.data, latest.data],
  );
  const error = served.error ?? latest.error;
  if (error)
    return (
      <Alert type="warning" header="The changes of this deployment are not known">
        {error.message}
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
        {lacksSentence(lacks)}
      </Box>
    </ExpandableSection>
  );
}
