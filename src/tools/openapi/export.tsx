import type { Api } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { paths } from '../../app/paths';
import { useAll, useItem } from '../../client/cache/queries';
import { CheckboxField, SelectField } from '../../forms/fields';
import { FormShell } from '../../forms/form-shell';
import { ruleSchema } from '../../forms/rule-schema';
import { ApiCallPreview } from '../../plans/ui/api-call-preview';
import { PlanProgress } from '../../plans/ui/plan-progress';
import { useChange } from '../../plans/use-change';
import { useApiBreadcrumbs } from '../../resources/shared/breadcrumbs';
import { useIds } from '../../resources/shared/use-ids';
import { CodeBlock } from '../../ui/code-block';
import { download } from '../../ui/download';
import { PropertyListSkeleton } from '../../ui/property-list';
import { Screen } from '../../ui/screen';
import { defaultExport, type ExportValues, exportFileName, exportIssues, toExport } from './export-model';

/** Exports an HTTP API as an OpenAPI document to view, copy or download. */
export function Component() {
  const { apiId } = useIds('apiId');
  const api = useItem('api', { ApiId: apiId });
  return (
    <Screen title="Export API" crumbs={useApiBreadcrumbs(apiId)} width="form">
      {api ? <ExportForm api={api} apiId={apiId} /> : <PropertyListSkeleton />}
    </Screen>
  );
}

interface Exported {
  text: string;
  fileName: string;
}

function ExportForm({ api, apiId }: { api: Api; apiId: string }) {
  const stages = useAll('stage', { ApiId: apiId });
  const form = useForm<ExportValues>({
    defaultValues: defaultExport,
    resolver: zodResolver(ruleSchema<ExportValues>((values) => exportIssues(values, api.ProtocolType))),
  });
  const change = useChange();
  const [exported, setExported] = useState<Exported>();

  const submit = async (values: ExportValues) => {
    setExported(undefined);
    const result = await change.submit(toExport(apiId, values));
    if (result?.outputs.document) {
      // Resets the dirty state: an export has no unsaved input.
      form.reset(values);
      setExported({
        text: new TextDecoder().decode(result.outputs.document.body as Uint8Array),
        fileName: exportFileName(api, values),
      });
    }
    return undefined;
  };

  return (
    <SpaceBetween size="l">
      <FormShell
        form={form}
        submitLabel="Export API"
        changesNothing
        loading={change.running}
        submitError={<PlanProgress state={change.state} />}
        onSubmit={submit}
        cancelHref={paths.api(apiId)}
        preview={(values) => <ApiCallPreview plan={toExport(apiId, values)} />}
      >
        <Container>
          <SpaceBetween size="l">
            <SelectField<ExportValues>
              name="StageName"
              label="What to export"
              loading={stages === undefined}
              options={[
                {
                  value: '',
                  label: 'The latest configuration',
                  description: 'Current routes, deployed or not',
                },
                ...(stages ?? []).map(({ StageName = '', DeploymentId }) => ({
                  value: StageName,
                  label: `Stage ${StageName}`,
                  description: DeploymentId ? `Deployment ${DeploymentId}` : 'No deployment yet',
                })),
              ]}
            />
            <SelectField<ExportValues>
              name="OutputType"
              label="Format"
              options={[
                { value: 'JSON', label: 'JSON' },
                { value: 'YAML', label: 'YAML' },
              ]}
            />
            <CheckboxField<ExportValues>
              name="IncludeExtensions"
              label="API Gateway extensions"
              description="Integrations, authorizers and CORS. Required to import the same API."
            />
            <SelectField<ExportValues>
              name="ExportVersion"
              label="Export version"
              options={[{ value: '1.0', label: '1.0' }]}
              constraint="The version of API Gateway's export algorithm. Only 1.0 is supported."
            />
          </SpaceBetween>
        </Container>
      </FormShell>
      {exported && (
        <Container
          header={
            <Header
              variant="h2"
              actions={<Button onClick={() => download(exported.text, exported.fileName)}>Download</Button>}
            >
              {exported.fileName}
            </Header>
          }
        >
          <CodeBlock text={exported.text} what="document" />
        </Container>
      )}
    </SpaceBetween>
  );
}
