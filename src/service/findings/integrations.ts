import type { Integration, Route } from '@aws-sdk/client-apigatewayv2';
import { targetId } from '../integration-name';
import { routeVariables } from '../rules/route-key';
import { apiFacts, exampleFunction, integration, route, stage } from './examples';
import type { ApiFacts } from './facts';
import { apiRule, type FindingRule, oneCall } from './rule';
import { integrationOf, integrationSubject, isHttp, listed, routeSubject, stageSubject } from './subjects';

/** Region and account of the ARN of a target; undefined for a URL, and for a stage variable in their place. */
function placeOf({ IntegrationUri = '' }: Integration): { region: string; account: string } | undefined {
  // An invocation ARN holds the ARN of the function.
  const arn = /arn:[\w-]+:(?!apigateway:)[\w-]+:([\w-]+):(\d{12}):/.exec(IntegrationUri);
  return arn ? { region: arn[1] ?? '', account: arn[2] ?? '' } : undefined;
}

/** The most frequent of some values. */
function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

const variablesIn = (text: string) =>
  [...text.matchAll(/\$\{stageVariables\.([A-Za-z0-9_]+)\}/g)].flatMap(([, name]) => name ?? []);

/** The greedy variable of a route whose value the integration neither has in its URI nor otherwise passes on. */
function droppedVariable({ RouteKey = '' }: Route, target: Integration): string | undefined {
  const greedy = routeVariables(RouteKey).find((name) => name.endsWith('+'));
  const isUrl = target.IntegrationType === 'HTTP_PROXY' && target.ConnectionType !== 'VPC_LINK';
  if (!greedy || !isUrl || target.IntegrationUri?.includes('{')) return undefined;
  return 'overwrite:path' in (target.RequestParameters ?? {}) ? undefined : greedy;
}

const proxy = (more: Partial<Integration> = {}) =>
  integration({
    IntegrationType: 'HTTP_PROXY',
    IntegrationMethod: 'ANY',
    IntegrationUri: 'https://orders.example.com/{proxy}',
    PayloadFormatVersion: '1.0',
    ...more,
  });
const GREEDY = { routes: [route('ANY /orders/{proxy+}')] };

/** Rules of integrations. */
export const integrationRules: readonly FindingRule<ApiFacts>[] = [
  apiRule({
    id: 'integration.unused',
    severity: 'info',
    title: 'Integration that no route uses',
    why: 'It is never called, counts towards the quota, and is copied with the API.',
    source: 'service-rules 2.16',
    needs: ['routes', 'integrations'],
    check: (facts) => {
      const used = new Set(facts.routes.map(({ Target }) => targetId(Target)));
      return facts.integrations
        .filter(({ IntegrationId }) => !used.has(IntegrationId))
        .map((one) => ({
          subject: integrationSubject(facts, one),
          evidence: `None of ${facts.routes.length} routes targets ${one.IntegrationId}.`,
          remedy: oneCall('DeleteIntegration', `Delete integration ${one.IntegrationId}`, {
            ApiId: facts.api.ApiId ?? '',
            IntegrationId: one.IntegrationId ?? '',
          }),
        }));
    },
    passing: apiFacts({ integrations: [integration()], routes: [route('GET /orders')] }),
    failing: apiFacts({ integrations: [integration()], routes: [] }),
  }),
  apiRule({
    id: 'integration.plain-http',
    severity: 'warning',
    title: 'Backend is called over plain HTTP',
    why: 'Between API Gateway and the backend, requests cross the internet readable and changeable.',
    source: 'AWS developer guide, HTTP proxy integrations for HTTP APIs',
    needs: ['integrations'],
    check: (facts) =>
      facts.integrations
        .filter(
          ({ IntegrationUri = '', ConnectionType }) =>
            /^http:\/\//i.test(IntegrationUri) && ConnectionType !== 'VPC_LINK',
        )
        .map((one) => ({
          subject: integrationSubject(facts, one),
          evidence: `Its URI begins with http: ${one.IntegrationUri}.`,
          remedy: { none: 'Whether the backend serves HTTPS is not known.' },
        })),
    passing: apiFacts({ ...GREEDY, integrations: [proxy()] }),
    failing: apiFacts({
      ...GREEDY,
      integrations: [proxy({ IntegrationUri: 'http://orders.example.com/{proxy}' })],
    }),
  }),
  apiRule({
    id: 'integration.elsewhere',
    severity: 'info',
    title: 'Target in another account or Region',
    why: 'It is often left over from a copy, adds latency between Regions, and depends on the permissions of the other account.',
    source: 'AWS developer guide, Lambda proxy integrations for HTTP APIs',
    needs: ['integrations'],
    check: (facts) => {
      const own = mostFrequent(facts.integrations.flatMap((one) => placeOf(one)?.account ?? []));
      return facts.integrations.flatMap((one) => {
        const place = placeOf(one);
        if (!place) return [];
        const found = [
          ...(place.region === facts.region
            ? []
            : [`Region ${place.region}, and the API in ${facts.region}`]),
          ...(place.account === own ? [] : [`account ${place.account}, and most targets in ${own}`]),
        ];
        if (found.length === 0) return [];
        return [
          {
            subject: integrationSubject(facts, one),
            evidence: `The target is in ${found.join('; in ')}.`,
            remedy: { none: 'Whether a target of that name exists elsewhere is not known.' },
          },
        ];
      });
    },
    passing: apiFacts({ routes: [route('GET /orders')], integrations: [integration()] }),
    failing: apiFacts({
      routes: [route('GET /orders')],
      integrations: [integration({ IntegrationUri: exampleFunction('orders', '123456789012', 'us-east-1') })],
    }),
  }),
  apiRule({
    id: 'integration.path-dropped',
    severity: 'warning',
    title: 'Greedy route to a URL without its variable',
    why: 'The URL is used as it is, so every path below the route calls the same address.',
    source: 'traffic-rules 6.5',
    needs: ['routes', 'integrations'],
    check: (facts) =>
      facts.routes.flatMap((one) => {
        const target = integrationOf(one, facts.integrations);
        const greedy = target && isHttp(facts) ? droppedVariable(one, target) : undefined;
        if (!target || !greedy) return [];
        return [
          {
            subject: routeSubject(facts, one),
            evidence: `The value of {${greedy}} is not in ${target.IntegrationUri}.`,
            remedy: { none: 'Where in the URL the path belongs is not known.' },
          },
        ];
      }),
    passing: apiFacts({ ...GREEDY, integrations: [proxy()] }),
    failing: apiFacts({
      ...GREEDY,
      integrations: [proxy({ IntegrationUri: 'https://orders.example.com/' })],
    }),
  }),
  apiRule({
    id: 'integration.vpc-link',
    severity: 'error',
    title: 'VPC link that is missing or not available',
    why: 'Requests to the integration fail until the VPC link is available.',
    source: 'AWS developer guide, VPC links for HTTP APIs',
    needs: ['integrations', 'vpcLinks'],
    check: (facts) =>
      facts.integrations.flatMap((one) => {
        // The VPC links of WebSocket APIs are those of REST APIs, and not in this list.
        if (!isHttp(facts) || one.ConnectionType !== 'VPC_LINK' || !one.ConnectionId) return [];
        const link = facts.vpcLinks.find(({ VpcLinkId }) => VpcLinkId === one.ConnectionId);
        if (link && (link.VpcLinkStatus ?? 'AVAILABLE') === 'AVAILABLE') return [];
        return [
          {
            subject: integrationSubject(facts, one),
            evidence: link
              ? `VPC link ${link.Name} has status ${link.VpcLinkStatus}.`
              : `VPC link ${one.ConnectionId} is not in this Region.`,
            remedy: { none: 'Which VPC link should take its place is not known.' },
          },
        ];
      }),
    passing: apiFacts({
      ...GREEDY,
      integrations: [proxy({ ConnectionType: 'VPC_LINK', ConnectionId: 'link1' })],
      vpcLinks: [
        {
          VpcLinkId: 'link1',
          Name: 'internal',
          VpcLinkStatus: 'AVAILABLE',
          SubnetIds: [],
          SecurityGroupIds: [],
        },
      ],
    }),
    failing: apiFacts({
      ...GREEDY,
      integrations: [proxy({ ConnectionType: 'VPC_LINK', ConnectionId: 'link1' })],
      vpcLinks: [],
    }),
  }),
  apiRule({
    id: 'integration.missing-variable',
    severity: 'error',
    title: 'Stage variable that a stage does not have',
    why: 'A variable that is not set is empty, so the stage calls a target that is not meant.',
    source: 'traffic-rules 6.5',
    needs: ['integrations', 'stages'],
    check: (facts) =>
      facts.stages.flatMap((one) =>
        facts.integrations.flatMap((target) => {
          const missing = variablesIn(target.IntegrationUri ?? '').filter(
            (name) => !Object.hasOwn(one.StageVariables ?? {}, name),
          );
          if (missing.length === 0) return [];
          return [
            {
              subject: stageSubject(facts, one),
              evidence: `Integration ${target.IntegrationId} uses ${listed(missing)}, which the stage does not have.`,
              remedy: { none: 'The value of the variable is not known.' },
            },
          ];
        }),
      ),
    passing: apiFacts({
      ...GREEDY,
      integrations: [proxy({ IntegrationUri: 'https://${stageVariables.host}/{proxy}' })],
      stages: [stage({ StageVariables: { host: 'orders.example.com' } })],
    }),
    failing: apiFacts({
      ...GREEDY,
      integrations: [proxy({ IntegrationUri: 'https://${stageVariables.host}/{proxy}' })],
      stages: [stage()],
    }),
  }),
];
