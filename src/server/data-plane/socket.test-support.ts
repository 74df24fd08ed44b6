import { WebSocket } from 'ws';
import type { RunningSandbox, StartSandboxOptions } from '../start-sandbox';
import { FUNCTION, start } from './data-plane.test-support';

/** The event of a function, as far as tests look at it. */
export interface SocketEvent {
  headers?: Record<string, string>;
  queryStringParameters?: Record<string, string>;
  body?: string;
  requestContext: {
    eventType: string;
    routeKey: string;
    connectionId: string;
    disconnectStatusCode?: number;
    disconnectReason?: string;
    authorizer?: Record<string, string>;
  };
}

export const socketFunction = (name: string) => ({
  IntegrationType: 'AWS_PROXY',
  IntegrationMethod: 'POST',
  IntegrationUri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${FUNCTION(name)}/invocations`,
});

/** Makes a route two-way. */
export const TWO_WAY = { RouteResponseSelectionExpression: '$default' };

interface SetUp {
  integration?: object;
  /** Of the integration. */
  integrationResponses?: readonly object[];
  /** By route key; those with `TWO_WAY` get a route response. */
  routes: Readonly<Record<string, object>>;
  before?: readonly { operation: string; input: object }[];
  stage?: object;
}

/** A sandbox with a WebSocket API whose stage `prod` is deployed. */
export async function startSocket(
  options: StartSandboxOptions,
  { integration = socketFunction('chat'), integrationResponses = [], routes, ...more }: SetUp,
) {
  const started = await start(options, {
    api: { ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' },
    integration,
    routes: {},
    isDeployed: false,
    ...more,
  });
  const { sandbox, ApiId, Target, AuthorizerId } = started;
  const IntegrationId = Target.replace('integrations/', '');
  await sandbox.seed(
    integrationResponses.map((one) => ({
      operation: 'CreateIntegrationResponse',
      input: { ApiId, IntegrationId, ...one },
    })),
  );
  for (const [RouteKey, members] of Object.entries(routes)) {
    const [route] = await sandbox.seed([
      {
        operation: 'CreateRoute',
        input: {
          ApiId,
          RouteKey,
          Target,
          ...members,
          ...('AuthorizationType' in members && { AuthorizerId }),
        },
      },
    ]);
    if (!('RouteResponseSelectionExpression' in members)) continue;
    const input = { ApiId, RouteId: route?.RouteId, RouteResponseKey: '$default' };
    await sandbox.seed([{ operation: 'CreateRouteResponse', input }]);
  }
  await sandbox.seed([{ operation: 'CreateDeployment', input: { ApiId, StageName: 'prod' } }]);
  return { ...started, url: started.url.replace('http:', 'ws:'), http: started.url };
}

/** A client, and what it has received. */
export interface Client {
  socket: WebSocket;
  /** The next message, as text. */
  next(): Promise<string>;
  closed: Promise<{ code: number; reason: string }>;
}

/** Connects. @throws Error with the status for a handshake that is refused */
export function connect(
  url: string,
  {
    protocols = [],
    ...options
  }: { protocols?: string[]; headers?: Record<string, string>; origin?: string } = {},
): Promise<Client> {
  const socket = new WebSocket(url, protocols, options);
  const received: string[] = [];
  const waiting: ((text: string) => void)[] = [];
  socket.on('message', (data) => {
    const taker = waiting.shift();
    if (taker) taker(String(data));
    else received.push(String(data));
  });
  const closed = new Promise<{ code: number; reason: string }>((done) => {
    socket.once('close', (code, reason) => done({ code, reason: reason.toString() }));
  });
  const next = () =>
    new Promise<string>((done) => {
      const text = received.shift();
      if (text === undefined) waiting.push(done);
      else done(text);
    });
  return new Promise((done, failed) => {
    socket.once('open', () => done({ socket, next, closed }));
    socket.once('unexpected-response', (_request, response) => {
      response.resume();
      failed(new Error(String(response.statusCode)));
    });
    socket.on('error', failed);
  });
}

/** The status of a handshake that is refused. */
export const refusal = (...parameters: Parameters<typeof connect>) =>
  connect(...parameters).then(
    () => '101',
    (error: Error) => error.message,
  );

/** The records of a sandbox, the latest first, once there are this many. */
export async function records({ url }: RunningSandbox, least: number) {
  for (;;) {
    const { traces } = (await (await fetch(`${url}/__sandbox/traces`)).json()) as {
      traces: {
        method: string;
        target: string;
        connectionId?: string;
        notes: string[];
        trace: { summary: string; steps: { id: string }[] };
      }[];
    };
    if (traces.length >= least) return traces;
  }
}
