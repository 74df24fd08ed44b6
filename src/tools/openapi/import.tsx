import { useState } from 'react';
import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { Screen } from '../../ui/screen';
import { DocumentForm } from './document-form';
import { toImport } from './document-model';
import { ImportResult } from './import-result';

/** Makes an HTTP API of an OpenAPI document. */
export function Component() {
  const [answer, setAnswer] = useState<Readonly<Record<string, unknown>>>();
  return (
    <Screen
      key={answer ? 'result' : 'form'}
      title={answer ? 'API imported' : 'Import API'}
      crumbs={[listScreen('api')]}
      width="form"
      description={
        answer
          ? undefined
          : 'Makes an HTTP API of an OpenAPI 3.0 document: routes, integrations, authorizers and CORS. Stages are added afterwards.'
      }
    >
      {answer ? (
        <ImportResult answer={answer} />
      ) : (
        <DocumentForm
          submitLabel="Import API"
          cancelHref={paths.apis}
          plan={toImport}
          onImported={setAnswer}
        />
      )}
    </Screen>
  );
}
