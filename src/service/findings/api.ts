import type { Api } from '@aws-sdk/client-apigatewayv2';
import { QUOTAS, type QuotaName } from '../rules/quotas';
import { openDefaultEndpoints } from '../traffic/default-endpoints';
import { apiFacts, httpApi, integration, jwtAuthorizer, mappedDomain, route, stage } from './examples';
import type { ApiFacts } from './facts';
import { apiRule, type FindingRule, oneCall } from './rule';
import { apiSubject, isHttp, listed } from './subjects';

/** The share of a quota from which on it is reported. */
export const QUOTA_SHARE = 0.8;

/** The default endpoint is disabled for all stages, from the next deployment on (traffic-rules 3.3). */
const disableEndpoint = ({ ApiId = '', Name }: Api) =>
  oneCall('UpdateApi', `Disable the default endpoint of ${Name}`, { ApiId, DisableExecuteApiEndpoint: true });

/** Names of domain names that lead to the API, with mutual TLS or without. */
function domainsOf(facts: ApiFacts, mutualTls: boolean): string[] {
  return (facts.domains ?? [])
    .filter(({ domain }) => Boolean(domain.MutualTlsAuthentication?.TruststoreUri) === mutualTls)
    .filter(({ mappings }) => mappings.some(({ ApiId }) => ApiId === facts.api.ApiId))
    .map(({ domain }) => domain.DomainName ?? '');
}

/** Tag keys that at least three quarters of the other APIs have, two APIs at least. */
function commonTags(facts: ApiFacts): string[] {
  const others = (facts.apis ?? []).filter(({ ApiId }) => ApiId !== facts.api.ApiId);
  const counts = new Map<string, number>();
  for (const key of others.flatMap(({ Tags }) => Object.keys(Tags ?? {})))
    if (!key.startsWith('aws:')) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= 2 && count >= others.length * 0.75)
    .map(([key]) => key)
    .sort();
}

const COUNTED: readonly (readonly [
  list: 'routes' | 'integrations' | 'authorizers' | 'stages',
  quota: QuotaName,
])[] = [
  ['routes', 'routesPerApi'],
  ['integrations', 'integrationsPerApi'],
  ['authorizers', 'authorizersPerApi'],
  ['stages', 'stagesPerApi'],
];

const MTLS = {
  MutualTlsAuthentication: { TruststoreUri: 's3://truststore/clients.pem', TruststoreVersion: '1' },
};
const parts = { integrations: [integration()], routes: [route('GET /orders')], stages: [stage()] };
const closed = httpApi({ DisableExecuteApiEndpoint: true });
const TAGGED = [httpApi({ ApiId: 'b', Tags: { team: 'a' } }), httpApi({ ApiId: 'c', Tags: { team: 'b' } })];
const counted = (number: number) =>
  apiFacts({
    ...parts,
    authorizers: Array.from({ length: number }, (_, at) =>
      jwtAuthorizer({ AuthorizerId: `jwt${at + 1}`, Name: `issuer${at + 1}` }),
    ),
  });

/** Rules of an API as a whole. */
export const apiRules: readonly FindingRule<ApiFacts>[] = [
  apiRule({
    id: 'api.mutual-tls-bypass',
    severity: 'error',
    title: 'Default endpoint bypasses mutual TLS',
    why: 'The default endpoint asks for no client certificate, so whoever knows the API ID can call the API without one.',
    source: 'traffic-rules 2.4',
    needs: ['domains'],
    check: (facts) => {
      const bypassed = facts.domains.filter(
        ({ domain, mappings }) => openDefaultEndpoints(domain, mappings, [facts.api]).length > 0,
      );
      if (bypassed.length === 0) return [];
      return [
        {
          subject: apiSubject(facts.api),
          evidence: `Its default endpoint is enabled; ${listed(bypassed.map(({ domain }) => domain.DomainName))} requires client certificates.`,
          remedy: disableEndpoint(facts.api),
        },
      ];
    },
    passing: apiFacts({ ...parts, api: closed, domains: [mappedDomain(MTLS)] }),
    failing: apiFacts({ ...parts, domains: [mappedDomain(MTLS)] }),
  }),
  apiRule({
    id: 'api.default-endpoint',
    severity: 'info',
    title: 'Default endpoint open beside a custom domain name',
    why: 'Clients can pass by what protects the domain name, such as a firewall in front of it.',
    source: 'traffic-rules 3.3',
    needs: ['domains'],
    check: (facts) => {
      const names = domainsOf(facts, false);
      if (facts.api.DisableExecuteApiEndpoint || names.length === 0) return [];
      return [
        {
          subject: apiSubject(facts.api),
          evidence: `Its default endpoint is enabled beside ${listed(names)}.`,
          remedy: disableEndpoint(facts.api),
        },
      ];
    },
    passing: apiFacts({ ...parts, api: closed, domains: [mappedDomain()] }),
    failing: apiFacts({ ...parts, domains: [mappedDomain()] }),
  }),
  apiRule({
    id: 'api.tags',
    severity: 'info',
    title: 'API without tags that other APIs have',
    why: 'It is missing where costs, owners and permissions go by tags.',
    source: 'AWS developer guide, Tagging API Gateway resources',
    needs: ['apis'],
    check: (facts) => {
      const missing = commonTags(facts).filter((key) => !Object.hasOwn(facts.api.Tags ?? {}, key));
      if (missing.length === 0) return [];
      return [
        {
          subject: apiSubject(facts.api),
          evidence: `It has no tag ${listed(missing)}; at least three quarters of the other APIs have.`,
          remedy: { none: 'The value of the tag is not known.' },
        },
      ];
    },
    passing: apiFacts({ ...parts, api: httpApi({ Tags: { team: 'c' } }), apis: TAGGED }),
    failing: apiFacts({ ...parts, apis: TAGGED }),
  }),
  apiRule({
    id: 'api.quota',
    severity: 'warning',
    title: 'Quota of an API is used above 80 %',
    why: 'Creating the next ones fails when the quota is reached, and a higher one takes days to get, where there is one.',
    source: 'service-rules 2.16',
    needs: [],
    check: (facts) =>
      COUNTED.flatMap(([list, name]) => {
        const { label, limit } = QUOTAS[name];
        const used = facts[list]?.length ?? 0;
        if (used <= limit * QUOTA_SHARE) return [];
        return [
          {
            subject: apiSubject(facts.api),
            evidence: `${label}: ${used} of ${limit}${isHttp(facts) ? '' : ' (default)'}.`,
            remedy: { none: 'A higher quota is requested in Service Quotas, where it is adjustable.' },
          },
        ];
      }),
    passing: counted(8),
    failing: counted(9),
  }),
];
