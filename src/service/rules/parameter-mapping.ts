import type { Rule } from './rule';

/** The mapping members of an integration, as the wire has them. */
export interface MappingState {
  RequestParameters?: Record<string, string | undefined> | undefined;
  ResponseParameters?: Record<string, Record<string, string | undefined> | undefined> | undefined;
}

const REQUEST_KEY = /^(?:(?:append|overwrite|remove):(?:header|querystring)\.\S+|overwrite:path)$/;
const RESPONSE_KEY = /^(?:(?:append|overwrite|remove):header\.\S+|overwrite:statuscode)$/;

const RESERVED_HEADERS = new Set([
  'authorization',
  'connection',
  'content-encoding',
  'content-length',
  'content-location',
  'forwarded',
  'keep-alive',
  'origin',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailers',
  'transfer-encoding',
  'upgrade',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'via',
]);

/** Whether no mapping may touch the header (2.7). */
function isReservedHeader(name: string): boolean {
  return RESERVED_HEADERS.has(name.toLowerCase()) || /^(?:access-control-|apigw-|x-amz-|x-amzn-)/i.test(name);
}

const invalid = (error: string) =>
  `Invalid mapping expression specified: Validation Result: warnings : [], errors : [${error}]`;

const responseEntries = (state: MappingState) =>
  Object.entries(state.ResponseParameters ?? {}).flatMap(([status, map]) =>
    Object.keys(map ?? {}).map((key) => ({ status, key })),
  );

/** The rules of 2.7 on the keys of an HTTP API's mappings. */
export const mappingRules: readonly Rule<MappingState, unknown>[] = [
  {
    id: 'mapping.request.key',
    mark: 'AWS',
    source: '2.7',
    check: (state) =>
      Object.keys(state.RequestParameters ?? {})
        .filter((key) => !REQUEST_KEY.test(key))
        .map((key) => ({
          path: ['RequestParameters', key],
          message: invalid(`Invalid Request Actioned Parameter destination specified: ${key}`),
        })),
  },
  {
    id: 'mapping.response.status',
    mark: 'AWS',
    source: '2.7',
    check: (state) =>
      Object.keys(state.ResponseParameters ?? {})
        .filter((status) => !/^[2-5]\d\d$/.test(status))
        .map((status) => ({
          path: ['ResponseParameters', status],
          message: invalid(`Status Code ${status} is not valid.`),
        })),
  },
  {
    id: 'mapping.response.key',
    mark: 'AWS',
    source: '2.7',
    check: (state) =>
      responseEntries(state)
        .filter(({ key }) => !RESPONSE_KEY.test(key))
        .map(({ status, key }) => ({
          path: ['ResponseParameters', status, key],
          message: invalid(`Invalid Response Actioned Parameter destination specified: ${key}`),
        })),
  },
  {
    // Documented; the service's sentence is not known.
    id: 'mapping.reservedHeader',
    mark: 'DOC',
    source: '2.7',
    check: (state) =>
      [
        ...Object.keys(state.RequestParameters ?? {}).map((key) => ({
          path: ['RequestParameters', key],
          key,
        })),
        ...responseEntries(state).map(({ status, key }) => ({
          path: ['ResponseParameters', status, key],
          key,
        })),
      ].flatMap(({ path, key }) => {
        const header = /^\w+:header\.(.+)$/.exec(key)?.[1];
        return header !== undefined && isReservedHeader(header)
          ? [{ path, message: `Header ${header} is reserved: it cannot be mapped` }]
          : [];
      }),
  },
];

const WEBSOCKET_REQUEST_KEY = /^integration\.request\.(?:header|querystring|path)\.[a-zA-Z0-9._$-]+$/;
const WEBSOCKET_VALUE =
  /^(?:(?:route|method)\.request\.(?:querystring|header|multivaluequerystring|multivalueheader|path)\.[a-zA-Z0-9._$-]+|(?:route|method)\.request\.body(?:\.\S+)?|stageVariables\.\S+|context\.\S+|'[^']*')$/;

/** The rules of 2.6 on the request parameters of a WebSocket API's integrations. */
export const webSocketMappingRules: readonly Rule<MappingState, unknown>[] = [
  {
    id: 'mapping.websocket.key',
    mark: 'DOC',
    source: '2.6',
    check: (state) =>
      Object.keys(state.RequestParameters ?? {})
        .filter((key) => !WEBSOCKET_REQUEST_KEY.test(key))
        .map((key) => ({
          path: ['RequestParameters', key],
          message: `Invalid mapping expression parameter specified: ${key}`,
        })),
  },
  {
    id: 'mapping.websocket.value',
    mark: 'DOC',
    source: '2.6',
    check: (state) =>
      Object.entries(state.RequestParameters ?? {})
        .filter(([, value]) => value !== undefined && !WEBSOCKET_VALUE.test(value))
        .map(([key, value]) => ({
          path: ['RequestParameters', key],
          message: `Invalid mapping expression specified: ${value}`,
        })),
  },
];
