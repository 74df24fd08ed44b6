import type { Api, Authorizer, Integration, Route, Stage } from '@aws-sdk/client-apigatewayv2';
import { toBase64, utf8Bytes } from '../../lib/bytes';
import { fromLists } from '../configuration/source';
import type { Given } from './given';
import type { TrafficRequest } from './request';
import { trace } from './trace';
import type { World } from './world';

export const FUNCTION_URI = 'arn:aws:lambda:eu-west-1:111122223333:function:orders';

/** When the requests of tests arrive: 2026-03-12 19:03:58 UTC. */
export const NOW = Date.UTC(2026, 2, 12, 19, 3, 58);

/** What a test says about its API; everything else has a default. */
export interface Described {
  api?: Partial<Api>;
  /** Route keys, or routes; they target the integration named by `Target`, else the only one. */
  routes: readonly (string | Partial<Route>)[];
  integration?: Partial<Integration>;
  authorizer?: Partial<Authorizer>;
  stages?: readonly Partial<Stage>[];
  domains?: World['domains'];
}

/** A world with one API, its integration and at most one authorizer; the stage is `$default` unless given. */
export function worldOf({ api, routes, integration, authorizer, stages, domains }: Described): World {
  const source = fromLists({
    api: {
      ApiId: 'a1b2c3d4e5',
      Name: 'orders',
      ProtocolType: 'HTTP',
      RouteSelectionExpression: '$request.method $request.path',
      ...api,
    },
    routes: routes.map((route, at) => ({
      RouteId: `r${at}`,
      Target: 'integrations/i1',
      ...(typeof route === 'string' ? { RouteKey: route } : { RouteKey: '$default', ...route }),
    })),
    integrations: [
      {
        IntegrationId: 'i1',
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: FUNCTION_URI,
        PayloadFormatVersion: '2.0',
        ...integration,
      },
    ],
    authorizers: authorizer
      ? [{ AuthorizerId: 'z1', Name: 'users', AuthorizerType: 'JWT', ...authorizer }]
      : [],
    stages: (stages ?? [{}]).map((stage) => ({ StageName: '$default', ...stage })),
    models: [],
    routeResponses: {},
    integrationResponses: {},
  });
  return {
    apiId: 'a1b2c3d4e5',
    region: 'eu-west-1',
    accountId: '111122223333',
    configuration: source.configuration,
    origin: source.origin,
    stages: Object.fromEntries(
      Object.entries(source.configuration.stages).map(([name, settings]) => [name, { settings }]),
    ),
    ...(domains && { domains }),
  };
}

/** A request line with headers: `GET /orders/5?x=1`. */
export function requestOf(line: string, parts: Partial<TrafficRequest> = {}): TrafficRequest {
  const [method = 'GET', target = '/'] = line.split(' ');
  return { method, target, receivedAt: NOW, sourceIp: '203.0.113.7', ...parts };
}

/** What comes of a request; the function returns a plain 200 unless it is given otherwise. */
export function traceOf(
  world: Described,
  line: string,
  parts: Partial<TrafficRequest> = {},
  given: Given = {},
) {
  return trace(worldOf(world), requestOf(line, parts), {
    integration: { type: 'function', payload: '{"statusCode":200,"body":"ok"}' },
    ...given,
  });
}

/** The status that the client receives. */
export function statusOf(...parameters: Parameters<typeof traceOf>): number | undefined {
  return traceOf(...parameters).response?.status;
}

/** A header of the response by its lower-case name. */
export function responseHeader(result: ReturnType<typeof trace>, name: string): string | undefined {
  return result.response?.headers.find(([one]) => one.toLowerCase() === name)?.[1];
}

/** A token with these claims; its signature is none. */
export function tokenOf(claims: object, header: object = { alg: 'RS256', kid: 'k1' }): string {
  const part = (value: object) =>
    toBase64(utf8Bytes(JSON.stringify(value)))
      .replaceAll('=', '')
      .replaceAll('+', '-')
      .replaceAll('/', '_');
  return `${part(header)}.${part(claims)}.c2ln`;
}
