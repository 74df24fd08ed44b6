import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { trace } from './trace';
import { connect, send } from './websocket/socket.test-support';
import { FUNCTION_URI, NOW, tokenOf, worldOf } from './world.test-support';

// Samples of requests with the exact event that a function gets, kept beside the project; `<var:…>` marks what varies.

const FOLDER = new URL('../../../../shared/data/events/', import.meta.url);

interface Sample {
  title: string;
  setup: {
    protocol?: string;
    routes: (string | { key: string; auth: string; scopes?: string[] })[];
    stage: string;
    routeSelectionExpression?: string;
    payloadFormatVersion?: string;
    authorizerPayloadFormatVersion?: string;
    identitySource?: string[];
    tokenClaims?: Record<string, unknown>;
  };
  client: { sourceIp: string; host: string };
  request: {
    method: string;
    target: string;
    headers: [string, string][];
    /** The address that a WebSocket client connects to. */
    upgrade?: string;
    /** Of a message. */
    body?: string;
  };
  event: object;
}

const all = readSamples();
const samples = all.filter(({ setup }) => setup.protocol === undefined);
const sockets = all.filter(({ setup }) => setup.protocol === 'WEBSOCKET');

function readSamples(): Sample[] {
  try {
    const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
    return names.map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Sample);
  } catch {
    // Absent outside the machines that have them; the tests below are skipped.
    return [];
  }
}

/** The event with what varies taken from the expected one, by its place. */
function settled(actual: unknown, expected: unknown): unknown {
  if (typeof expected === 'string' && expected.startsWith('<var:'))
    return actual === undefined ? undefined : expected;
  if (Array.isArray(actual) && Array.isArray(expected))
    return actual.map((one, at) => settled(one, expected[at]));
  if (!isRecord(actual) || !isRecord(expected)) return actual;
  return Object.fromEntries(
    Object.entries(actual).map(([name, one]) => [name, settled(one, expected[name])]),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

it.skipIf(samples.length === 0).each(samples.map((sample) => [sample.title, sample] as const))(
  '%s',
  (_, sample) => {
    const { setup, client, request } = sample;
    const token = setup.tokenClaims && tokenOf(setup.tokenClaims);
    const isAuthorizer = setup.authorizerPayloadFormatVersion !== undefined;
    const world = worldOf({
      routes: setup.routes.map((route) =>
        typeof route === 'string'
          ? route
          : {
              RouteKey: route.key,
              AuthorizationType: route.auth as 'JWT',
              AuthorizationScopes: route.scopes,
              AuthorizerId: 'z1',
            },
      ),
      integration: { PayloadFormatVersion: setup.payloadFormatVersion ?? '2.0' },
      authorizer: isAuthorizer
        ? {
            AuthorizerType: 'REQUEST',
            AuthorizerUri: FUNCTION_URI,
            AuthorizerPayloadFormatVersion: setup.authorizerPayloadFormatVersion,
            IdentitySource: setup.identitySource,
          }
        : {
            IdentitySource: ['$request.header.Authorization'],
            JwtConfiguration: { Issuer: 'https://issuer.example', Audience: ['client-1'] },
          },
      stages: [{ StageName: setup.stage }],
    });
    const headers = request.headers.map(
      ([name, value]) => [name, token ? value.replace('<token>', token) : value] as const,
    );
    const result = trace(world, { ...request, ...client, headers, receivedAt: NOW });
    const expected = JSON.parse(JSON.stringify(sample.event).replace('<token>', token ?? ''));
    const event = isAuthorizer ? result.authorizerEvent : result.sent.event;
    expect(settled(event, expected)).toEqual(expected);
  },
);

it.skipIf(sockets.length === 0).each(sockets.map((sample) => [sample.title, sample] as const))(
  '%s',
  (_, sample) => {
    const { setup, request } = sample;
    const described = {
      routes: setup.routes.map((route) => (typeof route === 'string' ? route : route.key)),
      expression: setup.routeSelectionExpression ?? '$request.body.action',
    };
    const target = request.upgrade?.replace(/^wss:\/\/[^/]+/, '');
    const { sent } =
      target === undefined
        ? send(described, request.body ?? '')
        : connect(described, target, request.headers);
    expect(settled(sent.event, sample.event)).toEqual(sample.event);
  },
);

it.skipIf(all.length > 0)('The samples are not beside this checkout, so that none is compared', () => {
  expect(all).toEqual([]);
});
