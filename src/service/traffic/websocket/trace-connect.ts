import { own } from '../../../lib/own';
import { integrationName } from '../../integration-name';
import { variablesOf } from '../context';
import { type ClientResponse, gatewayResponse, type Stop, stopWith } from '../gateway-response';
import type { Given } from '../given';
import { answerHost } from '../host';
import type { Sent } from '../integration-request';
import { type Header, type ParsedRequest, parseRequest, type TrafficRequest } from '../request';
import { type Fact, type Step, step } from '../step';
import { summarize } from '../summary';
import { checkThrottle } from '../throttle';
import { endpointHost, servedBy, type World } from '../world';
import { authorizeConnect } from './authorize-connect';
import type { SocketExchange } from './connection';
import { fromBackend } from './from-backend';
import type { Velocity } from './template';
import { toBackend } from './to-backend';
import { integrationOf, logged } from './trace-message';
import { socketValue } from './values';

/** What happens when a client connects. */
export interface ConnectTrace {
  steps: readonly Step[];
  summary: string;
  succeeds: boolean;
  /** The stage that is connected to, once known. */
  stage?: string;
  routeKey?: string;
  authorizerEvent?: object;
  sent: Sent;
  /** 101, or the response in its place; undefined: not known. */
  response?: ClientResponse;
  /** For the messages that follow; undefined: no connection is made. */
  exchange?: SocketExchange;
  accessLog?: string;
}

/** A connection has its own samples of ids. */
const SAMPLES = {
  requestId: 'SAMPLErequestId=',
  traceId: 'Root=1-5e6722a7-cc56xmpl46db7ae02d4da47e',
  messageId: 'SAMPLEmessageId=',
};
const SAMPLE_CONNECTION = 'SAMPLEconnectId=';

/** What a trace cannot compute: besides responses, the ids of a real connection and the engine for templates. */
export interface ConnectGiven extends Given {
  connectionId?: string;
  velocity?: Velocity;
}

/**
 * What a WebSocket API does when a client connects: the handshake, an HTTP request whose path is the stage
 * (docs/traffic-rules.md, 12.1 to 12.3). Pure.
 */
export function traceConnect(world: World, request: TrafficRequest, given: ConnectGiven = {}): ConnectTrace {
  const parsed = parseRequest(
    { ...request, method: 'GET' },
    world.endpointHost ?? endpointHost(world.apiId, world.region),
  );
  const steps: Step[] = [];
  const line = `Connect to ${parsed.path}`;
  const stopped = (stop: Stop): ConnectTrace => ({
    steps,
    summary: summarize({ line, stop }),
    succeeds: false,
    sent: {},
    ...(stop.response && { response: stop.response }),
  });
  const host = answerHost(world, parsed);
  steps.push(host.step);
  if (host.stop) return stopped(host.stop);
  const stage = host.mapping?.stage ?? parsed.path.slice(1);
  const isStage = Object.hasOwn(world.stages, stage) && (!host.mapping || host.path === '/');
  steps.push(
    step({
      id: 'stage',
      title: isStage ? `The path is the stage ${stage}` : `“${parsed.path}” is no stage`,
      verdict: isStage ? 'passed' : 'stopped',
      facts: [
        {
          label: 'Stages',
          value: Object.keys(world.stages).join(', ') || 'None',
          ...(!isStage && { holds: false }),
        },
      ],
      rules: isStage ? ['ws.path'] : ['ws.path', 'ws.path.status'],
    }),
  );
  if (!isStage) return stopped(stopWith(403, `${parsed.path} is no stage`));
  const { settings, isDeployed } = own(world.stages, stage) ?? {};
  if (isDeployed === false) {
    const title = `The stage ${stage} has no deployment`;
    const rules: Step['rules'] = ['stage.undeployed', 'ws.path.status'];
    steps.push(step({ id: 'stage', title, verdict: 'stopped', facts: [], rules }));
    return stopped(stopWith(403, `the stage ${stage} has no deployment`));
  }
  const exchange = openConnection(world, parsed, stage, given);
  const throttled = checkThrottle(settings, stage, '$connect', parsed.receivedAt, given.bucket);
  steps.push(throttled.step);
  if (throttled.stop) return logged(exchange, { ...stopped(throttled.stop), stage });
  return { ...atRoute(exchange, steps, given), stage };
}

/** A connection to a stage as if it were made, whatever `$connect` says. */
export function openConnection(
  world: World,
  request: ParsedRequest,
  stage: string,
  ids: Pick<ConnectGiven, 'requestId' | 'traceId' | 'connectionId'> = {},
): SocketExchange {
  const { requestId = SAMPLES.requestId, traceId = SAMPLES.traceId, connectionId = SAMPLE_CONNECTION } = ids;
  return {
    world,
    configuration: servedBy(world, stage),
    stage,
    stageVariables: variablesOf(own(world.stages, stage)?.settings),
    connection: {
      connectionId,
      connectedAt: request.receivedAt,
      request,
      authorized: {},
    },
    ids: { ...SAMPLES, requestId, traceId },
    eventType: 'CONNECT',
    receivedAt: request.receivedAt,
    routeKey: '$connect',
    body: '',
  };
}

function atRoute(exchange: SocketExchange, before: readonly Step[], given: ConnectGiven): ConnectTrace {
  const route = own(exchange.configuration.routes, '$connect');
  const steps = [...before];
  steps.push(
    step({
      id: 'route',
      title: route ? 'The route $connect answers' : 'The API has no route $connect: the connection is made',
      verdict: route ? 'passed' : 'skipped',
      facts: route
        ? [{ label: 'Route', value: '$connect', resource: { kind: 'route', key: '$connect' } }]
        : [],
      rules: ['ws.connect'],
    }),
  );
  if (!route) return connected(exchange, steps, {});
  const fail = (stop: Stop, more: Partial<ConnectTrace> = {}) =>
    logged(exchange, {
      sent: {},
      routeKey: '$connect',
      ...more,
      steps,
      summary: summarize({ line: '', stop }),
      succeeds: false,
      ...(stop.response && { response: stop.response }),
    });
  if (route.members.ApiKeyRequired === true) {
    const key = socketValue('route.request.header.x-api-key', exchange);
    const title = key === undefined ? 'The request has no API key' : 'The API key is not checked here';
    const facts: Fact[] = [
      { label: 'x-api-key', value: key ?? 'Missing', ...(key === undefined && { holds: false }) },
    ];
    steps.push(
      step({
        id: 'authorizer',
        title,
        verdict: key === undefined ? 'stopped' : 'unknown',
        facts,
        rules: ['ws.api-key'],
      }),
    );
    if (key === undefined) return fail(stopWith(403, 'the request has no API key'));
  }
  const authorizer = authorizeConnect(
    exchange,
    String(route.members.AuthorizationType ?? 'NONE'),
    route.authorizer,
    given,
  );
  steps.push(authorizer.step);
  const event = authorizer.event && { authorizerEvent: authorizer.event };
  if (authorizer.stop) return fail(authorizer.stop, event);
  const authorized: SocketExchange = {
    ...exchange,
    connection: { ...exchange.connection, authorized: authorizer.authorized },
  };
  const integration = integrationOf(authorized);
  if (!integration) return connected(authorized, steps, { routeKey: '$connect', ...event });
  const asked = toBackend(authorized, integration, given.velocity);
  const received = fromBackend(authorized, integration.value, asked.sent, given.integration, given.velocity);
  steps.push(asked.step, received.step);
  const more = { routeKey: '$connect', ...event, sent: asked.sent };
  if (asked.fails || received.fails) {
    steps.push(outcomeStep('The connection is not made', 'stopped', ['ws.connect', 'ws.connect.failure']));
    return fail(
      { why: 'the integration of $connect fails', response: { ...gatewayResponse(500), status: 502 } },
      more,
    );
  }
  const status = received.reply?.status;
  if (status !== undefined && (status < 200 || status > 299)) {
    steps.push(
      outcomeStep(`The connection is not made: the client receives ${status}`, 'stopped', [
        'ws.connect.result',
      ]),
    );
    const response: ClientResponse = { status, headers: [], body: new Uint8Array(), from: 'integration' };
    return fail({ why: 'the integration of $connect refuses the connection', response }, more);
  }
  const protocol = received.reply?.headers['sec-websocket-protocol'];
  const name = integrationName(integration.value.members);
  return connected(
    authorized,
    steps,
    more,
    name,
    protocol === undefined ? [] : [['Sec-WebSocket-Protocol', protocol]],
  );
}

function outcomeStep(title: string, verdict: Step['verdict'], rules: Step['rules']): Step {
  return step({ id: 'response', title, verdict, facts: [], rules });
}

function connected(
  exchange: SocketExchange,
  steps: readonly Step[],
  more: Partial<ConnectTrace>,
  name?: string,
  headers: readonly Header[] = [],
): ConnectTrace {
  return logged(exchange, {
    sent: {},
    ...more,
    steps: [...steps, outcomeStep('The connection is made', 'passed', ['ws.connect', 'ws.connect.result'])],
    summary: ['Connect', more.routeKey, name, '101'].filter((part) => part !== undefined).join(' → '),
    succeeds: true,
    response: { status: 101, headers, body: new Uint8Array(), from: 'api-gateway' },
    exchange,
  });
}
