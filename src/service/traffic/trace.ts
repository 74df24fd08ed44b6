import type { AccessLogSettings, Cors } from '@aws-sdk/client-apigatewayv2';
import { own } from '../../lib/own';
import type { Configuration, RouteValue } from '../configuration/value';
import { accessLog } from './access-log';
import { authorize } from './authorize';
import type { AuthorizerState, ResultCache } from './authorizer-answer';
import { type ContextResponse, type Exchange, variablesOf } from './context';
import { checkCors } from './cors-step';
import type { ClientResponse, Stop } from './gateway-response';
import type { Given } from './given';
import { answerHost } from './host';
import { integrationRequest, type Sent } from './integration-request';
import { checkLimits } from './limits';
import { bodyText, parseRequest, type TrafficRequest } from './request';
import { respond, withOwnHeaders } from './respond';
import type { RouteReason } from './route-reason';
import { answerRoute } from './route-step';
import { answerStage } from './stage';
import { type Step, step } from './step';
import { summarize } from './summary';
import { checkThrottle } from './throttle';
import { endpointHost, servedBy, type World } from './world';

/** What API Gateway does with a request. */
export interface Trace {
  /** In order; the last ones are absent where the request ends before them. */
  steps: readonly Step[];
  /** In one line: "GET /orders/5 → GET /orders/{id} → Lambda orders → 200". */
  summary: string;
  /** The stage that answers, once known. */
  stage?: string;
  /** The key of the route that answers, once known. */
  routeKey?: string;
  /** Each route of the API once, with the reason; empty where no stage answers. */
  routes: readonly RouteReason[];
  /** The event of a Lambda authorizer. */
  authorizerEvent?: object;
  /** Where the result of the Lambda authorizer may be kept. */
  authorizerCache?: ResultCache;
  /** What the backend receives. */
  sent: Sent;
  /** Undefined: the response of the integration is not given, or no host answers. */
  response?: ClientResponse;
  accessLog?: string;
}

const SAMPLE_REQUEST_ID = 'SAMPLErequestId=';
const SAMPLE_TRACE_ID = 'Root=1-5e6722a7-cc56xmpl46db7ae02d4da47e';

/**
 * What API Gateway does with a request to an HTTP API, step by step (docs/traffic-rules.md). Pure: it neither throws nor
 * changes its input, whatever the request holds.
 * @param given responses of functions and backends, which cannot be computed
 */
export function trace(world: World, request: TrafficRequest, given: Given = {}): Trace {
  const parsed = parseRequest(request, world.endpointHost ?? endpointHost(world.apiId, world.region));
  const ids = { requestId: given.requestId ?? SAMPLE_REQUEST_ID, traceId: given.traceId ?? SAMPLE_TRACE_ID };
  const steps: Step[] = [];
  const nothing = { routes: [], sent: {} };
  const line = `${parsed.method} ${parsed.path}`;
  const ended = (stop: Stop) => ({
    ...nothing,
    steps,
    summary: summarize({ line, stop }),
    ...(stop.response && { response: withOwnHeaders(stop.response, { request: parsed, ids }) }),
  });
  const host = answerHost(world, parsed);
  steps.push(host.step);
  if (host.stop) return ended(host.stop);
  const tooLarge = checkLimits(parsed);
  if (tooLarge) {
    steps.push(tooLarge.step);
    return ended(tooLarge.stop);
  }
  const stage = answerStage(world, host.path, host.mapping?.stage);
  steps.push(stage.step);
  if (stage.stop) return ended(stage.stop);
  const exchange: Exchange = {
    world,
    request: parsed,
    ids,
    stage: stage.stage,
    stageVariables: variablesOf(own(world.stages, stage.stage)?.settings),
    path: stage.path,
    ...(host.mapping && { mappingKey: host.mapping.key }),
    pathParameters: {},
    authorized: {},
  };
  return atStage(exchange, steps, given);
}

/** From the stage on: whatever happens is written to its access log. */
function atStage(exchange: Exchange, before: readonly Step[], given: Given): Trace {
  const { world, request, stage, path } = exchange;
  const configuration = servedBy(world, stage);
  const settings = own(world.stages, stage)?.settings;
  const cors = configuration.api.CorsConfiguration as Cors | undefined;
  const route = answerRoute(configuration.routes, { method: request.method, path });
  const routed: Exchange = {
    ...exchange,
    pathParameters: route.parameters,
    ...(route.routeKey !== undefined && { routeKey: route.routeKey }),
  };
  const steps = [...before];
  const base = {
    stage,
    routes: route.reasons,
    ...(route.routeKey !== undefined && { routeKey: route.routeKey }),
  };
  const line = `${request.method} ${path}`;
  const finish = (end: End, exchangeAtEnd: Exchange, more: Partial<Trace> = {}): Trace => {
    const response = end.response && withOwnHeaders(end.response, exchange);
    if (response) steps.push(responseStep(response));
    const format = (settings?.AccessLogSettings as AccessLogSettings | undefined)?.Format;
    const log = accessLog(format, exchangeAtEnd, response && logged(response, end));
    steps.push(log.step);
    return {
      sent: {},
      ...base,
      ...more,
      steps,
      summary: summarize({ line, ...base, ...end }),
      ...(response && { response }),
      ...(log.line !== undefined && { accessLog: log.line }),
    };
  };
  const throttled = checkThrottle(settings, stage, route.routeKey, request.receivedAt, given.bucket);
  steps.push(throttled.step);
  if (throttled.stop) return finish({ stop: throttled.stop, response: throttled.stop.response }, routed);
  const preflight = checkCors(cors, request, route.routeKey);
  steps.push(preflight.step);
  if (preflight.answer)
    return finish({ integration: 'CORS configuration', response: preflight.answer }, routed);
  steps.push(route.step, ...route.undocumented);
  if (route.stop || route.routeKey === undefined)
    return finish({ stop: route.stop, response: route.stop?.response }, routed);
  const value = own(configuration.routes, route.routeKey);
  if (!value) return finish({}, routed);
  const authorizer = authorize(routed, value, authorizerOf(world, configuration, value), given);
  steps.push(authorizer.step);
  const authorized: Exchange = { ...routed, authorized: authorizer.authorized };
  const event = authorizer.event && {
    authorizerEvent: authorizer.event,
    ...(authorizer.cache && { authorizerCache: authorizer.cache }),
  };
  if (authorizer.stop)
    return finish({ stop: authorizer.stop, response: authorizer.stop.response }, authorized, event);
  const key = value.integration;
  const integration = key === undefined ? undefined : own(configuration.integrations, key);
  const sent = integrationRequest(
    authorized,
    integration && key !== undefined ? { key, value: integration } : undefined,
  );
  steps.push(...sent.steps);
  const more = { ...event, sent: sent.sent };
  if (sent.stop || !integration)
    return finish({ stop: sent.stop, response: sent.stop?.response }, authorized, more);
  const responded = respond(authorized, integration.members, cors, given.integration);
  steps.push(...responded.steps);
  return finish({ ...responded, integration: sent.name }, authorized, more);
}

/** How a request ended, for its summary and its log line. */
interface End {
  stop?: Stop | undefined;
  response?: ClientResponse | undefined;
  /** What answered, by name. */
  integration?: string;
  integrationStatus?: number;
  integrationError?: string;
}

function logged(response: ClientResponse, end: End): ContextResponse {
  return {
    status: response.status,
    length: response.body.length,
    ...(end.stop?.message !== undefined && { error: end.stop.message }),
    ...(end.integrationStatus !== undefined && { integrationStatus: end.integrationStatus }),
    ...(end.integrationError !== undefined && { integrationError: end.integrationError }),
  };
}

function responseStep({ status, headers, body, from }: ClientResponse): Step {
  const { text, isBase64 } = bodyText(body);
  return step({
    id: 'response',
    title: `The client receives ${status}`,
    verdict: 'passed',
    facts: [
      { label: 'From', value: from === 'integration' ? 'The integration' : 'API Gateway' },
      ...headers.map(([label, value]) => ({ label, value })),
      { label: isBase64 ? 'Body in base64' : 'Body', value: text === '' ? 'Empty' : text },
    ],
    rules: ['response.headers'],
  });
}

function authorizerOf(
  world: World,
  configuration: Configuration,
  route: RouteValue,
): AuthorizerState | undefined {
  const name = route.authorizer;
  const members = name === undefined ? undefined : own(configuration.authorizers, name);
  if (name === undefined || !members) return undefined;
  const sorted = (members.IdentitySource ?? []) as readonly string[];
  const original = own(world.origin?.authorizers ?? {}, name)?.resource.IdentitySource as
    | readonly string[]
    | undefined;
  const isSame = original?.length === sorted.length && sorted.every((one) => original.includes(one));
  return { name, members, identitySources: isSame ? original : sorted };
}
