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

/** Replaces the content of an HTTP API by an OpenAPI document. */
export function Component() {
  const { apiId } = useIds('apiId');
  const api = useItem('api', { ApiId: apiId });
  const [answer, setAnswer] = useState<Readonly<Record<string, unknown>>>();
  return (
    <Screen
      key={answer ? 'result' : 'form'}
      title={answer ? 'API reimported' : 'Reimport API'}
      crumbs={useApiBreadcrumbs(apiId)}
      width="form"
    >
      {answer && <ImportResult answer={answer} />}
      {!answer && !api && <PropertyListSkeleton />}
      {!answer && api && (
        <DocumentForm
          protocol={api.ProtocolType}
          submitLabel="Reimport API"
          cancelHref={paths.api(apiId)}
          plan={(values) => toReimport(apiId, values)}
          onImported={setAnswer}
          warning={
            <Alert type="warning">
              All routes, integrations and authorizers of {api.Name} are replaced by those of the document;
              name, description, version and CORS are taken from it. The API ID, stages and deployments stay;
              stages with automatic deployment serve the new content at once.
            </Alert>
          }
        />
      )}
    </Screen>
  );
}
