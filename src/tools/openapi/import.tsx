import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { emptyHttpSource } from '../../service/configuration/source';
import { Screen } from '../../ui/screen';
import { DocumentForm } from './document-form';
import { toImport } from './document-model';
import { ImportPreview } from './import-preview';
import { importResultOf } from './import-result-model';

/** Creates an HTTP API from an OpenAPI document. */
export function Component() {
  return (
    <Screen
      title="Import API"
      crumbs={[listScreen('api')]}
      description="Creates an HTTP API from an OpenAPI 3.0 document: routes, integrations, authorizers and CORS. You can add stages later."
    >
      <DocumentForm
        submitLabel="Import API"
        cancelHref={paths.apis}
        plan={toImport}
        onDone={({ outputs }) => {
          const response = outputs.api ?? {};
          return {
            href: paths.apiImportResult(String(response.ApiId)),
            state: importResultOf(response, 'imported'),
          };
        }}
        aside={(document) => <ImportPreview document={document} current={emptyHttpSource} />}
      />
    </Screen>
  );
}
