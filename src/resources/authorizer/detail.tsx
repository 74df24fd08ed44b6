import type { Authorizer, Route } from '@aws-sdk/client-apigatewayv2';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { useAllOptional, useItem } from '../../client/cache/queries';
import { useConnection } from '../../client/connection/use-connection';
import { authorizerPermissions } from '../../service/lambda-permission';
import { Copyable } from '../../ui/copyable';
import { Code } from '../../ui/mono';
import { onOff, PropertyList, PropertyListSkeleton } from '../../ui/property-list';
import { RawJson } from '../../ui/raw-json';
import { Screen } from '../../ui/screen';
import { AwsValue } from '../../views/aws-value';
import { RouteLinks } from '../../views/route-key';
import { useApiBreadcrumbs } from '../shared/breadcrumbs';
import { ItemActions } from '../shared/item-actions';
import { PermissionCommand } from '../shared/permission-command';
import { useIds } from '../shared/use-ids';
import { DeleteAuthorizer } from './delete';

/** An authorizer and the routes that use it. */
export function Component() {
  const { apiId, id } = useIds('apiId', 'id');
  const list = paths.authorizer.list(apiId);
  const authorizer = useItem('authorizer', { ApiId: apiId, AuthorizerId: id });
  const users = useAllOptional('route', { ApiId: apiId })?.filter((route) => route.AuthorizerId === id);
  return (
    <Screen
      title={authorizer?.Name ?? id}
      crumbs={useApiBreadcrumbs(apiId, listScreen('authorizer', apiId))}
      actions={
        authorizer && (
          <ItemActions
            edit={paths.authorizer.edit(apiId, id)}
            list={list}
            dialog={(ends) => (
              <DeleteAuthorizer {...ends} apiId={apiId} authorizer={authorizer} users={users} />
            )}
          />
        )
      }
    >
      {authorizer ? (
        <AuthorizerProperties apiId={apiId} authorizer={authorizer} users={users} />
      ) : (
        <PropertyListSkeleton />
      )}
    </Screen>
  );
}

interface PropertiesProps {
  apiId: string;
  authorizer: Authorizer;
  /** Routes that use it; undefined while they load. */
  users: Route[] | undefined;
}

function AuthorizerProperties({ apiId, authorizer, users }: PropertiesProps) {
  const jwt = authorizer.AuthorizerType === 'JWT';
  const { region } = useConnection();
  const ttl = authorizer.AuthorizerResultTtlInSeconds;
  return (
    <SpaceBetween size="l">
      <PropertyList
        title="Authorizer"
        facts={[
          {
            label: 'Authorizer ID',
            value: <Copyable text={authorizer.AuthorizerId ?? ''} what="authorizer ID" />,
          },
          {
            label: 'Type',
            value: jwt
              ? 'JWT'
              : authorizer.AuthorizerType === 'REQUEST'
                ? 'Lambda'
                : authorizer.AuthorizerType,
          },
          {
            label: 'Identity source',
            value: <Code text={authorizer.IdentitySource?.join(', ')} />,
          },
          ...(jwt
            ? [
                {
                  label: 'Issuer',
                  value: <AwsValue text={authorizer.JwtConfiguration?.Issuer ?? ''} what="issuer" />,
                },
                { label: 'Audience', value: authorizer.JwtConfiguration?.Audience?.join(', ') },
                { label: 'Identity validation', value: authorizer.IdentityValidationExpression },
              ]
            : [
                {
                  label: 'Function URI',
                  value: authorizer.AuthorizerUri && (
                    <AwsValue text={authorizer.AuthorizerUri} what="function URI" />
                  ),
                },
                { label: 'Payload format version', value: authorizer.AuthorizerPayloadFormatVersion },
                { label: 'Simple responses', value: onOff(authorizer.EnableSimpleResponses) },
                {
                  label: 'Result TTL',
                  value: ttl === undefined ? undefined : `${ttl.toLocaleString('en')} s`,
                },
                {
                  label: 'Credentials',
                  value: authorizer.AuthorizerCredentialsArn && (
                    <AwsValue text={authorizer.AuthorizerCredentialsArn} what="credentials ARN" />
                  ),
                },
              ]),
        ]}
      />
      <PropertyList
        title="Used by"
        columns={1}
        facts={[
          {
            label: 'Routes',
            value:
              users &&
              (users.length > 0 ? (
                <RouteLinks routes={users} href={(id) => paths.route.detail(apiId, id)} />
              ) : (
                'No route uses this authorizer.'
              )),
          },
        ]}
      />
      {!jwt && authorizer.AuthorizerCredentialsArn === undefined && (
        <PermissionCommand
          permissions={authorizerPermissions(
            authorizer.AuthorizerUri,
            apiId,
            region,
            authorizer.AuthorizerId ?? '',
          )}
        />
      )}
      <RawJson value={authorizer} />
    </SpaceBetween>
  );
}
