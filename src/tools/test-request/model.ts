import type { Api } from '@aws-sdk/client-apigatewayv2';
import type { Source } from '../../service/configuration/source';
import { functionOf } from '../../service/lambda-permission';
import type { Given, IntegrationOutcome } from '../../service/traffic/given';
import type { Header, TrafficRequest } from '../../service/traffic/request';
import type { DomainState, World } from '../../service/traffic/world';
import { curlCommand } from './send/commands';

/** What the form of *Test* holds besides the address: method, path and stage. */
export interface RequestValues {
  /** One header a line: `Name: value`. */
  headers: string;
  body: string;
  /** Sent as `Authorization: Bearer …`. */
  token: string;
  /** The JSON web key set of the issuer; empty: the signature is not verified. */
  keys: string;
  sourceIp: string;
  /** What comes of the integration. */
  outcome: 'responds' | 'timeout' | 'error' | 'permission' | 'unreachable';
  /** What the function returns, as JSON. */
  result: string;
  status: string;
  responseHeaders: string;
  responseBody: string;
  /** What the function of a Lambda authorizer returns, as JSON. */
  authorizerResult: string;
}

/** A function and a backend that answer, and an authorizer that allows. */
export const FIRST_VALUES: RequestValues = {
  headers: '',
  body: '',
  token: '',
  keys: '',
  sourceIp: '',
  outcome: 'responds',
  result:
    '{\n  "statusCode": 200,\n  "headers": { "content-type": "application/json" },\n  "body": "{\\"ok\\":true}"\n}',
  status: '200',
  responseHeaders: 'Content-Type: application/json',
  responseBody: '{"ok":true}',
  authorizerResult: '',
};

/** Headers as they are typed; `faults` are lines that are none. */
export function parseHeaders(text: string): { headers: Header[]; faults: string[] } {
  const headers: Header[] = [];
  const faults: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const at = line.indexOf(':');
    const name = line.slice(0, Math.max(at, 0)).trim();
    if (name === '' || /\s/.test(name)) faults.push(line);
    else headers.push([name, line.slice(at + 1).trim()]);
  }
  return { headers, faults };
}

/** The stage that `stage=` of the address names; undefined: the latest configuration. */
export function stageOf(text: string): string | undefined {
  return text.startsWith('stage:') ? text.slice('stage:'.length) : undefined;
}

/** What a world is made of. */
export interface WorldParts {
  api: Api;
  region: string;
  /** The latest configuration. */
  latest: Source;
  /** The stage to test, and what it serves; undefined: the latest configuration. */
  stage: string | undefined;
  served: Source | undefined;
  domains?: readonly DomainState[];
}

/** The world of the screen: the chosen stage serves what was deployed to it, all others the latest configuration. */
export function toWorld({ api, region, latest, stage, served, domains }: WorldParts): World {
  const { stages } = latest.configuration;
  const entries = Object.entries(stages).map(([name, settings]) => {
    const isDeployed = latest.origin?.stages[name]?.resource.DeploymentId !== undefined;
    const own = name === stage ? { isDeployed, ...(served && { served: served.configuration }) } : {};
    return [name, { settings, ...own }] as const;
  });
  const account = Object.values(latest.configuration.integrations)
    .map(({ members }) => functionOf(members.IntegrationUri as string | undefined)?.account)
    .find((one) => one !== undefined);
  return {
    apiId: api.ApiId ?? '',
    region,
    ...(account !== undefined && { accountId: account }),
    ...(api.ApiEndpoint !== undefined && { endpointHost: api.ApiEndpoint.replace(/^[a-z]+:\/\//, '') }),
    configuration: latest.configuration,
    ...(latest.origin && { origin: latest.origin }),
    stages: entries.length > 0 ? Object.fromEntries(entries) : { $default: { settings: {} } },
    ...(domains && { domains }),
  };
}

/** The stage whose address the request is sent to: the chosen one, else `$default`, else the first. */
export function addressedStage(world: World, stage: string | undefined): string {
  if (stage !== undefined) return stage;
  return Object.hasOwn(world.stages, '$default') ? '$default' : (Object.keys(world.stages)[0] ?? '$default');
}

/** The request that the form and the address describe. @param host a custom domain name, whose path is the whole one */
export function toRequest(
  address: { method: string; path: string; stage: string; host: string },
  values: RequestValues,
  receivedAt: number,
): TrafficRequest {
  const { headers } = parseHeaders(values.headers);
  const path = address.path.startsWith('/') ? address.path : `/${address.path}`;
  const prefix = address.host === '' && address.stage !== '$default' ? `/${address.stage}` : '';
  return {
    method: address.method,
    ...(address.host !== '' && { host: address.host }),
    target: `${prefix}${path}`,
    headers: values.token === '' ? headers : [...headers, ['Authorization', `Bearer ${values.token.trim()}`]],
    body: values.body,
    ...(values.sourceIp !== '' && { sourceIp: values.sourceIp }),
    receivedAt,
  };
}

/**
 * What the form says of responses and of the token.
 * @param isFunction the integration of the route is a function
 * @param signature what the keys say of it
 */
export function toGiven(values: RequestValues, isFunction: boolean, signature?: Given['signature']): Given {
  return {
    ...(signature && { signature }),
    integration: sampleOutcome(values, isFunction),
    ...(values.authorizerResult.trim() !== '' && {
      authorizer: { type: 'function', payload: values.authorizerResult },
    }),
  };
}

/** What comes of the integration by the form. */
export function sampleOutcome(values: RequestValues, isFunction: boolean): IntegrationOutcome {
  const { outcome } = values;
  if (outcome !== 'responds') return { type: 'failure', why: outcome };
  if (isFunction) return { type: 'function', payload: values.result };
  const status = Number(values.status);
  return {
    type: 'http',
    status: Number.isInteger(status) ? status : 0,
    headers: parseHeaders(values.responseHeaders).headers,
    body: values.responseBody,
  };
}

/** The request as a command for a shell. */
export function toCurl(request: TrafficRequest, endpointHost: string): string {
  return curlCommand(request, `https://${request.host ?? endpointHost}${request.target}`);
}
