import Alert from '@cloudscape-design/components/alert';
import { useState } from 'react';
import { paths } from '../../app/paths';
import { useItem } from '../../client/cache/queries';
import { useApiBreadcrumbs } from '../../resources/shared/breadcrumbs';
import { useIds } from '../../resources/shared/use-ids';
import { PropertyListSkeleton } from '../../ui/property-list';
import { Screen } from '../../ui/screen';
import { DocumentForm } from './document-form';
import { toReimport } from './document-model';
import { ImportResult } from './import-result';

/** Replaces the content of an HTTP API with an OpenAPI document. */
export function Component() {
  const { apiId } = useIds('apiId');
  const api = useItem('api', { ApiId: apiId });
  const [response, setResponse] = useState<Readonly<Record<string, unknown>>>();
  return (
    <Screen
      key={response ? 'result' : 'form'}
      title={response ? 'API reimported' : 'Reimport API'}
      crumbs={useApiBreadcrumbs(apiId)}
      width="form"
    >
      {response && <ImportResult response={response} />}
      {!response && !api && <PropertyListSkeleton />}
      {!response && api && (
        <DocumentForm
          protocol={api.ProtocolType}
          submitLabel="Reimport API"
          cancelHref={paths.api(apiId)}
          plan={(values) => toReimport(apiId, values)}
          onImported={setResponse}
          warning={
            <Alert type="warning">
              All routes, integrations and authorizers of {api.Name} are replaced with those of the document.
              Name, description, version and CORS are updated from it. The API ID, stages and deployments are
              kept. Stages with automatic deployment serve the new content immediately.
            </Alert>
          }
        />
      )}
    </Screen>
  );
}
