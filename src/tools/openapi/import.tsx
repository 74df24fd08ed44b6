import { useState } from 'react';
import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { Screen } from '../../ui/screen';
import { DocumentForm } from './document-form';
import { toImport } from './document-model';
import { ImportResult } from './import-result';

/** Creates an HTTP API from an OpenAPI document. */
export function Component() {
  const [response, setResponse] = useState<Readonly<Record<string, unknown>>>();
  return (
    <Screen
      key={response ? 'result' : 'form'}
      title={response ? 'API imported' : 'Import API'}
      crumbs={[listScreen('api')]}
      width="form"
      description={
        response
          ? undefined
          : 'Creates an HTTP API from an OpenAPI 3.0 document: routes, integrations, authorizers and CORS. You can add stages later.'
      }
    >
      {response ? (
        <ImportResult response={response} />
      ) : (
        <DocumentForm
          submitLabel="Import API"
          cancelHref={paths.apis}
          plan={toImport}
          onImported={setResponse}
        />
      )}
    </Screen>
  );
}
