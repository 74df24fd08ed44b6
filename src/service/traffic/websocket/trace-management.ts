import { utf8Bytes } from '../../../lib/bytes';
import { partitionOf } from '../../arn';
import { authorizeIam } from '../authorize-iam';
import { accountOf } from '../context';
import { type ClientResponse, gatewayResponse } from '../gateway-response';
import { answerHost } from '../host';
import { decodePercent, type ParsedRequest, parseRequest, type TrafficRequest } from '../request';
import type { RuleId } from '../rules';
import { type Step, step } from '../step';
import { endpointHost, type World } from '../world';
import { MAX_MESSAGE } from './refuse-message';

/** An open connection as its backend can ask for it. */
export interface ConnectionState {
  /** In milliseconds since 1970. */
  connectedAt: number;
  lastActiveAt: number;
  sourceIp: string;
  userAgent: string | undefined;
  /** Whether so much waits for the client that nothing more is taken. */
  isBusy: boolean;
}

/** What comes of a request to `@connections`. */
export interface ManagementTrace {
  steps: readonly Step[];
  summary: string;
  stage?: string;
  response: ClientResponse;
  /** What is done with the connection; undefined: nothing, or it is only described. */
  action?: { type: 'send' | 'close'; connectionId: string };
}

/** The form of connection IDs: 16 characters of base64. */
const CONNECTION_ID = /^[\w+/-]{15}=$/;

/** How errors are named, which SDKs read from the header `x-amzn-ErrorType`. */
const ERROR_NAMES: Readonly<Record<number, string>> = {
  400: 'BadRequestException',
  403: 'ForbiddenException',
  410: 'GoneException',
  413: 'PayloadTooLargeException',
  429: 'LimitExceededException',
};

/**
 * What a request to the address of a WebSocket API comes to that opens no connection (docs/traffic-rules.md, 12.10). Pure.
 * @param find the open connection of this ID, if the stage has it
 */
export function traceManagement(
  world: World,
  request: TrafficRequest,
  find: (stage: string, connectionId: string) => ConnectionState | undefined,
): ManagementTrace {
  const parsed = parseRequest(request, world.endpointHost ?? endpointHost(world.apiId, world.region));
  const host = answerHost(world, parsed);
  const line = `${parsed.method} ${decodePercent(parsed.path)}`;
  if (host.stop) return refused([host.step], line, host.stop.response?.status ?? 403, host.stop.why);
  const path = host.mapping ? `/${host.mapping.stage}${host.path}` : host.path;
  const [, stage = '', place, connectionId = '', ...more] = path.split('/').map(decodePercent);
  const isKnown =
    place === '@connections' &&
    connectionId !== '' &&
    more.length === 0 &&
    Object.hasOwn(world.stages, stage);
  const steps = [host.step];
  const stop = (status: number, title: string, rules: readonly RuleId[], id: Step['id'] = 'response') => {
    steps.push(step({ id, title, verdict: 'stopped', facts: [], rules }));
    return { ...refused(steps, line, status, title), ...(isKnown && { stage }) };
  };
  if (!isKnown || !/^(?:GET|POST|DELETE)$/.test(parsed.method))
    return stop(403, 'The request opens no connection and manages none', ['ws.manage.other'], 'stage');
  const named = step({
    id: 'stage',
    title: `A connection to the stage ${stage}`,
    verdict: 'passed',
    facts: [{ label: 'Connection', value: connectionId }],
    rules: ['ws.manage'],
  });
  const authorizer = authorizeIam(
    { world, request: parsed, arn: arnOf(world, parsed, stage, connectionId) },
    {},
  );
  steps.push(named, authorizer.step);
  if (authorizer.stop) return { ...refused(steps, line, 403, authorizer.stop.why), stage };
  if (!CONNECTION_ID.test(connectionId))
    return stop(400, `${connectionId} is no connection ID`, ['ws.manage.id']);
  if (parsed.method === 'POST' && parsed.body.length > MAX_MESSAGE)
    return stop(413, `The data have ${parsed.body.length.toLocaleString('en')} bytes`, ['ws.manage.size']);
  const connection = find(stage, connectionId);
  if (!connection) return stop(410, `No connection ${connectionId} is open`, ['ws.manage.gone']);
  if (parsed.method === 'POST' && connection.isBusy)
    return stop(429, 'The client receives too slowly', ['ws.manage.busy']);
  return done(steps, line, stage, parsed.method, connectionId, connection);
}

function arnOf({ region, apiId, ...world }: World, { method }: ParsedRequest, stage: string, id: string) {
  const account = accountOf({ region, apiId, ...world });
  return `arn:${partitionOf(region)}:execute-api:${region}:${account}:${apiId}/${stage}/${method}/@connections/${id}`;
}

function done(
  before: readonly Step[],
  line: string,
  stage: string,
  method: string,
  connectionId: string,
  connection: ConnectionState,
): ManagementTrace {
  const status = method === 'DELETE' ? 204 : 200;
  const body = method === 'GET' ? utf8Bytes(JSON.stringify(described(connection))) : new Uint8Array();
  const title = { POST: 'The client receives the data', DELETE: 'The connection is closed' }[method];
  const last = step({
    id: 'response',
    title: title ?? 'The connection is described',
    verdict: 'passed',
    facts: [],
    rules: ['ws.manage'],
  });
  return {
    steps: [...before, last],
    summary: `${line} → ${status}`,
    stage,
    response: { status, headers: [['Content-Type', 'application/json']], body, from: 'api-gateway' },
    ...(method !== 'GET' && {
      action: { type: method === 'POST' ? ('send' as const) : ('close' as const), connectionId },
    }),
  };
}

function described({ connectedAt, lastActiveAt, sourceIp, userAgent = '' }: ConnectionState) {
  return {
    connectedAt: new Date(connectedAt).toISOString(),
    identity: { sourceIp, userAgent },
    lastActiveAt: new Date(lastActiveAt).toISOString(),
  };
}

function refused(steps: readonly Step[], line: string, status: number, why: string): ManagementTrace {
  const name = ERROR_NAMES[status];
  return {
    steps: [...steps],
    summary: `${line} → ${status}: ${why}`,
    response: gatewayResponse(status, name === undefined ? [] : [['x-amzn-ErrorType', name]]),
  };
}
