import { lambdaName, partitionOf } from '../arn';
import type { IntegrationValue } from '../configuration/value';
import { integrationName, splitRouteKey } from '../integration-name';
import { type BackendRequest, httpRequest, privateRequest, withStageVariables } from './backend-request';
import { accountOf, type Exchange } from './context';
import { eventV1 } from './event-v1';
import { eventV2 } from './event-v2';
import { type Stop, stopWith } from './gateway-response';
import { applyParameters, type Mapped, type Parameters } from './parameters';
import { headerValue } from './request';
import type { RuleId } from './rules';
import { type ServiceCall, serviceCall } from './service-call';
import { type Fact, type Step, step } from './step';

/** What the backend receives: a function an event, an HTTP backend a request, an AWS service a call. */
export interface Sent {
  event?: object;
  request?: BackendRequest;
  call?: ServiceCall;
  /** What a WebSocket integration that is no proxy receives: the message, or what a template made of it. */
  payload?: string;
}

/** The steps up to the backend, and what it receives. */
export interface IntegrationRequest {
  steps: readonly Step[];
  sent: Sent;
  /** The name of the integration for people. */
  name: string;
  stop?: Stop;
}

/** What the integration of the route sends (traffic-rules 6.1 to 6.8, 7.1, 7.2). */
export function integrationRequest(
  exchange: Exchange,
  integration: { key: string; value: IntegrationValue } | undefined,
): IntegrationRequest {
  if (!integration)
    return {
      steps: [
        step({
          id: 'integration-request',
          title: 'The route has no integration',
          verdict: 'stopped',
          facts: [],
          rules: ['integration.none'],
        }),
      ],
      sent: {},
      name: '',
      stop: stopWith(500, 'the route has no integration'),
    };
  const { members } = integration.value;
  const name = integrationName(members);
  const own: Fact = {
    label: 'Integration',
    value: name,
    resource: { kind: 'integration', key: integration.key },
  };
  if (members.IntegrationSubtype !== undefined) return toService(exchange, integration.value, name, own);
  if (members.IntegrationType === 'AWS_PROXY') return toFunction(exchange, integration.value, name, own);
  return toBackend(exchange, integration.value, name, own);
}

function toFunction(
  exchange: Exchange,
  { members }: IntegrationValue,
  name: string,
  own: Fact,
): IntegrationRequest {
  const isV2 = members.PayloadFormatVersion === '2.0';
  const uri = withStageVariables(String(members.IntegrationUri ?? ''), exchange.stageVariables);
  const rules: RuleId[] = isV2 ? ['event.v2', 'event.v2.stage'] : ['event.v1', 'event.v1.path'];
  if (exchange.request.body.length > 0) {
    rules.push('event.body');
    if (/\+(?:json|xml)\b/i.test(headerValue(exchange.request.headers, 'content-type') ?? ''))
      rules.push('event.body.suffix');
  }
  return {
    steps: [
      mappingSkipped(),
      step({
        id: 'integration-request',
        title: `The function ${lambdaName(uri) ?? uri} receives an event of payload format ${isV2 ? '2.0' : '1.0'}`,
        verdict: 'passed',
        facts: [
          own,
          { label: 'Permission', value: `The function's policy must allow ${sourceArn(exchange)}` },
        ],
        rules,
      }),
    ],
    sent: { event: isV2 ? eventV2(exchange) : eventV1(exchange) },
    name,
  };
}

/** What a function's policy names the route by (developer guide: http-api-troubleshooting-lambda). */
function sourceArn({ world, stage, routeKey = '' }: Exchange): string {
  const { method, path } = splitRouteKey(routeKey);
  const source = method === '' ? path : `${method === 'ANY' ? '*' : method}${path}`;
  const { region, apiId } = world;
  return `arn:${partitionOf(region)}:execute-api:${region}:${accountOf(world)}:${apiId}/${stage}/${source}`;
}

function toService(
  exchange: Exchange,
  { members }: IntegrationValue,
  name: string,
  own: Fact,
): IntegrationRequest {
  const { call, facts, missing } = serviceCall(members, exchange);
  return {
    steps: [
      mappingSkipped(),
      step({
        id: 'integration-request',
        title: `${call.subtype} is called`,
        verdict: missing.length > 0 ? 'unknown' : 'passed',
        facts: [own, { label: 'Region', value: call.region }, ...facts],
        rules: [
          'service.parameters',
          'mapping.values',
          ...(missing.length > 0 ? (['service.missing'] as const) : []),
        ],
      }),
    ],
    sent: { call },
    name,
  };
}

function toBackend(
  exchange: Exchange,
  { members }: IntegrationValue,
  name: string,
  own: Fact,
): IntegrationRequest {
  const { request } = exchange;
  const parameters = (members.RequestParameters ?? {}) as Parameters;
  // The host and the length are those of the new request.
  const headers = request.headers.filter(([one]) => !/^(?:host|content-length)$/i.test(one));
  const mapped = applyParameters(parameters, { headers, query: request.query }, exchange);
  const isPrivate = members.ConnectionType === 'VPC_LINK';
  const { request: sent, rules } = isPrivate
    ? privateRequest(members, exchange, mapped)
    : httpRequest(members, exchange, mapped);
  return {
    steps: [
      mappingStep('request-mapping', 'Request parameters are mapped', mapped, 'mapping.request'),
      step({
        id: 'integration-request',
        title: isPrivate
          ? 'The backend behind the VPC link receives the request'
          : 'The backend receives the request',
        verdict: 'passed',
        facts: [
          own,
          { label: 'Request', value: `${sent.method} ${sent.url}` },
          ...(sent.target === undefined ? [] : [{ label: 'Target', value: sent.target }]),
          ...(sent.vpcLinkId === undefined
            ? []
            : [
                {
                  label: 'VPC link',
                  value: sent.vpcLinkId,
                  resource: { kind: 'vpcLink', key: sent.vpcLinkId } as const,
                },
              ]),
        ],
        rules,
      }),
    ],
    sent: { request: sent },
    name,
  };
}

function mappingSkipped(): Step {
  return step({
    id: 'request-mapping',
    title: 'No headers, query or path are mapped',
    verdict: 'skipped',
    facts: [],
    rules: ['mapping.request'],
  });
}

/** The step of parameters that were applied, or that there are none. */
export function mappingStep(
  id: 'request-mapping' | 'response-mapping',
  title: string,
  mapped: Mapped,
  rule: RuleId,
): Step {
  if (mapped.facts.length === 0)
    return step({ id, title: 'No parameters are mapped', verdict: 'skipped', facts: [], rules: [rule] });
  const { missing } = mapped;
  return step({
    id,
    title: missing.length > 0 ? `Nothing is there for ${missing.join(', ')}` : title,
    verdict: missing.length > 0 ? 'unknown' : 'passed',
    facts: mapped.facts,
    rules: [
      rule,
      'mapping.values',
      'mapping.order',
      ...(missing.length > 0 ? (['mapping.missing'] as const) : []),
    ],
  });
}
