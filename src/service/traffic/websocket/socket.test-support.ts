import type {
  Authorizer,
  Integration,
  IntegrationResponse,
  Model,
  Route,
  RouteResponse,
  Stage,
} from '@aws-sdk/client-apigatewayv2';
import { fromLists } from '../../configuration/source';
import type { Given } from '../given';
import type { Header } from '../request';
import type { World } from '../world';
import { FUNCTION_URI, NOW } from '../world.test-support';
import type { SocketExchange } from './connection';
import type { Velocity } from './template';
import { traceConnect } from './trace-connect';
import { traceMessage } from './trace-message';

/** What a test says about its WebSocket API. */
export interface DescribedSocket {
  /** Route keys, or routes; they target the only integration. */
  routes: readonly (string | Partial<Route>)[];
  expression?: string;
  integration?: Partial<Integration>;
  integrationResponses?: readonly Partial<IntegrationResponse>[];
  /** Of the first route. */
  routeResponses?: readonly Partial<RouteResponse>[];
  authorizer?: Partial<Authorizer>;
  models?: readonly Partial<Model>[];
  stage?: Partial<Stage>;
}

/** A world with one WebSocket API, whose stage is `prod`. */
function socketWorld(described: DescribedSocket): World {
  const source = fromLists({
    api: {
      ApiId: 'a1b2c3d4e5',
      Name: 'chat',
      ProtocolType: 'WEBSOCKET',
      RouteSelectionExpression: described.expression ?? '$request.body.action',
    },
    routes: described.routes.map((route, at) => ({
      RouteId: `r${at}`,
      Target: 'integrations/i1',
      ...(typeof route === 'string' ? { RouteKey: route } : { RouteKey: '$default', ...route }),
    })),
    integrations: [
      {
        IntegrationId: 'i1',
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: FUNCTION_URI,
        ...described.integration,
      },
    ],
    authorizers: described.authorizer
      ? [{ AuthorizerId: 'z1', Name: 'users', AuthorizerType: 'REQUEST', ...described.authorizer }]
      : [],
    stages: [{ StageName: 'prod', ...described.stage }],
    models: (described.models ?? []).map((model) => ({ Name: 'message', ...model })),
    routeResponses: {
      r0: (described.routeResponses ?? []).map((one) => ({ RouteResponseKey: '$default', ...one })),
    },
    integrationResponses: {
      i1: (described.integrationResponses ?? []).map((one) => ({
        IntegrationResponseKey: '$default',
        ...one,
      })),
    },
  });
  return {
    apiId: 'a1b2c3d4e5',
    region: 'eu-west-1',
    accountId: '111122223333',
    configuration: source.configuration,
    stages: Object.fromEntries(
      Object.entries(source.configuration.stages).map(([name, settings]) => [name, { settings }]),
    ),
  };
}

/** A connection attempt at the stage. */
export function connect(
  described: DescribedSocket,
  target = '/prod',
  headers: readonly Header[] = [],
  given: Given & { velocity?: Velocity } = {},
) {
  const request = { method: 'GET', target, headers, sourceIp: '203.0.113.7', receivedAt: NOW };
  return traceConnect(socketWorld(described), request, {
    integration: { type: 'function', payload: '{"statusCode":200}' },
    ...given,
  });
}

/** A message over a connection to the stage, as its exchange. */
export function messageOf(described: DescribedSocket, body: string): SocketExchange {
  const { exchange } = connect({ ...described, routes: [] }, '/prod?room=7', [['User-Agent', 'probe/1.0']]);
  if (!exchange) throw new Error('The connection was not made');
  const world = socketWorld(described);
  return { ...exchange, world, configuration: world.configuration, eventType: 'MESSAGE', body };
}

/** What comes of a message; the function returns `hi` unless it is given otherwise. */
export function send(
  described: DescribedSocket,
  body: string,
  given: Parameters<typeof traceMessage>[1] = {},
) {
  return traceMessage(messageOf(described, body), {
    integration: { type: 'function', payload: '{"statusCode":200,"body":"hi"}' },
    ...given,
  });
}
