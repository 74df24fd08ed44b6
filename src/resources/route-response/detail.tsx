import type { RouteResponse } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useItem } from '../../api/queries';
import { invariant } from '../../lib/invariant';
import { paths } from '../../lib/paths';
import { ConfirmPlan } from '../../plan/confirm-plan';
import { Copyable } from '../../ui/copyable';
import { Facts, FactsLoading } from '../../ui/facts';
import { flash } from '../../ui/flash';
import { RawJson } from '../../ui/raw-json';
import { Screen } from '../../ui/screen';
import { useCrumbs } from './use-crumbs';
import { toDelete } from './values';

/** One route response. */
export function Component() {
  const { apiId, routeId, id } = useParams();
  invariant(apiId && routeId && id, 'The address has no route response.');
  const response = useItem('routeResponse', {
    ApiId: apiId,
    RouteId: routeId,
    RouteResponseId: id,
  });
  const crumbs = useCrumbs(apiId, routeId);
  return (
    <Screen
      title={response?.RouteResponseKey ?? id}
      crumbs={[...crumbs, { text: 'Route responses', href: paths.routeResponse.list(apiId, routeId) }]}
      actions={response && <Actions apiId={apiId} routeId={routeId} response={response} />}
    >
      {response ? <ResponseFacts response={response} /> : <FactsLoading />}
    </Screen>
  );
}

function Actions(props: { apiId: string; routeId: string; response: RouteResponse }) {
  const { apiId, routeId, response } = props;
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => setDeleting(true)}>Delete</Button>
      <Button
        href={paths.routeResponse.edit(apiId, routeId, response.RouteResponseId ?? '')}
        variant="primary"
      >
        Edit
      </Button>
      {deleting && (
        <ConfirmPlan
          plan={toDelete(apiId, routeId, response)}
          confirmLabel="Delete"
          onDismiss={() => setDeleting(false)}
          onDone={() => {
            flash('success', `Route response ${response.RouteResponseKey} is deleted.`);
            void navigate(paths.routeResponse.list(apiId, routeId));
          }}
        >
          Callers of this route get no answer any more: its messages go one way.
        </ConfirmPlan>
      )}
    </SpaceBetween>
  );
}

function ResponseFacts({ response }: { response: RouteResponse }) {
  const parameters = Object.entries(response.ResponseParameters ?? {});
  return (
    <SpaceBetween size="l">
      <Facts
        title="Route response"
        facts={[
          { label: 'Response key', value: <code className="gh-mono">{response.RouteResponseKey}</code> },
          {
            label: 'Response ID',
            value: <Copyable text={response.RouteResponseId ?? ''} what="response ID" />,
          },
          { label: 'Model selection expression', value: response.ModelSelectionExpression },
          {
            label: 'Models',
            value: Object.entries(response.ResponseModels ?? {})
              .map(([key, name]) => `${key}: ${name}`)
              .join(', '),
          },
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
