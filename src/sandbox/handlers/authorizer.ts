import type { Api, Authorizer } from '@aws-sdk/client-apigatewayv2';
import { type AuthorizerFacts, checkAuthorizer, membersOfType } from '../../service/rules/authorizer';
import { checkDeleteAuthorizer } from '../../service/rules/deletes';
import type { Context, Handlers } from '../context';
import { refuse } from '../errors';
import { newId } from '../ids';
import { page } from '../paging';
import { patched, without } from '../patch';
import { autoDeploy } from './deployment';
import { protocolOf, withinQuota } from './shared';

function factsOf(ctx: Context, api: Api, apiId: string, authorizer: Partial<Authorizer>): AuthorizerFacts {
  const issuer = authorizer.JwtConfiguration?.Issuer;
  return {
    protocol: protocolOf(api),
    otherAuthorizers: ctx.tx.all('authorizer', apiId),
    ...(issuer === undefined || !ctx.issuerResponds ? {} : { issuerResponds: ctx.issuerResponds(issuer) }),
  };
}

/** Makes an authorizer without deploying it: for CreateAuthorizer and import. @throws ServiceError */
export function addAuthorizer(
  ctx: Context,
  api: Api,
  apiId: string,
  wanted: Partial<Authorizer> & { Name: string },
): Authorizer {
  refuse(checkAuthorizer(wanted, factsOf(ctx, api, apiId, wanted)));
  withinQuota(ctx, 'authorizersPerApi', 'authorizer', apiId);
  const id = newId(ctx, 'authorizer', apiId);
  return ctx.tx.put('authorizer', apiId, id, { ...wanted, AuthorizerId: id });
}

type Operations =
  | 'CreateAuthorizer'
  | 'GetAuthorizer'
  | 'GetAuthorizers'
  | 'UpdateAuthorizer'
  | 'DeleteAuthorizer'
  | 'ResetAuthorizersCache';

export const authorizerHandlers: Handlers<Operations> = {
  CreateAuthorizer(ctx, input) {
    const api = ctx.tx.need('api', '', input.ApiId);
    const authorizer = addAuthorizer(ctx, api, input.ApiId, { ...without(input, 'ApiId'), Name: input.Name });
    autoDeploy(ctx, input.ApiId);
    return authorizer;
  },

  GetAuthorizer({ tx }, { ApiId, AuthorizerId }) {
    tx.need('api', '', ApiId);
    return tx.need('authorizer', ApiId, AuthorizerId);
  },

  GetAuthorizers(ctx, input) {
    ctx.tx.need('api', '', input.ApiId);
    return page(ctx, 'authorizer', input.ApiId, input);
  },

  UpdateAuthorizer(ctx, input) {
    const { tx } = ctx;
    const { ApiId, AuthorizerId } = input;
    const api = tx.need('api', '', ApiId);
    const before = tx.need('authorizer', ApiId, AuthorizerId);
    const change = without(input, 'ApiId', 'AuthorizerId');
    const merged = patched(before, change, { required: ['Name', 'AuthorizerType'] });
    const after = merged.AuthorizerType === before.AuthorizerType ? merged : membersOfType(merged);
    refuse(checkAuthorizer(after, factsOf(ctx, api, ApiId, after)));
    const authorizer = tx.put('authorizer', ApiId, AuthorizerId, after);
    autoDeploy(ctx, ApiId);
    return authorizer;
  },

  DeleteAuthorizer(ctx, { ApiId, AuthorizerId }) {
    const { tx } = ctx;
    tx.need('api', '', ApiId);
    const authorizer = tx.need('authorizer', ApiId, AuthorizerId);
    refuse(checkDeleteAuthorizer(authorizer, tx.all('route', ApiId)));
    tx.remove('authorizer', ApiId, AuthorizerId);
    autoDeploy(ctx, ApiId);
    return undefined;
  },

  ResetAuthorizersCache({ tx }, { ApiId, StageName }) {
    tx.need('api', '', ApiId);
    tx.need('stage', ApiId, StageName);
    return undefined;
  },
};
