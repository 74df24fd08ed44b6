import type { ApiMapping } from '@aws-sdk/client-apigatewayv2';
import { type ApiMappingFacts, checkApiMapping } from '../../service/rules/api-mapping';
import type { Context, Handlers } from '../context';
import { apiNotFound, refuse } from '../errors';
import { newId } from '../ids';
import { page } from '../paging';
import { patched, without } from '../patch';
import { protocolOf } from './shared';

function factsOf({ tx, account }: Context, domainName: string, apiId: string): ApiMappingFacts {
  const api = tx.get('api', '', apiId);
  if (!api) return { unknownApi: apiNotFound(account, apiId) };
  return {
    protocol: protocolOf(api),
    stages: tx.ids('stage', apiId),
    otherMappings: tx.all('apiMapping', domainName).map((mapping) => {
      const mapped = tx.get('api', '', mapping.ApiId ?? '');
      return { ...mapping, ...(mapped ? { protocol: protocolOf(mapped) } : {}) };
    }),
  };
}

type Operations =
  | 'CreateApiMapping'
  | 'GetApiMapping'
  | 'GetApiMappings'
  | 'UpdateApiMapping'
  | 'DeleteApiMapping';

export const apiMappingHandlers: Handlers<Operations> = {
  CreateApiMapping(ctx, input) {
    const { tx } = ctx;
    const { DomainName, ApiId, Stage } = input;
    tx.need('domainName', '', DomainName);
    const mapping: ApiMapping = { ...without(input, 'DomainName'), ApiId, Stage };
    refuse(checkApiMapping(mapping, factsOf(ctx, DomainName, ApiId)));
    const id = newId(ctx, 'apiMapping', DomainName);
    return tx.put('apiMapping', DomainName, id, { ...mapping, ApiMappingId: id });
  },

  GetApiMapping({ tx }, { DomainName, ApiMappingId }) {
    tx.need('domainName', '', DomainName);
    return tx.need('apiMapping', DomainName, ApiMappingId);
  },

  GetApiMappings(ctx, input) {
    ctx.tx.need('domainName', '', input.DomainName);
    return page(ctx, 'apiMapping', input.DomainName, input);
  },

  UpdateApiMapping(ctx, input) {
    const { tx } = ctx;
    const { DomainName, ApiMappingId } = input;
    tx.need('domainName', '', DomainName);
    const before = tx.need('apiMapping', DomainName, ApiMappingId);
    const change = without(input, 'DomainName', 'ApiMappingId');
    const after = patched(before, change, { required: ['ApiId', 'Stage'] });
    refuse(checkApiMapping(after, factsOf(ctx, DomainName, after.ApiId ?? '')));
    return tx.put('apiMapping', DomainName, ApiMappingId, after);
  },

  DeleteApiMapping({ tx }, { DomainName, ApiMappingId }) {
    tx.need('domainName', '', DomainName);
    tx.need('apiMapping', DomainName, ApiMappingId);
    tx.remove('apiMapping', DomainName, ApiMappingId);
    return undefined;
  },
};
