import type { RoutingRule } from '@aws-sdk/client-apigatewayv2';
import { type Stop, stopWith } from './gateway-response';
import { matchesGlob } from './glob';
import { headerValue, type ParsedRequest } from './request';
import { pathAt, selectMapping } from './select-mapping';
import { type Fact, type Step, step } from './step';
import { type DomainState, endpointHost, type World } from './world';

/** How a host leads to the API: at its default endpoint, or by an API mapping, which decides on the stage. */
export type HostAnswer =
  | { step: Step; stop: Stop }
  | { step: Step; stop?: undefined; path: string; mapping?: { key: string; stage: string } };

/** What the host and, at a custom domain name, the path lead to (traffic-rules 2.1 to 2.4, 3.3). */
export function answerHost(world: World, request: ParsedRequest): HostAnswer {
  const own = (world.endpointHost ?? endpointHost(world.apiId, world.region))
    .toLowerCase()
    .replace(/:\d+$/, '');
  if (request.host === own) return atDefaultEndpoint(world, request);
  const domain = (world.domains ?? []).find(
    ({ domainName }) => pathAt(domainName, `${request.host}/`) !== undefined,
  );
  if (domain) return atDomain(world, request, domain);
  const why = `${request.host} is neither the endpoint of this API nor a custom domain name of the account`;
  return {
    step: step({
      id: 'host',
      title: why,
      verdict: 'stopped',
      facts: [
        { label: 'Host', value: request.host, holds: false },
        { label: 'Endpoint of the API', value: own },
      ],
      rules: ['host.default-endpoint'],
    }),
    stop: { why },
  };
}

function atDefaultEndpoint(world: World, request: ParsedRequest): HostAnswer {
  const facts: Fact[] = [{ label: 'Host', value: request.host }];
  if (world.configuration.api.DisableExecuteApiEndpoint !== true)
    return {
      step: step({
        id: 'host',
        title: 'The host is the default endpoint of the API',
        verdict: 'passed',
        facts,
        rules: ['host.default-endpoint'],
      }),
      path: request.path,
    };
  return {
    step: step({
      id: 'host',
      title: 'The default endpoint of the API is disabled',
      verdict: 'stopped',
      facts: [
        ...facts,
        {
          label: 'DisableExecuteApiEndpoint',
          value: 'true',
          holds: false,
          resource: { kind: 'api', key: world.apiId },
        },
      ],
      rules: ['host.default-endpoint', 'host.disabled'],
    }),
    stop: stopWith(404, 'the default endpoint of the API is disabled'),
  };
}

function atDomain(world: World, request: ParsedRequest, domain: DomainState): HostAnswer {
  const resource = { kind: 'domainName', key: domain.domainName } as const;
  const facts: Fact[] = [{ label: 'Custom domain name', value: domain.domainName, resource }];
  const stopped = (title: string, rules: Step['rules'], stop: Stop, more: Fact[] = []): HostAnswer => ({
    step: step({ id: 'host', title, verdict: 'stopped', facts: [...facts, ...more], rules }),
    stop,
  });
  if (domain.hasMutualTls && !request.hasClientCertificate)
    return stopped(
      'The domain name asks for a client certificate, and the request has none',
      ['host.mutual-tls', 'host.mutual-tls.status'],
      stopWith(403, 'the domain name asks for a client certificate'),
    );
  const { answer, conditional } = selectMapping(domain, request.path);
  const rule =
    conditional.find((one) => hasHeaders(one, request)) ??
    (answer && 'rule' in answer ? answer.rule : undefined);
  if (rule)
    return stopped(
      `Routing rule ${rule.Priority ?? ''} answers, which leads to a REST API`,
      ['host.routing-rule'],
      { why: 'a routing rule of the domain name leads to a REST API' },
      [{ label: 'Routing rule', value: `Priority ${rule.Priority ?? ''}` }],
    );
  if (!answer || 'rule' in answer)
    return stopped(
      `No API mapping of ${domain.domainName} matches ${request.path}`,
      ['host.mapping', 'host.mapping.none'],
      {
        why: `no API mapping of ${domain.domainName} matches ${request.path}`,
      },
    );
  const { ApiMappingKey: key = '', ApiId = '', Stage = '' } = answer.mapping;
  const mapped: Fact = { label: 'API mapping', value: key === '' ? '(no key)' : key };
  if (ApiId !== world.apiId)
    return stopped(
      `The API mapping leads to another API, ${ApiId}`,
      ['host.mapping'],
      { why: `the API mapping leads to API ${ApiId}` },
      [mapped, { label: 'API', value: ApiId, holds: false }],
    );
  return {
    step: step({
      id: 'host',
      title: key === '' ? 'The API mapping without a key answers' : `The API mapping ${key} answers`,
      verdict: 'passed',
      facts: [...facts, mapped, { label: 'Stage', value: Stage, resource: { kind: 'stage', key: Stage } }],
      rules: key === '' ? ['host.mapping'] : ['host.mapping', 'host.mapping.segments'],
    }),
    path: answer.rest,
    mapping: { key, stage: Stage },
  };
}

/** Whether the request has the headers that a rule asks for: of each condition one (traffic-rules 2.2). */
function hasHeaders({ Conditions = [] }: RoutingRule, { headers }: ParsedRequest): boolean {
  return Conditions.every(
    ({ MatchHeaders }) =>
      !MatchHeaders ||
      (MatchHeaders.AnyOf ?? []).some(({ Header = '', ValueGlob = '' }) => {
        const value = headerValue(headers, Header);
        return value !== undefined && matchesGlob(ValueGlob, value);
      }),
  );
}
