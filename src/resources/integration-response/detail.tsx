import type { IntegrationResponse } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useItem } from '../../api/queries';
import { invariant } from '../../lib/invariant';
import { paths } from '../../lib/paths';
import { ConfirmPlan } from '../../plan/confirm-plan';
import { CodeBlock } from '../../ui/code-block';
import { Copyable } from '../../ui/copyable';
import { Facts, FactsLoading } from '../../ui/facts';
import { flash } from '../../ui/flash';
import { RawJson } from '../../ui/raw-json';
import { Screen } from '../../ui/screen';
import { useCrumbs } from './use-crumbs';
import { toDelete } from './values';

/** One integration response. */
export function Component() {
  const { apiId, integrationId, id } = useParams();
  invariant(apiId && integrationId && id, 'The address has no integration response.');
  const response = useItem('integrationResponse', {
    ApiId: apiId,
    IntegrationId: integrationId,
    IntegrationResponseId: id,
  });
  const crumbs = useCrumbs(apiId, integrationId);
  return (
    <Screen
      title={response?.IntegrationResponseKey ?? id}
      crumbs={[
        ...crumbs,
        { text: 'Integration responses', href: paths.integrationResponse.list(apiId, integrationId) },
      ]}
      actions={response && <Actions apiId={apiId} integrationId={integrationId} response={response} />}
    >
      {response ? <ResponseFacts response={response} /> : <FactsLoading />}
    </Screen>
  );
}

function Actions(props: { apiId: string; integrationId: string; response: IntegrationResponse }) {
  const { apiId, integrationId, response } = props;
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => setDeleting(true)}>Delete</Button>
      <Button
        href={paths.integrationResponse.edit(apiId, integrationId, response.IntegrationResponseId ?? '')}
        variant="primary"
      >
        Edit
      </Button>
      {deleting && (
        <ConfirmPlan
          plan={toDelete(apiId, integrationId, response)}
          confirmLabel="Delete"
          onDismiss={() => setDeleting(false)}
          onDone={() => {
            flash('success', `Integration response ${response.IntegrationResponseKey} is deleted.`);
            void navigate(paths.integrationResponse.list(apiId, integrationId));
          }}
        >
          Answers of the backend that match {response.IntegrationResponseKey} are no longer mapped; its
          templates go with it.
        </ConfirmPlan>
      )}
    </SpaceBetween>
  );
}

function ResponseFacts({ response }: { response: IntegrationResponse }) {
  const parameters = Object.entries(response.ResponseParameters ?? {});
  return (
    <SpaceBetween size="l">
      <Facts
        title="Integration response"
        facts={[
          {
            label: 'Response key',
            value: <code className="gh-mono">{response.IntegrationResponseKey}</code>,
          },
          {
            label: 'Response ID',
            value: <Copyable text={response.IntegrationResponseId ?? ''} what="response ID" />,
          },
          { label: 'Content handling', value: response.ContentHandlingStrategy ?? 'Pass through' },
          {
            label: 'Template selection expression',
            value: response.TemplateSelectionExpression && (
              <code className="gh-mono">{response.TemplateSelectionExpression}</code>
            ),
          },
        ]}
      />
      {Object.entries(response.ResponseTemplates ?? {}).map(([key, template]) => (
        <Container key={key} header={<Header variant="h2">Template {key}</Header>}>
          <CodeBlock text={template} what={`template ${key}`} />
        </Container>
      ))}
      {parameters.length > 0 && (
        <Facts
          title="Response parameters"
          columns={1}
          facts={parameters.map(([label, value]) => ({
            label,
            value: <code className="gh-mono">{value}</code>,
          }))}
        />
      )}
      <RawJson value={response} />
    </SpaceBetween>
  );
}
