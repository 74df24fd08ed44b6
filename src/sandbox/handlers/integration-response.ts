import { checkIntegrationResponse } from '../../rules/integration-response';
import type { Context, Handlers } from '../context';
import { refuse } from '../errors';
import { newId } from '../ids';
import { page } from '../paging';
import { patched, without } from '../patch';
import { autoDeploy } from './deployment';
import { protocolOf } from './shared';

/** The parent that an integration's responses are kept under. @throws ServiceError 404 where one is unknown. */
function parentOf({ tx }: Context, apiId: string, integrationId: string): string {
  tx.need('api', '', apiId);
  tx.need('integration', apiId, integrationId);
  return `${apiId}/${integrationId}`;
}

const factsOf = ({ tx }: Context, apiId: string, parent: string) => ({
  protocol: protocolOf(tx.need('api', '', apiId)),
  otherResponses: tx.all('integrationResponse', parent),
});

type Operations =
  | 'CreateIntegrationResponse'
  | 'GetIntegrationResponse'
  | 'GetIntegrationResponses'
  | 'UpdateIntegrationResponse'
  | 'DeleteIntegrationResponse';

export const integrationResponseHandlers: Handlers<Operations> = {
  CreateIntegrationResponse(ctx, input) {
    const { ApiId, IntegrationId, IntegrationResponseKey } = input;
    const parent = parentOf(ctx, ApiId, IntegrationId);
    const response = { ...without(input, 'ApiId', 'IntegrationId'), IntegrationResponseKey };
    refuse(checkIntegrationResponse(response, factsOf(ctx, ApiId, parent)));
    const id = newId(ctx, 'integrationResponse', parent);
    const created = { ...response, IntegrationResponseId: id };
    ctx.tx.put('integrationResponse', parent, id, created);
    autoDeploy(ctx, ApiId);
    return created;
  },

  GetIntegrationResponse(ctx, { ApiId, IntegrationId, IntegrationResponseId }) {
    return ctx.tx.need('integrationResponse', parentOf(ctx, ApiId, IntegrationId), IntegrationResponseId);
  },

  GetIntegrationResponses(ctx, input) {
    return page(ctx, 'integrationResponse', parentOf(ctx, input.ApiId, input.IntegrationId), input);
  },

  UpdateIntegrationResponse(ctx, input) {
    const { ApiId, IntegrationId, IntegrationResponseId } = input;
    const parent = parentOf(ctx, ApiId, IntegrationId);
    const before = ctx.tx.need('integrationResponse', parent, IntegrationResponseId);
    const change = without(input, 'ApiId', 'IntegrationId', 'IntegrationResponseId');
    const after = patched(before, change, { required: ['IntegrationResponseKey'] });
    refuse(checkIntegrationResponse(after, factsOf(ctx, ApiId, parent)));
    const response = ctx.tx.put('integrationResponse', parent, IntegrationResponseId, after);
    autoDeploy(ctx, ApiId);
    return response;
  },

  DeleteIntegrationResponse(ctx, { ApiId, IntegrationId, IntegrationResponseId }) {
    const parent = parentOf(ctx, ApiId, IntegrationId);
    ctx.tx.need('integrationResponse', parent, IntegrationResponseId);
    ctx.tx.remove('integrationResponse', parent, IntegrationResponseId);
    autoDeploy(ctx, ApiId);
    return undefined;
  },
};
