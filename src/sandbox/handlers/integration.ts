import type { Api, Integration, IntegrationType } from '@aws-sdk/client-apigatewayv2';
import { checkDeleteIntegration } from '../../service/rules/deletes';
import { checkIntegration, MAX_TIMEOUT } from '../../service/rules/integration';
import type { IntegrationFacts } from '../../service/rules/integration-facts';
import type { Protocol } from '../../service/rules/rule';
import type { Context, Handlers } from '../context';
import { refuse } from '../errors';
import { newId } from '../ids';
import { page } from '../paging';
import { patched, without } from '../patch';
import { autoDeploy } from './deployment';
import { protocolOf, withinQuota } from './shared';

function factsOf({ tx }: Context, protocol: Protocol): IntegrationFacts {
  return { protocol, vpcLinkIds: { has: (id) => tx.get('vpcLink', '', id) !== undefined } };
}

/** What the service adds on its own (2.6, Appendix B). */
function completed(wanted: Partial<Integration>, protocol: Protocol): Partial<Integration> {
  const whole: Partial<Integration> = {
    ConnectionType: 'INTERNET',
    PayloadFormatVersion: '1.0',
    TimeoutInMillis: MAX_TIMEOUT[protocol],
    ...(protocol === 'WEBSOCKET' ? { PassthroughBehavior: 'WHEN_NO_MATCH' as const } : {}),
    ...wanted,
  };
  return settled(whole, protocol);
}

/** How the service chooses the response of an integration that is no proxy, spelled as it returns it ([CLI], [ACC] in 2.6). */
const RESPONSE_SELECTION: Partial<Record<IntegrationType, string>> = {
  AWS: '${integration.response.body.errorMessage}',
  HTTP: '${integration.response.statuscode}',
  MOCK: '${integration.response.statuscode}',
};

/** Members that follow from others, and those that HTTP APIs accept and do not keep ([OBS] Terraform). */
function settled<Value extends Partial<Integration>>(integration: Value, protocol: Protocol): Value {
  const { PassthroughBehavior, IntegrationResponseSelectionExpression: _former, ...plain } = integration;
  const type = integration.IntegrationType;
  const isFunction = type === 'AWS_PROXY' && integration.IntegrationSubtype === undefined;
  const selection = type === undefined ? undefined : RESPONSE_SELECTION[type];
  return {
    ...plain,
    // A function is always called by POST.
    ...(isFunction && plain.IntegrationMethod === undefined && { IntegrationMethod: 'POST' }),
    ...(protocol === 'WEBSOCKET' && PassthroughBehavior !== undefined && { PassthroughBehavior }),
    ...(protocol === 'WEBSOCKET' &&
      selection !== undefined && { IntegrationResponseSelectionExpression: selection }),
  } as Value;
}

/** Makes an integration without deploying it: for CreateIntegration, quick create and import. @throws ServiceError */
export function addIntegration(
  ctx: Context,
  api: Api,
  apiId: string,
  wanted: Partial<Integration>,
): Integration {
  const protocol = protocolOf(api);
  const integration = completed(wanted, protocol);
  refuse(checkIntegration(integration, { ...factsOf(ctx, protocol), mode: 'create' }), 'VpcLink');
  withinQuota(ctx, 'integrationsPerApi', 'integration', apiId);
  const id = newId(ctx, 'integration', apiId);
  return ctx.tx.put('integration', apiId, id, { ...integration, IntegrationId: id });
}

/** Changes an integration without deploying it. @throws ServiceError */
export function changeIntegration(
  ctx: Context,
  apiId: string,
  integrationId: string,
  change: Partial<Integration>,
): Integration {
  const { tx } = ctx;
  const protocol = protocolOf(tx.need('api', '', apiId));
  const before = tx.need('integration', apiId, integrationId);
  const merged = patched(before, change, {
    required: ['IntegrationType'],
    replaced: ['ResponseParameters'],
    emptied: ['TlsConfig'],
  });
  const after = settled(connected(merged, before), protocol);
  const facts = {
    ...factsOf(ctx, protocol),
    mode: 'update' as const,
    sent: change,
    formerSubtype: before.IntegrationSubtype,
  };
  refuse(checkIntegration(after, facts), 'VpcLink');
  return tx.put('integration', apiId, integrationId, after);
}

/** Takes an integration away with its responses, in use or not. */
export function dropIntegration({ tx }: Context, apiId: string, integrationId: string): void {
  tx.removeAll('integrationResponse', `${apiId}/${integrationId}`);
  tx.remove('integration', apiId, integrationId);
}

/**
 * Without its link an integration has no use for the link's id, which a client cannot clear (it has at least one
 * character), nor for the server name. That the service forgets them is not verified; the sandbox does.
 */
function connected(integration: Integration, before: Integration): Integration {
  if (before.ConnectionType !== 'VPC_LINK' || integration.ConnectionType !== 'INTERNET') return integration;
  const { ConnectionId: _link, TlsConfig: _tls, ...open } = integration;
  return open;
}

type Operations =
  | 'CreateIntegration'
  | 'GetIntegration'
  | 'GetIntegrations'
  | 'UpdateIntegration'
  | 'DeleteIntegration';

export const integrationHandlers: Handlers<Operations> = {
  CreateIntegration(ctx, input) {
    const api = ctx.tx.need('api', '', input.ApiId);
    const integration = addIntegration(ctx, api, input.ApiId, without(input, 'ApiId'));
    autoDeploy(ctx, input.ApiId);
    return integration;
  },

  GetIntegration({ tx }, { ApiId, IntegrationId }) {
    tx.need('api', '', ApiId);
    return tx.need('integration', ApiId, IntegrationId);
  },

  GetIntegrations(ctx, input) {
    ctx.tx.need('api', '', input.ApiId);
    return page(ctx, 'integration', input.ApiId, input);
  },

  UpdateIntegration(ctx, input) {
    const { ApiId, IntegrationId } = input;
    const change = without(input, 'ApiId', 'IntegrationId');
    const integration = changeIntegration(ctx, ApiId, IntegrationId, change);
    autoDeploy(ctx, ApiId);
    return integration;
  },

  DeleteIntegration(ctx, { ApiId, IntegrationId }) {
    const { tx } = ctx;
    tx.need('api', '', ApiId);
    const integration = tx.need('integration', ApiId, IntegrationId);
    const managed = integration.ApiGatewayManaged === true;
    refuse(checkIntegration(integration, { mode: 'delete', managed }));
    refuse(checkDeleteIntegration(IntegrationId, tx.all('route', ApiId)));
    dropIntegration(ctx, ApiId, IntegrationId);
    autoDeploy(ctx, ApiId);
    return undefined;
  },
};
