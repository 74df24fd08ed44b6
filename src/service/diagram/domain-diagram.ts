import type { ApiMapping, DomainName, RoutingRule } from '@aws-sdk/client-apigatewayv2';
import { compareText } from '../configuration/value';
import { mappedAddress } from '../mapped-address';
import { type Diagram, DiagramBuilder } from './diagram';

/** What a custom domain name leads to; names of APIs by ID, undefined where they are not known. */
interface DomainParts {
  domain: DomainName;
  mappings: readonly ApiMapping[];
  rules: readonly RoutingRule[];
  /** The name of an API, as far as the list of APIs has it: REST APIs, to which routing rules may lead, are not in it. */
  apiName: (apiId: string) => string | undefined;
}

/**
 * A custom domain name as a graph: the domain name → its API mappings and routing rules → stages → APIs. What the routing
 * mode passes over is not drawn.
 */
export function domainDiagram({ domain, mappings, rules, apiName }: DomainParts): Diagram {
  const builder = new DiagramBuilder();
  const name = domain.DomainName ?? '';
  const { RoutingMode: mode = 'API_MAPPING_ONLY' } = domain;
  const [configuration] = domain.DomainNameConfigurations ?? [];
  const root = `domain:${name}`;
  builder.add({
    id: root,
    column: 'domain',
    title: name,
    text: 'Custom domain name',
    resource: { kind: 'domainName', key: name },
    routeKeys: [],
    facts: [
      ['Status', configuration?.DomainNameStatus ?? 'Not known'],
      ['Security policy', configuration?.SecurityPolicy ?? 'Not known'],
      ['Mutual TLS', domain.MutualTlsAuthentication?.TruststoreUri ? 'On' : 'Off'],
    ],
  });
  const lead = (from: string, apiId: string, stage: string) => {
    const stageId = `stage:${apiId}/${stage}`;
    const known = apiName(apiId);
    builder.add({
      id: stageId,
      column: 'stage',
      title: stage,
      text: `Stage of ${known ?? apiId}`,
      // What is not in the list of APIs has no screen.
      ...(known !== undefined && { resource: { kind: 'stage', key: `${apiId}/${stage}` } }),
      routeKeys: [],
      facts: [['API ID', apiId]],
    });
    builder.add({
      id: `api:${apiId}`,
      column: 'api',
      title: known ?? apiId,
      text: known === undefined ? 'Not in the list of APIs' : apiId,
      ...(known !== undefined && { resource: { kind: 'api', key: apiId } }),
      routeKeys: [],
      facts: [],
    });
    builder.connect(root, from);
    builder.connect(from, stageId);
    builder.connect(stageId, `api:${apiId}`);
  };
  if (mode !== 'ROUTING_RULE_ONLY')
    for (const mapping of [...mappings].sort((a, b) =>
      compareText(a.ApiMappingKey ?? '', b.ApiMappingKey ?? ''),
    )) {
      const { ApiMappingId = '', ApiMappingKey, ApiId = '', Stage = '' } = mapping;
      const id = `mapping:${ApiMappingId}`;
      builder.add({
        id,
        column: 'mapping',
        title: `/${ApiMappingKey ?? ''}`,
        text: 'API mapping',
        resource: { kind: 'apiMapping', key: ApiMappingId },
        routeKeys: [],
        facts: [['Address', mappedAddress(name, ApiMappingKey)]],
      });
      lead(id, ApiId, Stage);
    }
  if (mode !== 'API_MAPPING_ONLY')
    for (const rule of [...rules].sort((a, b) => (a.Priority ?? 0) - (b.Priority ?? 0))) {
      const id = `rule:${rule.RoutingRuleId}`;
      builder.add({
        id,
        column: 'mapping',
        title: conditionsText(rule),
        text: `Routing rule, priority ${rule.Priority}`,
        resource: { kind: 'routingRule', key: rule.RoutingRuleId ?? '' },
        routeKeys: [],
        facts: [],
      });
      for (const { InvokeApi } of rule.Actions ?? [])
        if (InvokeApi) lead(id, InvokeApi.ApiId ?? '', InvokeApi.Stage ?? '');
    }
  return builder.build();
}

/** "/v1 and x-tenant: blue"; "All requests" where a rule has no conditions. */
function conditionsText({ Conditions = [] }: RoutingRule): string {
  const parts = Conditions.flatMap(({ MatchBasePaths, MatchHeaders }) => [
    ...(MatchBasePaths?.AnyOf ? [MatchBasePaths.AnyOf.map((path) => `/${path}`).join(' or ')] : []),
    ...(MatchHeaders?.AnyOf
      ? [MatchHeaders.AnyOf.map(({ Header, ValueGlob }) => `${Header}: ${ValueGlob}`).join(' or ')]
      : []),
  ]);
  return parts.length > 0 ? parts.join(' and ') : 'All requests';
}
