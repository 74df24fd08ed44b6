import type { Stage } from '@aws-sdk/client-apigatewayv2';
import Alert from '@cloudscape-design/components/alert';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { paths } from '../../app/paths';
import { useAllOptional } from '../../client/cache/queries';
import { useConnection } from '../../client/connection/use-connection';
import { countOf } from '../../lib/format';
import { stageArn } from '../../service/arn';
import type { Protocol } from '../../service/rules/rule';
import { limitsText, rejectingRoutes, rejectsAll } from '../../service/throttling';
import { Copyable } from '../../ui/copyable';
import { Mono } from '../../ui/mono';
import { NotSet } from '../../ui/not-set';
import { onOff, PropertyList } from '../../ui/property-list';
import { RawJson } from '../../ui/raw-json';
import { TagList } from '../../ui/tags';
import { Time } from '../../ui/time';
import { DeploymentName } from '../../views/deployment-name';
import { UndeployedChanges } from '../../views/undeployed-changes';
import { StageMappings } from './mappings';

/** What the stage serves and where, its limits in one line, and its facts. */
export function StageOverview(props: {
  apiId: string;
  protocol: Protocol;
  stage: Stage;
  url: string | undefined;
}) {
  const { apiId, protocol, stage, url } = props;
  const { region } = useConnection();
  const name = stage.StageName ?? '';
  const overrides = Object.values(stage.RouteSettings ?? {});
  const rejecting = rejectingRoutes(stage.RouteSettings);
  return (
    <SpaceBetween size="l">
      {rejectsAll(stage.DefaultRouteSettings) && (
        <Alert type="error" header="This stage rejects all requests">
          Its default throttling limit is 0: every request gets a 429 response.
        </Alert>
      )}
      {rejecting.length > 0 && (
        <Alert type="error" header="Routes of this stage reject all requests">
          A throttling limit of 0 is set for {rejecting.join(', ')}.
        </Alert>
      )}
      <PropertyList
        title="Stage"
        facts={[
          { label: 'Invoke URL', value: url && <Copyable text={url} what="invoke URL" /> },
          {
            label: 'Deployment',
            value: (
              <>
                <Serves apiId={apiId} stage={stage} />
                <UndeployedChanges apiId={apiId} protocol={protocol} stage={stage} />
              </>
            ),
          },
          { label: 'Auto-deploy', value: onOff(stage.AutoDeploy) },
          {
            label: 'Default throttling',
            value: limitsText(stage.DefaultRouteSettings) ?? <NotSet>Account limits</NotSet>,
          },
          {
            label: 'Route overrides',
            value: overrides.length > 0 ? countOf(overrides.length, 'route') : 'None',
          },
          { label: 'Detailed metrics', value: onOff(stage.DefaultRouteSettings?.DetailedMetricsEnabled) },
          { label: 'Last deployment', value: stage.LastDeploymentStatusMessage },
          { label: 'Created', value: <Time at={stage.CreatedDate} /> },
          { label: 'Updated', value: <Time at={stage.LastUpdatedDate} /> },
          { label: 'Description', value: stage.Description },
          {
            label: 'Managed by API Gateway',
            value: stage.ApiGatewayManaged ? 'Yes: created by quick create' : 'No',
          },
        ]}
      />
      <StageMappings apiId={apiId} stageName={name} />
      <TagList tags={stage.Tags} href={paths.tags(stageArn(region, apiId, name))} />
      <RawJson value={stage} />
    </SpaceBetween>
  );
}

function Serves({ apiId, stage }: { apiId: string; stage: Stage }) {
  const deployment = useAllOptional('deployment', { ApiId: apiId })?.find(
    ({ DeploymentId }) => DeploymentId === stage.DeploymentId,
  );
  if (!stage.DeploymentId) return <NotSet>None</NotSet>;
  return (
    <>
      <Link href={paths.deployment.detail(apiId, stage.DeploymentId)}>
        <Mono text={stage.DeploymentId} />
      </Link>
      {deployment && (
        <div>
          <DeploymentName deployment={deployment} />, <Time at={deployment.CreatedDate} />
        </div>
      )}
    </>
  );
}
