import type { Deployment, Stage } from '@aws-sdk/client-apigatewayv2';
import type { Call, Plan } from '../../service/plan';
import { managedReason } from '../../service/rules/managed';

/** Why the stage cannot be moved to the deployment, as a sentence; undefined when it can. */
export function serveReason(stage: Stage, deployment: Deployment): string | undefined {
  if (stage.DeploymentId === deployment.DeploymentId) return 'The stage serves this deployment.';
  if (stage.ApiGatewayManaged) return managedReason('stage');
  if (stage.AutoDeploy) return 'Automatic deployment is enabled for this stage.';
  if (deployment.DeploymentStatus && deployment.DeploymentStatus !== 'DEPLOYED')
    return 'Only a completed deployment can be served.';
  return undefined;
}

/**
 * UpdateStage with the deployment. Settings that remain of deleted routes are removed first: with them the service
 * rejects every update (service-rules 2.14).
 */
export function toServe(
  apiId: string,
  stage: Stage,
  { DeploymentId }: Deployment,
  orphaned: readonly string[],
): Plan {
  const ids = { ApiId: apiId, StageName: stage.StageName ?? '' };
  const removals = orphaned.map(
    (RouteKey, index): Call => ({
      id: `routeSettings${index + 1}`,
      operation: 'DeleteRouteSettings',
      label: `Delete the settings of ${RouteKey}`,
      input: { ...ids, RouteKey },
    }),
  );
  const title = `Serve deployment ${DeploymentId} on stage ${ids.StageName}`;
  return {
    title,
    calls: [
      ...removals,
      { id: 'stage', operation: 'UpdateStage', label: title, input: { ...ids, DeploymentId } },
    ],
  };
}
