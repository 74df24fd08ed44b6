import type { ApiMapping } from '@aws-sdk/client-apigatewayv2';
import { quota } from './quotas';
import { checkAll, type Issue, type Protocol, type Rule } from './rule';
import { anyString, type Draft, isPresent, requiredRule, shapeRule, stringValue, structure } from './shape';

export type ApiMappingState = Draft<ApiMapping>;

export interface ApiMappingFacts {
  /** The mapped API's protocol. */
  protocol?: Protocol;
  /** What the service says where the mapped API is unknown. */
  unknownApi?: string;
  /** Stage names of the mapped API. */
  stages?: ReadonlySet<string>;
  /** Mappings of the same domain; one with the state's own id is passed over. */
  otherMappings?: readonly {
    ApiMappingId?: string | undefined;
    ApiMappingKey?: string | undefined;
    protocol?: Protocol | undefined;
  }[];
}

const levels = (key: string | undefined) => (key ?? '').split('/').length;

export const apiMappingRules: readonly Rule<ApiMappingState, ApiMappingFacts>[] = [
  requiredRule('apiMapping', 'CreateApiMapping', ['ApiId', 'Stage']),
  shapeRule('apiMapping', structure({ ApiMappingKey: anyString, Stage: stringValue(1, 128) })),
  {
    // Not 404, as for the API that a path names.
    id: 'apiMapping.api.exists',
    mark: 'MEAS',
    source: '2.11',
    check: (_mapping, { unknownApi }) =>
      unknownApi === undefined ? [] : [{ path: ['ApiId'], message: unknownApi }],
  },
  {
    id: 'apiMapping.key.end',
    mark: 'MEAS',
    source: '2.11',
    check: ({ ApiMappingKey: key = '' }) =>
      key.endsWith('/')
        ? [{ path: ['ApiMappingKey'], message: "API mapping key should not end with a '/'." }]
        : [],
  },
  {
    id: 'apiMapping.key.start',
    mark: 'MEAS',
    source: '2.11',
    check: ({ ApiMappingKey: key = '' }) =>
      key.startsWith('/') || key.includes('//')
        ? [
            {
              path: ['ApiMappingKey'],
              message: "API mapping key should not start with a '/' or have consecutive '/'s.",
            },
          ]
        : [],
  },
  {
    id: 'apiMapping.key.characters',
    mark: 'MEAS',
    source: '2.11',
    check: ({ ApiMappingKey: key = '' }) =>
      /^[A-Za-z0-9$\-_.+!*'(),/]*$/.test(key)
        ? []
        : [
            {
              path: ['ApiMappingKey'],
              message:
                "An API mapping key may contain only letters, numbers and one of $-_.+!*'(), characters.",
            },
          ],
  },
  {
    // 300 characters are accepted, whatever the sentence says.
    id: 'apiMapping.key.length',
    mark: 'MEAS',
    source: '2.11',
    check: ({ ApiMappingKey: key = '' }) =>
      key.length > 300
        ? [{ path: ['ApiMappingKey'], message: 'ApiMapping key length must be under 300 characters.' }]
        : [],
  },
  {
    id: 'apiMapping.key.websocket',
    mark: 'DOC',
    source: '2.11',
    check: (mapping, facts) =>
      facts.protocol === 'WEBSOCKET' && levels(mapping.ApiMappingKey) > 1
        ? [{ path: ['ApiMappingKey'], message: 'Mappings to WebSocket APIs have a single path level' }]
        : [],
  },
  {
    id: 'apiMapping.stage.exists',
    mark: 'OBS',
    source: '2.11',
    check: (mapping, facts) =>
      isPresent(mapping.Stage) && facts.stages?.has(mapping.Stage ?? '') === false
        ? [{ path: ['Stage'], message: 'Invalid stage identifier specified' }]
        : [],
  },
  {
    id: 'apiMapping.key.duplicate',
    mark: 'MEM',
    source: '2.14',
    check: (mapping, facts) =>
      others(mapping, facts).some((other) => (other.ApiMappingKey ?? '') === (mapping.ApiMappingKey ?? ''))
        ? [
            {
              path: ['ApiMappingKey'],
              message: 'ApiMapping key already exists for this domain name',
              status: 409,
            },
          ]
        : [],
  },
  {
    id: 'apiMapping.protocols',
    mark: 'DOC',
    source: '2.11',
    check: (mapping, facts) =>
      facts.protocol !== undefined &&
      others(mapping, facts).some(
        (other) => other.protocol !== undefined && other.protocol !== facts.protocol,
      )
        ? [{ path: ['ApiId'], message: 'HTTP and WebSocket APIs cannot share a custom domain name' }]
        : [],
  },
  {
    id: 'apiMapping.multiLevel.count',
    mark: 'DOC',
    source: '2.11',
    check: (mapping, facts) =>
      levels(mapping.ApiMappingKey) > 1 &&
      others(mapping, facts).filter((other) => levels(other.ApiMappingKey) > 1).length >=
        quota('multiLevelMappingsPerDomain')
        ? [
            {
              path: ['ApiMappingKey'],
              message: 'A domain name can have at most 200 API mappings with several path levels',
            },
          ]
        : [],
  },
];

function others(mapping: ApiMappingState, facts: ApiMappingFacts) {
  return (facts.otherMappings ?? []).filter(
    (other) => mapping.ApiMappingId === undefined || other.ApiMappingId !== mapping.ApiMappingId,
  );
}

/** What the service has against this API mapping (2.1, 2.11). */
export function checkApiMapping(mapping: ApiMappingState, facts: ApiMappingFacts = {}): Issue[] {
  return checkAll(apiMappingRules, mapping, facts);
}
