import type { IntegrationResponse } from '@aws-sdk/client-apigatewayv2';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { paths } from '../../app/paths';
import { useItem } from '../../client/cache/queries';
import { CodeBlock } from '../../ui/code-block';
import { Copyable } from '../../ui/copyable';
import { Code } from '../../ui/mono';
import { PropertyList, PropertyListSkeleton } from '../../ui/property-list';
import { RawJson } from '../../ui/raw-json';
import { Screen } from '../../ui/screen';
import { ConfirmDelete, ItemActions } from '../shared/item-actions';
import { useIds } from '../shared/use-ids';
import { integrationResponseForm } from './model';
import { useIntegrationResponseBreadcrumbs } from './use-context';

export function Component() {
  const { apiId, integrationId, id } = useIds('apiId', 'integrationId', 'id');
  const ids = { ApiId: apiId, IntegrationId: integrationId, IntegrationResponseId: id };
  const response = useItem('integrationResponse', ids);
  return (
    <Screen
      title={response?.IntegrationResponseKey ?? id}
      crumbs={useIntegrationResponseBreadcrumbs(apiId, integrationId)}
      actions={
        response && (
          <ItemActions
            edit={paths.integrationResponse.edit(apiId, integrationId, id)}
            list={paths.integrationResponse.list(apiId, integrationId)}
            dialog={(ends) => (
              <ConfirmDelete
                {...ends}
                plan={integrationResponseForm.toDelete(ids, response)}
                subject={integrationResponseForm.subject(response)}
              >
                Backend responses that match {response.IntegrationResponseKey} are no longer mapped. Its
                templates are deleted too.
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

function ResponseProperties({ response }: { response: IntegrationResponse }) {
  const parameters = Object.entries(response.ResponseParameters ?? {});
  return (
    <SpaceBetween size="l">
      <PropertyList
        title="Integration response"
        facts={[
          {
            label: 'Response key',
            value: <Code text={response.IntegrationResponseKey} />,
          },
          {
            label: 'Response ID',
            value: <Copyable text={response.IntegrationResponseId ?? ''} what="response ID" />,
          },
          { label: 'Content handling', value: response.ContentHandlingStrategy ?? 'Pass through' },
          {
            label: 'Template selection expression',
            value: response.TemplateSelectionExpression && (
              <Code text={response.TemplateSelectionExpression} />
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
        <PropertyList
          title="Response parameters"
          columns={1}
          facts={parameters.map(([label, value]) => ({
            label,
            value: <Code text={value} />,
          }))}
        />
      )}
      <RawJson value={response} />
    </SpaceBetween>
  );
}
