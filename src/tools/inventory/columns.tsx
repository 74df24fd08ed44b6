import Link from '@cloudscape-design/components/link';
import { paths } from '../../app/paths';
import { cutMiddle } from '../../lib/format';
import type { Column } from '../../table/list-table';
import { Method, PathText } from '../../ui/method-badge';
import { Mono } from '../../ui/mono';
import { NotSet } from '../../ui/not-set';
import textStyles from '../../ui/text.module.css';
import type { Row, View } from './rows';
import { INVENTORY, type InventoryColumn } from './views';

const MAX_CHARACTERS = 90;

/** The routes that refer to what a row is about: where it is used. */
function usersHref(view: View, { apiId = '', values }: Row): string | undefined {
  if (view !== 'integrations' && view !== 'authorizers') return undefined;
  const name = String((view === 'integrations' ? values.target : values.name) ?? '');
  return `${paths.inventory}?${new URLSearchParams({ view: 'routes', q: `${apiId} ${name}` })}`;
}

/** The columns of the table of a view. */
export function tableColumns(view: View, chosen: readonly string[]): Column<Row>[] {
  return INVENTORY[view].columns
    .filter(({ id }) => chosen.includes(id))
    .map((column) => ({
      id: column.id,
      header: column.header,
      cell: (row: Row) => <Cell view={view} column={column} row={row} />,
      sort: (row: Row) => row.values[column.id],
      ...(column.minWidth !== undefined && { minWidth: column.minWidth }),
      ...(column.shows === 'link' && { isRowHeader: true }),
    }));
}

function Cell({ view, column, row }: { view: View; column: InventoryColumn; row: Row }) {
  const value = row.values[column.id];
  if (value === undefined || value === '') return <NotSet />;
  const text = typeof value === 'number' ? value.toLocaleString('en') : value;
  if (column.id === 'used') {
    const href = usersHref(view, row);
    return href && value !== 0 ? <Link href={href}>{text}</Link> : text;
  }
  if (column.shows === 'mono') return <Mono text={text} />;
  if (column.shows === 'method') return <Method name={text} />;
  const shown =
    column.id === 'path' ? (
      <PathText path={text} />
    ) : (
      <span title={text}>{cutMiddle(text, MAX_CHARACTERS)}</span>
    );
  const href =
    column.shows === 'link'
      ? row.href
      : column.shows === 'api' && row.apiId
        ? paths.api(row.apiId)
        : undefined;
  const broken = <span className={textStyles.breakAnywhere}>{shown}</span>;
  return href ? <Link href={href}>{broken}</Link> : broken;
}
