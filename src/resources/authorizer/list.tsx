import type { Authorizer, Route } from '@aws-sdk/client-apigatewayv2';
import { useMemo } from 'react';
import { paths } from '../../app/paths';
import { useAllOptional } from '../../client/cache/queries';
import { countOf } from '../../lib/format';
import { lambdaName } from '../../service/arn';
import { QUOTAS } from '../../service/rules/quotas';
import { idColumn, linkColumn } from '../../table/columns';
import type { Column } from '../../table/list-table';
import { Mono } from '../../ui/mono';
import { NotSet } from '../../ui/not-set';
import { useApiBreadcrumbs } from '../shared/breadcrumbs';
import { ListScreen } from '../shared/list-screen';
import { useIds } from '../shared/use-ids';

/** The token issuer of a JWT authorizer, the function of a Lambda authorizer. */
const decider = ({ JwtConfiguration, AuthorizerUri }: Authorizer) =>
  JwtConfiguration?.Issuer ?? (AuthorizerUri && (lambdaName(AuthorizerUri) ?? AuthorizerUri));

const search = (authorizer: Authorizer) =>
  [authorizer.Name, authorizer.AuthorizerId, authorizer.AuthorizerType, decider(authorizer)].join(' ');

export function Component() {
  const { apiId } = useIds('apiId');
  const routes = useAllOptional('route', { ApiId: apiId });
  return (
    <ListScreen
      kind="authorizer"
      parents={{ ApiId: apiId }}
      crumbs={useApiBreadcrumbs(apiId)}
      columns={useMemo(() => view(apiId, routes), [apiId, routes])}
      search={search}
      quota={QUOTAS.authorizersPerApi}
      create={paths.authorizer.create(apiId)}
      empty="An authorizer controls access to routes, with tokens (JWT) or a Lambda function."
    />
  );
}

function view(apiId: string, routes: readonly Route[] | undefined): Column<Authorizer>[] {
  const used = (authorizer: Authorizer) =>
    (routes ?? []).filter((route) => route.AuthorizerId === authorizer.AuthorizerId).length;
  return [
    linkColumn(
      'name',
      'Name',
      ({ Name }) => Name,
      ({ AuthorizerId = '' }) => paths.authorizer.detail(apiId, AuthorizerId),
    ),
    {
      id: 'type',
      header: 'Type',
      cell: (authorizer) => (authorizer.AuthorizerType === 'REQUEST' ? 'Lambda' : authorizer.AuthorizerType),
      sort: (authorizer) => authorizer.AuthorizerType,
      width: 110,
    },
    {
      id: 'decider',
      header: 'Issuer or function',
      cell: (authorizer) => <Mono text={decider(authorizer) ?? ''} />,
      sort: decider,
    },
    idColumn('Authorizer ID', ({ AuthorizerId }) => AuthorizerId),
    {
      id: 'routes',
      header: 'Used by',
      cell: (authorizer) =>
        routes === undefined ? (
          ''
        ) : used(authorizer) > 0 ? (
          countOf(used(authorizer), 'route')
        ) : (
          <NotSet>No route</NotSet>
        ),
      sort: used,
      width: 120,
    },
  ];
}
