import type { Api, ApiMapping } from '@aws-sdk/client-apigatewayv2';
import { changedMembers } from '../../lib/diff';
import { singleCallPlan, updatePlan } from '../../plans/single-call-plan';
import { mappedAddress } from '../../service/mapped-address';
import type { Plan } from '../../service/plan';
import { checkApiMapping } from '../../service/rules/api-mapping';
import type { Issue } from '../../service/rules/rule';
import { completeUpdate } from '../../service/rules/update-members';
import type { FormInput, ResourceForm } from '../shared/resource-form';

/** Form values of an API mapping. */
export interface ApiMappingValues {
  ApiId: string;
  Stage: string;
  /** The path below the domain; empty: all requests that no other mapping matches. */
  ApiMappingKey: string;
}

/** What the mapping forms need to know about the domain name. */
export interface ApiMappingContext {
  domainName: string;
  apis: readonly Api[];
  mappings: readonly ApiMapping[];
}

function toValues(mapping: ApiMapping | undefined): ApiMappingValues {
  return {
    ApiId: mapping?.ApiId ?? '',
    Stage: mapping?.Stage ?? '',
    ApiMappingKey: mapping?.ApiMappingKey ?? '',
  };
}

type Input = FormInput<ApiMappingValues, ApiMappingValues>;

const toCreate = ({ ApiMappingKey, ...rest }: ApiMappingValues, domainName: string) =>
  singleCallPlan('CreateApiMapping', 'apiMapping', `Map ${mappedAddress(domainName, ApiMappingKey)}`, {
    DomainName: domainName,
    ...rest,
    ...(ApiMappingKey !== '' && { ApiMappingKey }),
  });

/** UpdateApiMapping with the changed members; the service requires the API's id in every update. */
function toUpdate(original: ApiMapping, values: ApiMappingValues, domainName: string): Plan {
  const change = changedMembers(toValues(original), values);
  return updatePlan(
    'UpdateApiMapping',
    'apiMapping',
    `Update mapping ${mappedAddress(domainName, original.ApiMappingKey)}`,
    { DomainName: domainName, ApiMappingId: original.ApiMappingId },
    completeUpdate('apiMapping', original, change),
  );
}

/** Validation issues of the values; `original` is the mapping being edited, if any. */
function issues({ members: values }: Input, context: ApiMappingContext, original?: ApiMapping): Issue[] {
  const protocolOf = (apiId: string | undefined) =>
    context.apis.find((api) => api.ApiId === apiId)?.ProtocolType;
  const protocol = protocolOf(values.ApiId);
  const missing = (['ApiId', 'Stage'] as const)
    .filter((member) => values[member] === '')
    .map((member) => ({
      path: [member],
      message: member === 'ApiId' ? 'Choose an API.' : 'Choose a stage.',
      rule: 'apiMapping.chosen',
    }));
  const id = original?.ApiMappingId;
  return [
    ...missing,
    ...checkApiMapping(
      {
        ...(missing.length > 0 ? { ApiMappingKey: values.ApiMappingKey } : values),
        ...(id ? { ApiMappingId: id } : {}),
      },
      {
        ...(protocol && { protocol }),
        otherMappings: context.mappings.map((mapping) => ({
          ...mapping,
          protocol: protocolOf(mapping.ApiId),
        })),
      },
    ).filter((issue) => missing.length === 0 || issue.path[0] === 'ApiMappingKey'),
  ];
}

export const apiMappingForm: ResourceForm<
  'apiMapping',
  ApiMappingValues,
  ApiMappingContext,
  ApiMappingValues
> = {
  kind: 'apiMapping',
  subject: ({ ApiMappingKey }, { domainName }) => `API mapping ${mappedAddress(domainName, ApiMappingKey)}`,
  title: ({ ApiMappingKey }, { domainName }) => mappedAddress(domainName, ApiMappingKey),
  parents: ({ domainName }) => ({ DomainName: domainName }),
  toValues,
  // The fields are the members.
  toInput: (values) => values,
  toCreate: ({ members }, { domainName }) => toCreate(members, domainName),
  toUpdate: (original, { members }, { domainName }) => toUpdate(original, members, domainName),
  issues,
};
