import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { paths } from '../../app/paths';
import { sourceOptions } from '../../client/cache/configuration';
import { useItem } from '../../client/cache/queries';
import { useConnection } from '../../client/connection/use-connection';
import { useBound } from '../../forms/fields';
import { useApiBreadcrumbs } from '../../resources/shared/breadcrumbs';
import { useIds } from '../../resources/shared/use-ids';
import type { Origin, Source } from '../../service/configuration/source';
import type { Plan } from '../../service/plan';
import { notifyResult } from '../../ui/notify';
import { PropertyListSkeleton } from '../../ui/property-list';
import { Screen } from '../../ui/screen';
import { DocumentForm } from './document-form';
import { type DocumentPreview, type DocumentValues, toMerge, toReimport } from './document-model';
import { ImportPreview } from './import-preview';
import styles from './import-preview.module.css';
import { importResultOf } from './import-result-model';

/** Makes an HTTP API what an OpenAPI document describes: by replacing its content, or by changing what differs. */
export function Component() {
  const { apiId } = useIds('apiId');
  const connection = useConnection();
  const api = useItem('api', { ApiId: apiId });
  const latest = useQuery(sourceOptions({ connection, apiId }));
  const name = api?.Name ?? apiId;

  const merge = (preview: DocumentPreview | undefined) =>
    preview?.ok && isWithOrigin(latest.data)
      ? toMerge(preview.source, latest.data, name, connection.region)
      : undefined;
  const plan = (values: DocumentValues, read: () => DocumentPreview | undefined): Plan =>
    values.mode === 'replace'
      ? toReimport(apiId, values)
      : (merge(read())?.plan ?? { title: 'Merge', calls: [] });
  const notReady = (values: DocumentValues, preview: DocumentPreview | undefined) => {
    if (values.mode === 'replace') return undefined;
    if (latest.error) return `The API could not be read: ${latest.error.message}`;
    if (!latest.data) return 'The API is being read.';
    if (!preview) return 'There is no document yet, or it is being read.';
    if (!preview.ok) return 'The document cannot be read.';
    if (values.FailOnWarnings && preview.warnings.length > 0) return 'The document has warnings.';
    return merge(preview)?.plan.calls.length === 0 ? 'There is nothing to change.' : undefined;
  };

  return (
    <Screen title="Reimport API" crumbs={useApiBreadcrumbs(apiId)}>
      {!api && <PropertyListSkeleton />}
      {api && (
        <DocumentForm
          protocol={api.ProtocolType}
          submitLabel={({ mode }) => (mode === 'replace' ? 'Reimport API' : 'Merge into API')}
          cancelHref={paths.api(apiId)}
          plan={plan}
          notReady={notReady}
          onDone={(result, { mode }) => {
            if (mode === 'merge') {
              notifyResult(result, 'success', `The document is merged into API ${name}.`);
              return paths.api(apiId);
            }
            return {
              href: paths.apiImportResult(apiId),
              state: importResultOf(result.outputs.api ?? {}, 'reimported'),
            };
          }}
          aside={(document) => (
            <>
              <ImportPreview document={document} current={latest.data} problem={latest.error?.message} />
              <MergeLeft left={merge(document.preview)?.left ?? []} />
            </>
          )}
        >
          <ModeField name={name} />
        </DocumentForm>
      )}
    </Screen>
  );
}

const isWithOrigin = (source: Source | undefined): source is Source & { origin: Origin } =>
  source?.origin !== undefined;

/** What a merge leaves as it is although it differs. */
function MergeLeft({ left }: { left: ReturnType<typeof toMerge>['left'] }) {
  const mode = useWatch<DocumentValues, 'mode'>({ name: 'mode' });
  if (mode === 'replace' || left.length === 0) return null;
  return (
    <Alert type="warning" header="Some differences remain">
      <ul className={styles.messages}>
        {left.map(({ subject, reason }) => (
          <li key={subject + reason}>
            {subject}: {reason}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function ModeField({ name }: { name: string }) {
  const { field } = useBound<DocumentValues, 'mode'>('mode');
  return (
    <SpaceBetween size="m">
      <FormField label="How" stretch>
        <Tiles
          value={field.value}
          onChange={({ detail }) => field.onChange(detail.value)}
          ariaLabel="How"
          items={[
            {
              value: 'replace',
              label: 'Replace',
              description: 'ReimportApi: one call; routes, integrations and authorizers get new IDs.',
            },
            {
              value: 'merge',
              label: 'Merge',
              description: 'Creates, updates and deletes what differs, call by call; IDs are kept.',
            },
          ]}
        />
      </FormField>
      {field.value === 'replace' ? (
        <Alert type="warning">
          All routes, integrations and authorizers of {name} are replaced with those of the document. Name,
          description, version and CORS are updated from it. The API ID, stages and deployments are kept.
          Stages with automatic deployment serve the new content immediately.
        </Alert>
      ) : (
        <Alert type="info">
          What the document does not have is deleted. What is equal is not touched. Stages with automatic
          deployment serve each change immediately.
        </Alert>
      )}
    </SpaceBetween>
  );
}
