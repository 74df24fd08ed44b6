import type { Api, Deployment, Stage } from '@aws-sdk/client-apigatewayv2';
import { checkDeployment, noRoutes } from '../../service/rules/deployment';
import type { Context, Handlers } from '../context';
import { refuse } from '../errors';
import { newId } from '../ids';
import { page } from '../paging';
import { patched } from '../patch';
import { socketLists } from '../socket-lists';
import { protocolOf } from './shared';

/** How many automatic deployments of an API are kept besides those that stages point at. */
const KEPT_AUTOMATIC = 50;

/** Freezes the current API into a deployment. */
function freeze(ctx: Context, api: Api, apiId: string, made: Partial<Deployment>): Deployment {
  const { tx } = ctx;
  const id = newId(ctx, 'deployment', apiId);
  tx.put('deployed', `${apiId}/${id}`, '', {
    api,
    routes: tx.all('route', apiId),
    integrations: tx.all('integration', apiId),
    authorizers: tx.all('authorizer', apiId),
    ...(api.ProtocolType === 'WEBSOCKET' && socketLists(tx, apiId)),
  });
  return tx.put('deployment', apiId, id, {
    AutoDeployed: false,
    CreatedDate: ctx.now,
    DeploymentId: id,
    DeploymentStatus: 'DEPLOYED',
    ...made,
  });
}

/** Deploys one auto-deploy stage and says so in its status. */
export function deployStage(ctx: Context, apiId: string, stage: Stage): Stage {
  const { tx } = ctx;
  const api = tx.need('api', '', apiId);
  if (tx.count('route', apiId) === 0)
    return tx.put('stage', apiId, stage.StageName ?? '', {
      ...stage,
      LastDeploymentStatusMessage: `Deployment attempt failed: ${noRoutes(protocolOf(api))}`,
      LastUpdatedDate: ctx.now,
    });
  const deployment = freeze(ctx, api, apiId, {
    AutoDeployed: true,
    Description: 'Automatic deployment triggered by changes to the Api configuration',
  });
  const deployed = tx.put('stage', apiId, stage.StageName ?? '', {
    ...stage,
    DeploymentId: deployment.DeploymentId,
    LastDeploymentStatusMessage: `Successfully deployed stage with deployment ID '${deployment.DeploymentId}'`,
    LastUpdatedDate: ctx.now,
  });
  forgetOldest(ctx, apiId);
  return deployed;
}

/** Every change to an API with auto-deploy stages deploys them; call it once, after the change. */
export function autoDeploy(ctx: Context, apiId: string): void {
  for (const stage of ctx.tx.all('stage', apiId)) if (stage.AutoDeploy) deployStage(ctx, apiId, stage);
}

/** Bounds what a long series of changes leaves behind; AWS keeps them all as far as is known. */
function forgetOldest(ctx: Context, apiId: string): void {
  const { tx } = ctx;
  const active = new Set(tx.all('stage', apiId).map((stage) => stage.DeploymentId));
  const spare = tx
    .all('deployment', apiId)
    .filter((deployment) => deployment.AutoDeployed && !active.has(deployment.DeploymentId));
  for (const { DeploymentId: id = '' } of spare.slice(0, Math.max(0, spare.length - KEPT_AUTOMATIC))) {
    tx.remove('deployment', apiId, id);
    tx.remove('deployed', `${apiId}/${id}`, '');
  }
}

type Operations =
  | 'CreateDeployment'
  | 'GetDeployment'
  | 'GetDeployments'
  | 'UpdateDeployment'
  | 'DeleteDeployment';

export const deploymentHandlers: Handlers<Operations> = {
  CreateDeployment(ctx, { ApiId, StageName, Description }) {
    const { tx } = ctx;
    const api = tx.need('api', '', ApiId);
    const stages = tx.all('stage', ApiId);
    const facts = {
      protocol: protocolOf(api),
      mode: 'create' as const,
      stages,
      routeCount: tx.count('route', ApiId),
    };
    refuse(checkDeployment({ Description, StageName }, facts), 'Stage');
    const deployment = freeze(ctx, api, ApiId, Description === undefined ? {} : { Description });
    const stage = StageName === undefined ? undefined : tx.need('stage', ApiId, StageName);
    if (stage)
      tx.put('stage', ApiId, stage.StageName ?? '', {
        ...stage,
        DeploymentId: deployment.DeploymentId,
        LastUpdatedDate: ctx.now,
      });
    return deployment;
  },

  GetDeployment({ tx }, { ApiId, DeploymentId }) {
    tx.need('api', '', ApiId);
    return tx.need('deployment', ApiId, DeploymentId);
  },

  GetDeployments(ctx, input) {
    ctx.tx.need('api', '', input.ApiId);
    return page(ctx, 'deployment', input.ApiId, input);
  },

  UpdateDeployment({ tx }, { ApiId, DeploymentId, Description }) {
    tx.need('api', '', ApiId);
    const deployment = patched(tx.need('deployment', ApiId, DeploymentId), { Description });
    refuse(checkDeployment(deployment, { mode: 'update' }));
    return tx.put('deployment', ApiId, DeploymentId, deployment);
  },

  DeleteDeployment({ tx }, { ApiId, DeploymentId }) {
    tx.need('api', '', ApiId);
    const deployment = tx.need('deployment', ApiId, DeploymentId);
    refuse(checkDeployment(deployment, { mode: 'delete', stages: tx.all('stage', ApiId) }));
    tx.remove('deployment', ApiId, DeploymentId);
    tx.remove('deployed', `${ApiId}/${DeploymentId}`, '');
    return undefined;
  },
};
