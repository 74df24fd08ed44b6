import type { Model } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { useItemIfThere, useList } from '../../api/queries';
import { cutMiddle } from '../../lib/format';
import { invariant } from '../../lib/invariant';
import { paths } from '../../lib/paths';
import { type Column, ListTable } from '../../table/list-table';
import { Mono, NotSet } from '../../ui/bits';
import { Screen } from '../../ui/screen';

const rowId = (model: Model) => model.ModelId ?? '';

const search = (model: Model) => [model.Name, model.ModelId, model.ContentType, model.Description].join(' ');

/** All models of a WebSocket API. */
export function Component() {
  const { apiId } = useParams();
  invariant(apiId, 'The address has no API ID.');
  const api = useItemIfThere('api', { ApiId: apiId });
  const list = useList('model', { ApiId: apiId });
  const columns = useMemo(() => view(apiId), [apiId]);
  return (
    <Screen
      title="Models"
      crumbs={[
        { text: 'APIs', href: paths.apis },
        { text: api?.Name ?? apiId, href: paths.api(apiId) },
      ]}
      actions={
        <Button href={paths.model.create(apiId)} variant="primary">
          Create model
        </Button>
      }
    >
      <ListTable
        list={list}
        noun="model"
        columns={columns}
        search={search}
        rowId={rowId}
        empty={{
          text: 'A model says what a message looks like; routes check messages against it.',
          action: <Button href={paths.model.create(apiId)}>Create model</Button>,
        }}
      />
    </Screen>
  );
}

function view(apiId: string): Column<Model>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      isRowHeader: true,
      cell: (model) => (
        <Link href={paths.model.detail(apiId, model.ModelId ?? '')}>
          <span title={model.Name}>{cutMiddle(model.Name ?? '', 70)}</span>
        </Link>
      ),
      sort: (model) => model.Name,
    },
    {
      id: 'contentType',
      header: 'Content type',
      cell: (model) => model.ContentType ?? <NotSet />,
      sort: (model) => model.ContentType,
      width: 200,
    },
    {
      id: 'id',
      header: 'Model ID',
      cell: (model) => <Mono text={model.ModelId ?? ''} />,
      sort: (model) => model.ModelId,
      width: 140,
    },
    {
      id: 'description',
      header: 'Description',
      cell: (model) => (model.Description ? cutMiddle(model.Description, 100) : <NotSet />),
      sort: (model) => model.Description,
    },
  ];
}
