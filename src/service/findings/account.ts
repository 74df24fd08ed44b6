import type { DomainName } from '@aws-sdk/client-apigatewayv2';
import { QUOTAS, type QuotaName } from '../rules/quotas';
import { selectMapping } from '../traffic/select-mapping';
import { QUOTA_SHARE } from './api';
import { API_ID, accountFacts, domain, httpApi, integration, mappedDomain, stage } from './examples';
import type { AccountFacts, DomainFacts } from './facts';
import { accountRule, type FindingRule, oneCall, type Remedy, type Subject } from './rule';
import { listed } from './subjects';

const domainSubject = ({ DomainName: name = '' }: DomainName): Subject => ({
  kind: 'domainName',
  ids: [name],
  name,
});

const mappingSubject = (name = '', id = '', key = ''): Subject => ({
  kind: 'apiMapping',
  ids: [name, id],
  name: `${name}/${key}`,
});

/** The whole list of configurations with TLS 1.2: the service has no smaller update. */
function useTls12({ DomainName: name = '', DomainNameConfigurations = [] }: DomainName): Remedy {
  return oneCall('UpdateDomainName', `Require TLS 1.2 at ${name}`, {
    DomainName: name,
    DomainNameConfigurations: DomainNameConfigurations.map(
      ({ CertificateArn, EndpointType, IpAddressType, OwnershipVerificationCertificateArn }) => ({
        SecurityPolicy: 'TLS_1_2' as const,
        ...(CertificateArn && { CertificateArn }),
        ...(EndpointType && { EndpointType }),
        ...(IpAddressType && { IpAddressType }),
        ...(OwnershipVerificationCertificateArn && { OwnershipVerificationCertificateArn }),
      }),
    ),
  });
}

/** API mappings that a routing rule without header conditions answers for. */
function shadowedMappings({ domain: { RoutingMode }, mappings, rules }: DomainFacts) {
  return mappings.flatMap((mapping) => {
    const path = `/${mapping.ApiMappingKey ?? ''}`;
    const { answer } = selectMapping({ mode: RoutingMode, rules: rules ?? [], mappings }, path);
    return answer && 'rule' in answer ? [{ mapping, rule: answer.rule }] : [];
  });
}

const configured = (more: object) =>
  domain({ DomainNameConfigurations: [{ ...domain().DomainNameConfigurations?.[0], ...more }] });
const withDomain = (one: DomainFacts, more: Partial<AccountFacts> = {}) =>
  accountFacts({ domains: [one], apis: [httpApi()], stages: { [API_ID]: [stage()] }, ...more });
const link = {
  VpcLinkId: 'link1',
  Name: 'internal',
  VpcLinkStatus: 'AVAILABLE' as const,
  SubnetIds: [],
  SecurityGroupIds: [],
};
const COUNTED: readonly (readonly ['apis' | 'domains' | 'vpcLinks', QuotaName])[] = [
  ['apis', 'apisPerRegion'],
  ['domains', 'domainNamesPerRegion'],
  ['vpcLinks', 'vpcLinksPerRegion'],
];

/** Rules of custom domain names, VPC links and the account. */
export const accountRules: readonly FindingRule<AccountFacts>[] = [
  accountRule({
    id: 'domain.tls',
    severity: 'error',
    title: 'Older TLS policy',
    why: 'TLS 1.0 and 1.1 are broken, and browsers and auditors refuse them.',
    source: 'AWS developer guide, Choose a security policy for your custom domain',
    needs: ['domains'],
    check: (facts) =>
      facts.domains
        .filter(({ domain: one }) =>
          one.DomainNameConfigurations?.some(({ SecurityPolicy }) => SecurityPolicy === 'TLS_1_0'),
        )
        .map(({ domain: one }) => ({
          subject: domainSubject(one),
          evidence: 'Its security policy is TLS_1_0.',
          remedy: useTls12(one),
        })),
    passing: withDomain(mappedDomain()),
    failing: withDomain({ ...mappedDomain(), domain: configured({ SecurityPolicy: 'TLS_1_0' }) }),
  }),
  accountRule({
    id: 'domain.status',
    severity: 'warning',
    title: 'Custom domain name that is not available',
    why: 'Clients may not reach it, or it keeps an older certificate, until the cause is removed.',
    source: 'AWS developer guide, Custom domain names for HTTP APIs',
    needs: ['domains'],
    check: (facts) =>
      facts.domains.flatMap(({ domain: one }) =>
        (one.DomainNameConfigurations ?? [])
          .filter(
            ({ DomainNameStatus = 'AVAILABLE' }) => !['AVAILABLE', 'UPDATING'].includes(DomainNameStatus),
          )
          .map(({ DomainNameStatus, DomainNameStatusMessage }) => ({
            subject: domainSubject(one),
            evidence: `Its status is ${[DomainNameStatus, DomainNameStatusMessage].filter(Boolean).join(': ')}.`,
            remedy: { none: 'The certificate or its proof of ownership must be renewed in ACM.' },
          })),
      ),
    passing: withDomain(mappedDomain()),
    failing: withDomain({
      ...mappedDomain(),
      domain: configured({ DomainNameStatus: 'PENDING_CERTIFICATE_REIMPORT' }),
    }),
  }),
  accountRule({
    id: 'domain.no-mapping',
    severity: 'info',
    title: 'Custom domain name that leads nowhere',
    why: 'Without an API mapping or routing rule no request to it reaches an API.',
    source: 'traffic-rules 2.1',
    needs: ['domains'],
    check: (facts) =>
      facts.domains
        .filter(({ mappings, rules = [] }) => mappings.length + rules.length === 0)
        .map(({ domain: one }) => ({
          subject: domainSubject(one),
          evidence: 'It has no API mapping.',
          remedy: { none: 'Which API it should lead to is not known.' },
        })),
    passing: withDomain(mappedDomain()),
    failing: withDomain({ domain: domain(), mappings: [], rules: [] }),
  }),
  accountRule({
    id: 'domain.missing-stage',
    severity: 'error',
    title: 'API mapping to a stage that does not exist',
    why: 'Clients get an error for every request to its path.',
    source: 'service-rules 2.11',
    needs: ['domains', 'apis', 'stages'],
    check: (facts) => {
      const own = new Set(facts.apis.map(({ ApiId }) => ApiId));
      return facts.domains.flatMap(({ domain: one, mappings }) =>
        mappings
          // An API that is not in the list is a REST API.
          .filter(({ ApiId = '' }) => own.has(ApiId) && facts.stages[ApiId] !== undefined)
          .filter(
            ({ ApiId = '', Stage }) => !facts.stages[ApiId]?.some(({ StageName }) => StageName === Stage),
          )
          .map((mapping) => ({
            subject: mappingSubject(one.DomainName, mapping.ApiMappingId, mapping.ApiMappingKey),
            evidence: `API ${mapping.ApiId} has no stage ${mapping.Stage}.`,
            remedy: { none: 'Which stage is meant is not known.' },
          })),
      );
    },
    passing: withDomain(mappedDomain()),
    failing: withDomain(mappedDomain({}, { Stage: 'beta' })),
  }),
  accountRule({
    id: 'domain.rule-shadows',
    severity: 'warning',
    title: 'Routing rule that shadows an API mapping',
    why: 'Rules are evaluated before mappings, so the mapping gets no request at its own path.',
    source: 'traffic-rules 2.2, 2.3',
    needs: ['domains'],
    check: (facts) =>
      facts.domains.flatMap((one) =>
        shadowedMappings(one).map(({ mapping, rule }) => ({
          subject: mappingSubject(one.domain.DomainName, mapping.ApiMappingId, mapping.ApiMappingKey),
          evidence: `The routing rule with priority ${rule.Priority} answers /${mapping.ApiMappingKey ?? ''} first.`,
          remedy: { none: 'Whether the rule or the mapping is meant is a decision.' },
        })),
      ),
    passing: withDomain({ ...mappedDomain(), rules: [] }),
    failing: withDomain({
      ...mappedDomain({ RoutingMode: 'ROUTING_RULE_THEN_API_MAPPING' }),
      rules: [
        {
          RoutingRuleId: 'rule1',
          Priority: 10,
          Conditions: [{ MatchBasePaths: { AnyOf: ['shop'] } }],
          Actions: [{ InvokeApi: { ApiId: 'rest123456', Stage: 'prod' } }],
        },
      ],
    }),
  }),
  accountRule({
    id: 'vpc-link.unused',
    severity: 'info',
    title: 'VPC link that no integration uses',
    why: 'It holds network interfaces in its subnets, and counts towards the quota of ten.',
    source: 'service-rules 2.16',
    needs: ['vpcLinks', 'integrations'],
    check: (facts) => {
      const all = Object.values(facts.integrations).flat();
      const used = new Set(all.map(({ ConnectionId }) => ConnectionId));
      return facts.vpcLinks
        .filter(({ VpcLinkId }) => !used.has(VpcLinkId))
        .map(({ VpcLinkId = '', Name }) => ({
          subject: { kind: 'vpcLink' as const, ids: [VpcLinkId], name: Name ?? VpcLinkId },
          evidence: `None of ${all.length} integrations uses it.`,
          remedy: oneCall('DeleteVpcLink', `Delete VPC link ${Name}`, { VpcLinkId }),
        }));
    },
    passing: accountFacts({
      vpcLinks: [link],
      integrations: { [API_ID]: [integration({ ConnectionType: 'VPC_LINK', ConnectionId: 'link1' })] },
    }),
    failing: accountFacts({ vpcLinks: [link], integrations: { [API_ID]: [integration()] } }),
  }),
  accountRule({
    id: 'account.quota',
    severity: 'warning',
    title: 'Quota of the Region is used above 80 %',
    why: 'Creating the next ones fails when the quota is reached, and a higher one takes days to get, where there is one.',
    source: 'service-rules 2.16',
    needs: [],
    check: (facts) => {
      const near = COUNTED.flatMap(([list, name]) => {
        const { label, limit } = QUOTAS[name];
        const used = facts[list]?.length ?? 0;
        return used > limit * QUOTA_SHARE ? [`${label}: ${used} of ${limit}`] : [];
      });
      if (near.length === 0) return [];
      return [
        {
          subject: { kind: 'api', ids: [], name: facts.region },
          evidence: `${listed(near)}.`,
          remedy: { none: 'A higher quota is requested in Service Quotas, where it is adjustable.' },
        },
      ];
    },
    passing: accountFacts({ vpcLinks: [link] }),
    failing: accountFacts({
      vpcLinks: Array.from({ length: 9 }, (_, at) => ({ ...link, VpcLinkId: `link${at + 1}` })),
    }),
  }),
];
