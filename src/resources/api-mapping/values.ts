import type { Api, ApiMapping } from '@aws-sdk/client-apigatewayv2';
import { changedMembers } from '../../lib/diff';
import { mappedAddress } from '../../lib/mapped-address';
import type { Plan } from '../../plan/types';
import { checkApiMapping } from '../../rules/api-mapping';
import type { Issue } from '../../rules/rule';

/** An API mapping as its forms hold it. */
export interface ApiMappingValues {
  ApiId: string;
  Stage: string;
  /** The path below the domain; empty for everything that no other mapping catches. */
  ApiMappingKey: string;
}

/** What the forms know of the domain around the mapping. */
export interface ApiMappingContext {
  domainName: string;
  apis: readonly Api[];
  mappings: readonly ApiMapping[];
}

export function toValues(mapping: ApiMapping | undefined): ApiMappingValues {
  return {
    ApiId: mapping?.ApiId ?? '',
    Stage: mapping?.Stage ?? '',
    ApiMappingKey: mapping?.ApiMappingKey ?? '',
  };
}

export function toCreate(values: ApiMappingValues, domainName: string): Plan {
  const { ApiMappingKey, ...rest } = values;
  const title = `Map ${mappedAddress(domainName, ApiMappingKey)}`;
  return {
    title,
    calls: [
      {
        id: 'apiMapping',
        operation: 'CreateApiMapping',
        label: title,
        input: { DomainName: domainName, ...rest, ...(ApiMappingKey !== '' && { ApiMappingKey }) },
      },
    ],
  };
}

/** UpdateApiMapping with what differs; the service wants the API's id with every update. */
export function toUpdate(original: ApiMapping, values: ApiMappingValues, domainName: string): Plan {
  const change = changedMembers(toValues(original), values);
  const title = `Update mapping ${mappedAddress(domainName, original.ApiMappingKey)}`;
  if (Object.keys(change).length === 0) return { title, calls: [] };
  return {
    title,
    calls: [
      {
        id: 'apiMapping',
        operation: 'UpdateApiMapping',
        label: title,
        input: {
          DomainName: domainName,
          ApiMappingId: original.ApiMappingId,
          ...change,
          ApiId: values.ApiId,
        },
      },
    ],
  };
}

export function toDelete(mapping: ApiMapping, domainName: string): Plan {
  const title = `Delete mapping ${mappedAddress(domainName, mapping.ApiMappingKey)}`;
  return {
    title,
    calls: [
      {
        id: 'apiMapping',
        operation: 'DeleteApiMapping',
        label: title,
        input: { DomainName: domainName, ApiMappingId: mapping.ApiMappingId },
      },
    ],
  };
}

/** What is against these values; `original` is the mapping being edited, if any. */
export function issues(values: ApiMappingValues, context: ApiMappingContext, original?: ApiMapping): Issue[] {
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
