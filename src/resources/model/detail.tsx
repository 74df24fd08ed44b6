import type { Model, Route } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useAllIfThere, useItem, useItemIfThere } from '../../api/queries';
import { invariant } from '../../lib/invariant';
import { paths } from '../../lib/paths';
import { ConfirmPlan } from '../../plan/confirm-plan';
import { PlanProgress } from '../../plan/plan-progress';
import { useChange } from '../../plan/use-change';
import { CodeBlock } from '../../ui/code-block';
import { Copyable } from '../../ui/copyable';
import { Facts, FactsLoading } from '../../ui/facts';
import { flash } from '../../ui/flash';
import { RawJson } from '../../ui/raw-json';
import { RouteLinks } from '../../ui/route-key';
import { Screen } from '../../ui/screen';
import { toDelete, toTemplate } from './values';

/** One model, the routes that check messages against it, and its sample mapping template. */
export function Component() {
  const { apiId, id } = useParams();
  invariant(apiId && id, 'The address has no model.');
  const api = useItemIfThere('api', { ApiId: apiId });
  const model = useItem('model', { ApiId: apiId, ModelId: id });
  const users = useAllIfThere('route', { ApiId: apiId })?.filter((route) =>
    Object.values(route.RequestModels ?? {}).includes(model?.Name ?? ''),
  );
  return (
    <Screen
      title={model?.Name ?? id}
      crumbs={[
        { text: 'APIs', href: paths.apis },
        { text: api?.Name ?? apiId, href: paths.api(apiId) },
        { text: 'Models', href: paths.model.list(apiId) },
      ]}
      actions={model && <Actions apiId={apiId} model={model} users={users} />}
    >
      {model ? <ModelFacts apiId={apiId} model={model} users={users} /> : <FactsLoading />}
    </Screen>
  );
}

interface Used {
  apiId: string;
  model: Model;
  /** Routes that check messages against it; undefined while they load. */
  users: Route[] | undefined;
}

function Actions({ apiId, model, users }: Used) {
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => setDeleting(true)}>Delete</Button>
      <Button href={paths.model.edit(apiId, model.ModelId ?? '')} variant="primary">
        Edit
      </Button>
      {deleting && (
        <ConfirmPlan
          plan={toDelete(apiId, model)}
          confirmLabel="Delete"
          onDismiss={() => setDeleting(false)}
          onDone={() => {
            flash('success', `Model ${model.Name} is deleted.`);
            void navigate(paths.model.list(apiId));
          }}
        >
          The model {model.Name} is removed from the API.
          {users && users.length > 0 && (
            <>
              {' '}
              Routes still check messages against it; whether the service refuses because of them is not
              verified:
              <RouteLinks routes={users} href={(id) => paths.route.detail(apiId, id)} />
            </>
          )}
        </ConfirmPlan>
      )}
    </SpaceBetween>
  );
}

function ModelFacts({ apiId, model, users }: Used) {
  return (
    <SpaceBetween size="l">
      <Facts
        title="Model"
        facts={[
          { label: 'Model ID', value: <Copyable text={model.ModelId ?? ''} what="model ID" /> },
          { label: 'Content type', value: model.ContentType },
          { label: 'Description', value: model.Description },
          {
            label: 'Routes that check messages against it',
            value:
              users &&
              (users.length > 0 ? (
                <RouteLinks routes={users} href={(id) => paths.route.detail(apiId, id)} />
              ) : (
                'None'
              )),
          },
        ]}
      />
      <Container header={<Header variant="h2">Schema</Header>}>
        <CodeBlock text={model.Schema ?? ''} what="schema" />
      </Container>
      <SampleTemplate apiId={apiId} model={model} />
      <RawJson value={model} />
    </SpaceBetween>
  );
}

function SampleTemplate({ apiId, model }: { apiId: string; model: Model }) {
  const change = useChange();
  const [template, setTemplate] = useState<string>();
  const load = async () => {
    const results = await change.submit(toTemplate(apiId, model));
    if (results) setTemplate(String(results.template?.Value ?? ''));
  };
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="A mapping template to start from, made by the service out of the schema."
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
