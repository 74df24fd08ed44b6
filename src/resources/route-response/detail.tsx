import type { RouteResponse } from '@aws-sdk/client-apigatewayv2';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { paths } from '../../app/paths';
import { useItem } from '../../client/cache/queries';
import { Copyable } from '../../ui/copyable';
import { Code } from '../../ui/mono';
import { PropertyList, PropertyListSkeleton } from '../../ui/property-list';
import { RawJson } from '../../ui/raw-json';
import { Screen } from '../../ui/screen';
import { ConfirmDelete, ItemActions } from '../shared/item-actions';
import { useIds } from '../shared/use-ids';
import { routeResponseForm } from './model';
import { useRouteResponseBreadcrumbs } from './use-context';

export function Component() {
  const { apiId, routeId, id } = useIds('apiId', 'routeId', 'id');
  const ids = { ApiId: apiId, RouteId: routeId, RouteResponseId: id };
  const response = useItem('routeResponse', ids);
  return (
    <Screen
      title={response?.RouteResponseKey ?? id}
      crumbs={useRouteResponseBreadcrumbs(apiId, routeId)}
      actions={
        response && (
          <ItemActions
            edit={paths.routeResponse.edit(apiId, routeId, id)}
            list={paths.routeResponse.list(apiId, routeId)}
            dialog={(ends) => (
              <ConfirmDelete
                {...ends}
                plan={routeResponseForm.toDelete(ids, response)}
                subject={routeResponseForm.subject(response)}
              >
                Clients no longer get a response from this route: communication becomes one-way.
              </ConfirmDelete>
            )}
          />
        )
      }
    >
      {response ? <ResponseProperties response={response} /> : <PropertyListSkeleton />}
    </Screen>
  );
}

function ResponseProperties({ response }: { response: RouteResponse }) {
  const models = Object.entries(response.ResponseModels ?? {});
  const parameters = Object.entries(response.ResponseParameters ?? {});
  return (
    <SpaceBetween size="l">
      <PropertyList
        title="Route response"
        facts={[
          { label: 'Response key', value: <Code text={response.RouteResponseKey} /> },
          {
            label: 'Response ID',
            value: <Copyable text={response.RouteResponseId ?? ''} what="response ID" />,
          },
          { label: 'Model selection expression', value: response.ModelSelectionExpression },
          { label: 'Models', value: models.map(([key, name]) => `${key}: ${name}`).join(', ') },
          {
            label: 'Parameters',
            value: parameters
              .map(([name, { Required }]) => (Required ? `${name} (required)` : name))
              .join(', '),
          },
        ]}
      />
      <RawJson value={response} />
    </SpaceBetween>
  );
}
