import type { Model } from '@aws-sdk/client-apigatewayv2';
import { useMemo } from 'react';
import { paths } from '../../app/paths';
import { idColumn, linkColumn, textColumn } from '../../table/columns';
import type { Column } from '../../table/list-table';
import { useApiBreadcrumbs } from '../shared/breadcrumbs';
import { ListScreen } from '../shared/list-screen';
import { useIds } from '../shared/use-ids';

const search = (model: Model) => [model.Name, model.ModelId, model.ContentType, model.Description].join(' ');

export function Component() {
  const { apiId } = useIds('apiId');
  return (
    <ListScreen
      kind="model"
      parents={{ ApiId: apiId }}
      crumbs={useApiBreadcrumbs(apiId)}
      columns={useMemo(() => columns(apiId), [apiId])}
      search={search}
      create={paths.model.create(apiId)}
      empty="A model defines the structure of messages. Routes validate messages against it."
    />
  );
}

const columns = (apiId: string): Column<Model>[] => [
  linkColumn(
    'name',
    'Name',
    ({ Name }) => Name,
    ({ ModelId = '' }) => paths.model.detail(apiId, ModelId),
  ),
  textColumn('contentType', 'Content type', ({ ContentType }) => ContentType, { width: 200 }),
  idColumn('Model ID', ({ ModelId }) => ModelId),
  textColumn('description', 'Description', ({ Description }) => Description),
];
