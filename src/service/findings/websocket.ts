import { apiFacts, integration, route, stage, WITH_LAMBDA, webSocketApi } from './examples';
import type { ApiFacts } from './facts';
import { apiRule, type FindingRule, oneCall } from './rule';
import { isNamedProduction } from './stages';
import {
  apiSubject,
  integrationOf,
  integrationSubject,
  isHttp,
  isOpen,
  modelSubject,
  routeSubject,
  stageSubject,
} from './subjects';

const hasKey = ({ routes = [] }: ApiFacts, key: string) => routes.some(({ RouteKey }) => RouteKey === key);

const lambda = integration({ PayloadFormatVersion: '1.0', TimeoutInMillis: 29000 });
const KEYS = [route('$connect', WITH_LAMBDA), route('$disconnect'), route('$default')];
const chat = (more: Partial<ApiFacts> = {}) =>
  apiFacts({
    api: webSocketApi(),
    integrations: [lambda],
    authorizers: [
      {
        AuthorizerId: 'fun1',
        Name: 'token',
        AuthorizerType: 'REQUEST',
        AuthorizerUri:
          'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:authorizer/invocations',
        IdentitySource: ['route.request.querystring.token'],
      },
    ],
    routes: KEYS,
    ...more,
  });
const mock = integration({
  IntegrationType: 'MOCK',
  IntegrationMethod: undefined,
  IntegrationUri: undefined,
  PayloadFormatVersion: '1.0',
  TimeoutInMillis: 29000,
});
const PING = route('ping', { RouteResponseSelectionExpression: '$default' });
const MODEL = { ModelId: 'mod1', Name: 'Message', ContentType: 'application/json', Schema: '{}' };

/** Rules of WebSocket APIs. */
export const webSocketRules: readonly FindingRule<ApiFacts>[] = [
  apiRule({
    id: 'websocket.open-connect',
    severity: 'warning',
    title: 'Connections without authorization',
    why: 'A WebSocket API authorizes at $connect only, so anyone can connect and send messages to every route.',
    source: 'traffic-rules 12.2',
    needs: ['routes'],
    check: (facts) => {
      if (isHttp(facts) || facts.routes.length === 0) return [];
      const connect = facts.routes.find(({ RouteKey }) => RouteKey === '$connect');
      if (connect && (!isOpen(connect) || connect.ApiKeyRequired)) return [];
      return [
        {
          subject: connect ? routeSubject(facts, connect) : apiSubject(facts.api),
          evidence: connect ? '$connect has no authorization.' : 'There is no route $connect.',
          remedy: { none: 'Which authorizer should check connections is not known.' },
        },
      ];
    },
    passing: chat(),
    failing: chat({ routes: [route('$connect'), route('$disconnect'), route('$default')] }),
  }),
  apiRule({
    id: 'websocket.no-default',
    severity: 'warning',
    title: 'WebSocket API without $default',
    why: 'A message that selects no route is answered with Forbidden, and the backend does not learn of it.',
    source: 'traffic-rules 12.5',
    needs: ['routes'],
    check: (facts) =>
      isHttp(facts) || facts.routes.length === 0 || hasKey(facts, '$default')
        ? []
        : [
            {
              subject: apiSubject(facts.api),
              evidence: `None of ${facts.routes.length} routes is $default.`,
              remedy: { none: 'Which integration should answer it is not known.' },
            },
          ],
    passing: chat(),
    failing: chat({ routes: KEYS.slice(0, 2) }),
  }),
  apiRule({
    id: 'websocket.no-disconnect',
    severity: 'info',
    title: 'WebSocket API without $disconnect',
    why: 'A backend that keeps connections does not learn when one has ended.',
    source: 'AWS developer guide, Manage connected users and client apps: $connect and $disconnect routes',
    needs: ['routes'],
    check: (facts) =>
      isHttp(facts) || !hasKey(facts, '$connect') || hasKey(facts, '$disconnect')
        ? []
        : [
            {
              subject: apiSubject(facts.api),
              evidence: 'There is a route $connect and no route $disconnect.',
              remedy: { none: 'Which integration should answer it is not known.' },
            },
          ],
    passing: chat(),
    failing: chat({ routes: KEYS.filter(({ RouteKey }) => RouteKey !== '$disconnect') }),
  }),
  apiRule({
    id: 'websocket.no-route-response',
    severity: 'warning',
    title: 'Two-way route without a route response',
    why: 'Without a route response nothing is sent back to the client.',
    source: 'traffic-rules 12.9',
    needs: ['routes', 'routeResponses'],
    check: (facts) =>
      facts.routes
        .filter((one) => !isHttp(facts) && one.RouteResponseSelectionExpression)
        .filter(({ RouteId = '' }) => facts.routeResponses[RouteId]?.length === 0)
        .map((one) => ({
          subject: routeSubject(facts, one),
          evidence: 'It selects a route response, and has none.',
          remedy: oneCall('CreateRouteResponse', `Create route response $default of ${one.RouteKey}`, {
            ApiId: facts.api.ApiId ?? '',
            RouteId: one.RouteId ?? '',
            RouteResponseKey: '$default',
          }),
        })),
    passing: chat({
      routes: [...KEYS, PING],
      routeResponses: { ping: [{ RouteResponseId: 'res1', RouteResponseKey: '$default' }] },
    }),
    failing: chat({ routes: [...KEYS, PING], routeResponses: { ping: [] } }),
  }),
  apiRule({
    id: 'websocket.no-integration-response',
    severity: 'warning',
    title: 'Two-way route to an integration without responses',
    why: 'An integration that is not a proxy needs an integration response; without one the client gets an error.',
    source: 'traffic-rules 12.8',
    needs: ['routes', 'integrations', 'integrationResponses'],
    check: (facts) => {
      const replying = facts.routes.filter(
        (one) => !isHttp(facts) && one.RouteResponseSelectionExpression !== undefined,
      );
      const targets = new Set(replying.flatMap((one) => integrationOf(one, facts.integrations) ?? []));
      return [...targets]
        .filter(({ IntegrationId = '' }) => facts.integrationResponses[IntegrationId]?.length === 0)
        .map((one) => ({
          subject: integrationSubject(facts, one),
          evidence: `It is of type ${one.IntegrationType} and has no integration response.`,
          remedy: oneCall('CreateIntegrationResponse', 'Create integration response $default', {
            ApiId: facts.api.ApiId ?? '',
            IntegrationId: one.IntegrationId ?? '',
            IntegrationResponseKey: '$default',
          }),
        }));
    },
    passing: chat({
      routes: [...KEYS, PING],
      integrations: [mock],
      integrationResponses: {
        int1: [{ IntegrationResponseId: 'res1', IntegrationResponseKey: '$default' }],
      },
    }),
    failing: chat({ routes: [...KEYS, PING], integrations: [mock], integrationResponses: { int1: [] } }),
  }),
  apiRule({
    id: 'websocket.data-trace',
    severity: 'warning',
    title: 'Full messages in the logs of a production stage',
    why: 'Data trace logs the content of every message, personal data and tokens included.',
    source: 'AWS developer guide, Configure logging for a WebSocket API',
    needs: ['stages'],
    check: (facts) =>
      facts.stages
        .filter((one) => isNamedProduction(one) && one.DefaultRouteSettings?.DataTraceEnabled)
        .map((one) => ({
          subject: stageSubject(facts, one),
          evidence: `Data trace is enabled for all routes of stage ${one.StageName}.`,
          remedy: oneCall('UpdateStage', `Disable data trace of stage ${one.StageName}`, {
            ApiId: facts.api.ApiId ?? '',
            StageName: one.StageName ?? '',
            DefaultRouteSettings: { DataTraceEnabled: false },
          }),
        })),
    passing: chat({ stages: [stage()] }),
    failing: chat({
      stages: [stage({ DefaultRouteSettings: { DataTraceEnabled: true, ThrottlingRateLimit: 5 } })],
    }),
  }),
  apiRule({
    id: 'model.unused',
    severity: 'info',
    title: 'Model that nothing uses',
    why: 'It validates no message, although it looks as if it did.',
    source: 'AWS developer guide, Request validation for WebSocket APIs',
    needs: ['models', 'routes', 'routeResponses'],
    check: (facts) => {
      const used = new Set([
        ...facts.routes.flatMap(({ RequestModels }) => Object.values(RequestModels ?? {})),
        ...Object.values(facts.routeResponses)
          .flat()
          .flatMap(({ ResponseModels }) => Object.values(ResponseModels ?? {})),
      ]);
      const isReferred = (name: string) =>
        facts.models.some(({ Schema, Name }) => Name !== name && Schema?.includes(`/models/${name}"`));
      return facts.models
        .filter(({ Name = '' }) => !isHttp(facts) && !used.has(Name) && !isReferred(Name))
        .map((one) => ({
          subject: modelSubject(facts, one),
          evidence: 'No route, route response or other model refers to it.',
          remedy: oneCall('DeleteModel', `Delete model ${one.Name}`, {
            ApiId: facts.api.ApiId ?? '',
            ModelId: one.ModelId ?? '',
          }),
        }));
    },
    passing: chat({
      models: [MODEL],
      routes: [...KEYS, route('send', { RequestModels: { send: 'Message' } })],
      routeResponses: {},
    }),
    failing: chat({ models: [MODEL], routeResponses: {} }),
  }),
];
