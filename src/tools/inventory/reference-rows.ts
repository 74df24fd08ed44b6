import type { DomainName } from '@aws-sdk/client-apigatewayv2';
import { paths } from '../../app/paths';
import { integrationName } from '../../service/integration-name';
import { dependenciesIn } from '../../service/references';
import type { ApiLists, Row } from './rows';

// Where functions, URLs, VPC links, roles, issuers, certificates and authorizers are used: a row for each use.

interface User {
  /** Among all of its API. */
  id: string;
  type: string;
  name: string;
  href: string;
}

function rowsOf(api: { id?: string; name?: string }, user: User, resource: unknown): Row[] {
  return dependenciesIn(resource).map(({ kind, value }) => rowOf(api, user, kind, value, ''));
}

const rowOf = (
  api: { id?: string; name?: string },
  user: User,
  kind: string,
  value: string,
  terms: string,
): Row => ({
  id: `${api.id ?? ''}/${user.id}/${kind} ${value}`,
  href: user.href,
  apiId: api.id,
  values: { kind, value, type: user.type, user: user.name, api: api.name },
  terms,
});

/** What the integrations, authorizers and stages of an API refer to, and which of its routes use which authorizer. */
export function referenceRows({ api, routes = [], integrations, authorizers = [], stages }: ApiLists): Row[] {
  const apiId = api.ApiId ?? '';
  const own = { id: apiId, name: api.Name ?? apiId };
  const names = new Map(authorizers.map(({ AuthorizerId, Name }) => [AuthorizerId, Name]));
  return [
    ...(integrations ?? []).flatMap((one) => {
      const { IntegrationId: id = '' } = one;
      const href = paths.integration.detail(apiId, id);
      return rowsOf(own, { id, type: 'Integration', name: integrationName(one), href }, one);
    }),
    ...authorizers.flatMap((one) => {
      const { AuthorizerId: id = '', Name: name = id } = one;
      return rowsOf(own, { id, type: 'Authorizer', name, href: paths.authorizer.detail(apiId, id) }, one);
    }),
    ...(stages ?? []).flatMap((one) => {
      const { StageName: name = '' } = one;
      const user = { id: name, type: 'Stage', name, href: paths.stage.detail(apiId, name) };
      return rowsOf(own, user, one);
    }),
    ...routes.flatMap(({ RouteId: id = '', RouteKey: name = '', AuthorizerId }) => {
      if (AuthorizerId === undefined) return [];
      const user = { id, type: 'Route', name, href: paths.route.detail(apiId, id) };
      return [rowOf(own, user, 'Authorizer', names.get(AuthorizerId) ?? AuthorizerId, AuthorizerId)];
    }),
  ];
}

/** What a domain name refers to. */
export function domainReferenceRows(domain: DomainName): Row[] {
  const { DomainName: name = '' } = domain;
  const user = { id: name, type: 'Domain name', name, href: paths.domainName.detail(name) };
  return rowsOf({}, user, domain.DomainNameConfigurations);
}
