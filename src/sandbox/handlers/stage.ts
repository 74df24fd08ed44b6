import type { Api, Stage } from '@aws-sdk/client-apigatewayv2';
import { checkDeleteStage } from '../../service/rules/deletes';
import { checkStage, type StageFacts } from '../../service/rules/stage';
import type { Context, Handlers } from '../context';
import { notFound, refuse } from '../errors';
import { page } from '../paging';
import { patched, without } from '../patch';
import { deployStage } from './deployment';
import { allMappings } from './mappings';
import { protocolOf, withinQuota } from './shared';

function factsOf({ tx }: Context, api: Api, apiId: string): StageFacts {
  return {
    protocol: protocolOf(api),
    routeKeys: new Set(tx.all('route', apiId).map((route) => route.RouteKey ?? '')),
    deploymentIds: tx.ids('deployment', apiId),
    otherStages: [...tx.ids('stage', apiId)],
  };
}

/** A stage as the service returns it: its maps are there, empty or not ([CLI] in 2.4). */
const served = (stage: Stage): Stage => ({
  ...stage,
  RouteSettings: stage.RouteSettings ?? {},
  StageVariables: stage.StageVariables ?? {},
  Tags: stage.Tags ?? {},
});

/** Makes a stage; with `AutoDeploy`, deploys it. @throws ServiceError */
export function addStage(
  ctx: Context,
  api: Api,
  apiId: string,
  wanted: Partial<Stage> & { StageName: string },
): Stage {
  const settings =
    protocolOf(api) === 'HTTP'
      ? { DetailedMetricsEnabled: false }
      : { DataTraceEnabled: false, DetailedMetricsEnabled: false, LoggingLevel: 'OFF' as const };
  const stage: Stage = {
    ...wanted,
    CreatedDate: ctx.now,
    LastUpdatedDate: ctx.now,
    DefaultRouteSettings: { ...settings, ...wanted.DefaultRouteSettings },
  };
  const movesDeployment = wanted.DeploymentId !== undefined;
  refuse(checkStage(stage, { ...factsOf(ctx, api, apiId), mode: 'create', movesDeployment }), 'Route');
  withinQuota(ctx, 'stagesPerApi', 'stage', apiId);
  ctx.tx.put('stage', apiId, wanted.StageName, stage);
  return stage.AutoDeploy ? deployStage(ctx, apiId, stage) : stage;
}

function change(ctx: Context, apiId: string, stageName: string, work: (stage: Stage) => Stage): Stage {
  ctx.tx.need('api', '', apiId);
  const stage = work(ctx.tx.need('stage', apiId, stageName));
  return ctx.tx.put('stage', apiId, stageName, { ...stage, LastUpdatedDate: ctx.now });
}

type Operations =
  | 'CreateStage'
  | 'GetStage'
  | 'GetStages'
  | 'UpdateStage'
  | 'DeleteStage'
  | 'DeleteAccessLogSettings'
  | 'DeleteRouteSettings';

export const stageHandlers: Handlers<Operations> = {
  CreateStage(ctx, input) {
    const api = ctx.tx.need('api', '', input.ApiId);
    return served(
      addStage(ctx, api, input.ApiId, { ...without(input, 'ApiId'), StageName: input.StageName }),
    );
  },

  GetStage({ tx }, { ApiId, StageName }) {
    tx.need('api', '', ApiId);
    return served(tx.need('stage', ApiId, StageName));
  },

  GetStages(ctx, input) {
    ctx.tx.need('api', '', input.ApiId);
    const { Items, ...more } = page(ctx, 'stage', input.ApiId, input);
    return { Items: Items.map(served), ...more };
  },

  UpdateStage(ctx, input) {
    const { ApiId, StageName } = input;
    const api = ctx.tx.need('api', '', ApiId);
    const before = ctx.tx.need('stage', ApiId, StageName);
    const after = patched(before, without(input, 'ApiId', 'StageName'), {
      emptied: ['AccessLogSettings'],
      // Nothing clears a description that is set ([REC] in 2.4).
      kept: ['Description'],
    });
    const facts = {
      ...factsOf(ctx, api, ApiId),
      mode: 'update' as const,
      managed: before.ApiGatewayManaged === true,
      movesDeployment: input.DeploymentId !== undefined,
    };
    refuse(checkStage(after, facts), 'Route');
    const stage = change(ctx, ApiId, StageName, () => after);
    return served(stage.AutoDeploy && !before.AutoDeploy ? deployStage(ctx, ApiId, stage) : stage);
  },

  DeleteStage(ctx, { ApiId, StageName }) {
    ctx.tx.need('api', '', ApiId);
    ctx.tx.need('stage', ApiId, StageName);
    refuse(checkDeleteStage(ApiId, StageName, allMappings(ctx)));
    ctx.tx.remove('stage', ApiId, StageName);
    return undefined;
  },

  DeleteAccessLogSettings(ctx, { ApiId, StageName }) {
    change(ctx, ApiId, StageName, ({ AccessLogSettings: _removed, ...rest }) => rest);
    return undefined;
  },

  DeleteRouteSettings(ctx, { ApiId, StageName, RouteKey }) {
    change(ctx, ApiId, StageName, (stage) => {
      const settings = { ...stage.RouteSettings };
      if (!Object.hasOwn(settings, RouteKey))
        throw notFound(
          'RouteSettings',
          `Unable to find Route by key ${RouteKey} within the provided RouteSettings`,
        );
      delete settings[RouteKey];
      const { RouteSettings: _former, ...rest } = stage;
      return Object.keys(settings).length === 0 ? rest : { ...rest, RouteSettings: settings };
    });
    return undefined;
  },
};
