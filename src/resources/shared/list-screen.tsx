import Button from '@cloudscape-design/components/button';
import { type ReactNode, useCallback, useContext, useMemo } from 'react';
import { idOf, type Params, useList } from '../../client/cache/queries';
import { kinds } from '../../service/kinds';
import type { Kind, Resources } from '../../service/resources';
import { type Column, ListTable, type ListTableProps } from '../../table/list-table';
import { type Breadcrumb, Screen } from '../../ui/screen';
import { WriteLock } from '../../ui/write-lock';

interface ListScreenProps<K extends Kind> {
  kind: K;
  /** Input members that name its parents: `{ ApiId }`. */
  parents: Params;
  crumbs: Breadcrumb[];
  description?: string;
  /** Must be stable (module constant or memo), so that typing does not re-render rows. */
  columns: readonly Column<Resources[K]>[];
  /** The initial order of the rows; default: the order of the service. */
  order?: (a: Resources[K], b: Resources[K]) => number;
  /** The searchable text of a row. */
  search: (item: Resources[K]) => string;
  quota?: ListTableProps<Resources[K]>['quota'];
  bulk?: ListTableProps<Resources[K]>['bulk'];
  narrowed?: ListTableProps<Resources[K]>['narrowed'];
  /** Shown between the heading and the table. */
  above?: ReactNode;
  /** Shown in place of the table. */
  instead?: ReactNode;
  /** The create screen. */
  create: string;
  /** Why none can be created now, in the service's words. */
  createDisabledReason?: string | undefined;
  /** The text of an empty list. */
  empty: string;
}

/** The list screen of a kind. */
export function ListScreen<K extends Kind>(props: ListScreenProps<K>) {
  const { kind, create, quota, bulk, order } = props;
  const { noun, title } = kinds[kind];
  const { rows, ...list } = useList(kind, props.parents);
  const ordered = useMemo(() => (order ? rows?.toSorted(order) : rows), [rows, order]);
  const rowId = useCallback((item: Resources[K]) => idOf(kind, item), [kind]);
  const lock = useContext(WriteLock);
  const reason = lock ?? props.createDisabledReason;
  const createButton = (variant: 'primary' | 'normal') => (
    <Button
      href={create}
      variant={variant}
      {...(reason !== undefined && { disabled: true, disabledReason: reason })}
    >
      Create {noun}
    </Button>
  );
  return (
    <Screen
      title={title}
      crumbs={props.crumbs}
      description={props.description}
      actions={createButton('primary')}
    >
      {props.above}
      {props.instead ?? (
        <ListTable<Resources[K]>
          list={{ ...list, rows: ordered }}
          noun={noun}
          columns={props.columns}
          search={props.search}
          rowId={rowId}
          {...(quota && { quota })}
          {...(bulk && { bulk })}
          narrowed={props.narrowed}
          empty={{ text: props.empty, action: createButton('normal') }}
        />
      )}
    </Screen>
  );
}
