import type { Model, Route } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { paths } from '../../app/paths';
import { useAllOptional, useItem } from '../../client/cache/queries';
import { jsonDiagnostics } from '../../lib/diagnostic';
import { PlanProgress } from '../../plans/ui/plan-progress';
import { useChange } from '../../plans/use-change';
import { CodeBlock } from '../../ui/code-block';
import { Copyable } from '../../ui/copyable';
import { PropertyList, PropertyListSkeleton } from '../../ui/property-list';
import { RawJson } from '../../ui/raw-json';
import { Screen } from '../../ui/screen';
import { ROUTES_UNKNOWN, RouteLinks } from '../../views/route-key';
import { ConfirmDelete, ItemActions } from '../shared/item-actions';
import { useIds } from '../shared/use-ids';
import { modelForm, toTemplate } from './model';
import { useModelBreadcrumbs } from './use-context';

/** A model, the routes that validate messages against it, and its sample mapping template. */
export function Component() {
  const { apiId, id } = useIds('apiId', 'id');
  const ids = { ApiId: apiId, ModelId: id };
  const model = useItem('model', ids);
  const users = useAllOptional('route', { ApiId: apiId })?.filter((route) =>
    Object.values(route.RequestModels ?? {}).includes(model?.Name ?? ''),
  );
  return (
    <Screen
      title={model?.Name ?? id}
      crumbs={useModelBreadcrumbs(apiId)}
      actions={
        model && (
          <ItemActions
            edit={paths.model.edit(apiId, id)}
            list={paths.model.list(apiId)}
            dialog={(ends) => (
              <ConfirmDelete
                {...ends}
                plan={modelForm.toDelete(ids, model)}
                subject={modelForm.subject(model)}
              >
                Model {model.Name} is removed from the API. {!users && ROUTES_UNKNOWN}
                {users && users.length > 0 && (
                  <>
                    {' '}
                    These routes still validate messages against it. Whether the service then rejects the
                    delete is not verified:
                    <RouteLinks routes={users} href={(route) => paths.route.detail(apiId, route)} />
                  </>
                )}
              </ConfirmDelete>
            )}
          />
        )
      }
    >
      {model ? <ModelProperties ids={ids} model={model} users={users} /> : <PropertyListSkeleton />}
    </Screen>
  );
}

interface Ids {
  ApiId: string;
  ModelId: string;
}

function ModelProperties(props: {
  ids: Ids;
  model: Model;
  /** Routes that validate messages against it; undefined while they load. */
  users: Route[] | undefined;
}) {
  const { ids, model, users } = props;
  return (
    <SpaceBetween size="l">
      <PropertyList
        title="Model"
        facts={[
          { label: 'Model ID', value: <Copyable text={model.ModelId ?? ''} what="model ID" /> },
          { label: 'Content type', value: model.ContentType },
          { label: 'Description', value: model.Description },
          {
            label: 'Used by routes',
            value:
              users &&
              (users.length > 0 ? (
                <RouteLinks routes={users} href={(route) => paths.route.detail(ids.ApiId, route)} />
              ) : (
                'None'
              )),
          },
        ]}
      />
      <Container header={<Header variant="h2">Schema</Header>}>
        <CodeBlock text={prettyPrinted(model.Schema ?? '')} what="schema" />
      </Container>
      <SampleTemplate ids={ids} model={model} />
      <RawJson value={model} />
    </SpaceBetween>
  );
}

/** Pretty-prints JSON; other text is unchanged. The raw JSON of the screen shows the schema as stored. */
function prettyPrinted(schema: string): string {
  if (schema === '' || jsonDiagnostics(schema).length > 0) return schema;
  return JSON.stringify(JSON.parse(schema), undefined, 2);
}

function SampleTemplate({ ids, model }: { ids: Ids; model: Model }) {
  const change = useChange();
  const [template, setTemplate] = useState<string>();
  const load = async () => {
    const result = await change.submit(toTemplate(ids, model));
    if (result) setTemplate(String(result.outputs.template?.Value ?? ''));
  };
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="A mapping template that the service generates from the schema, as a starting point."
          actions={
            <Button onClick={() => void load()} loading={change.running}>
              Get sample template
            </Button>
          }
        >
          Sample mapping template
        </Header>
      }
    >
      <PlanProgress state={change.state} />
      {template !== undefined && <CodeBlock text={template} what="template" />}
    </Container>
  );
}
