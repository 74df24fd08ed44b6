import type { Authorizer, Route } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { useAllIfThere, useItemIfThere, useList } from '../../api/queries';
import { lambdaName } from '../../lib/arn';
import { count, cutMiddle } from '../../lib/format';
import { invariant } from '../../lib/invariant';
import { paths } from '../../lib/paths';
import { QUOTAS } from '../../rules/quotas';
import { type Column, ListTable } from '../../table/list-table';
import { Mono, NotSet } from '../../ui/bits';
import { Screen } from '../../ui/screen';

const rowId = (authorizer: Authorizer) => authorizer.AuthorizerId ?? '';

/** Who decides: the token issuer of a JWT authorizer, the function of a Lambda authorizer. */
const decider = ({ JwtConfiguration, AuthorizerUri }: Authorizer) =>
  JwtConfiguration?.Issuer ?? (AuthorizerUri && (lambdaName(AuthorizerUri) ?? AuthorizerUri));

const search = (authorizer: Authorizer) =>
  [authorizer.Name, authorizer.AuthorizerId, authorizer.AuthorizerType, decider(authorizer)].join(' ');

/** All authorizers of an API. */
export function Component() {
  const { apiId } = useParams();
  invariant(apiId, 'The address has no API ID.');
  const api = useItemIfThere('api', { ApiId: apiId });
  const list = useList('authorizer', { ApiId: apiId });
  const routes = useAllIfThere('route', { ApiId: apiId });
  const columns = useMemo(() => view(apiId, routes), [apiId, routes]);
  return (
    <Screen
      title="Authorizers"
      crumbs={[
        { text: 'APIs', href: paths.apis },
        { text: api?.Name ?? apiId, href: paths.api(apiId) },
      ]}
      actions={
        <Button href={paths.authorizer.create(apiId)} variant="primary">
          Create authorizer
        </Button>
      }
    >
      <ListTable
        list={list}
        noun="authorizer"
        columns={columns}
        search={search}
        rowId={rowId}
        quota={QUOTAS.authorizersPerApi}
        empty={{
          text: 'An authorizer decides who may call a route: by token (JWT) or by a Lambda function.',
          action: <Button href={paths.authorizer.create(apiId)}>Create authorizer</Button>,
        }}
      />
    </Screen>
  );
}

function view(apiId: string, routes: readonly Route[] | undefined): Column<Authorizer>[] {
  const used = (authorizer: Authorizer) =>
    (routes ?? []).filter((route) => route.AuthorizerId === authorizer.AuthorizerId).length;
  return [
    {
      id: 'name',
      header: 'Name',
      isRowHeader: true,
      cell: (authorizer) => (
        <Link href={paths.authorizer.detail(apiId, authorizer.AuthorizerId ?? '')}>
          <span title={authorizer.Name}>{cutMiddle(authorizer.Name ?? '', 60)}</span>
        </Link>
      ),
      sort: (authorizer) => authorizer.Name,
    },
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
    {
      id: 'id',
      header: 'Authorizer ID',
      cell: (authorizer) => <Mono text={authorizer.AuthorizerId ?? ''} />,
      sort: (authorizer) => authorizer.AuthorizerId,
      width: 150,
    },
    {
      id: 'routes',
      header: 'Used by',
      cell: (authorizer) =>
        routes === undefined ? (
          ''
        ) : used(authorizer) > 0 ? (
          count(used(authorizer), 'route')
        ) : (
          <NotSet>No route</NotSet>
        ),
      sort: used,
      width: 120,
    },
  ];
}
