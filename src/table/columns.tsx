import Link from '@cloudscape-design/components/link';
import { cutMiddle } from '../lib/format';
import { Mono, NotSet } from '../ui/bits';
import type { Column } from './list-table';

/** The column that names a row and leads to it. @param max characters that are shown of a long name */
export function linkColumn<T>(
  id: string,
  header: string,
  text: (row: T) => string | undefined,
  href: (row: T) => string,
  max = 70,
): Column<T> {
  return {
    id,
    header,
    isRowHeader: true,
    cell: (row) => (
      <Link href={href(row)}>
        <span title={text(row)}>{cutMiddle(text(row) ?? '', max)}</span>
      </Link>
    ),
    sort: text,
  };
}

/** A column of plain text; where there is none, it says so. */
export function textColumn<T>(
  id: string,
  header: string,
  text: (row: T) => string | undefined,
  more: Pick<Column<T>, 'width'> & { max?: number } = {},
): Column<T> {
  const { max = 100, ...rest } = more;
  return {
    id,
    header,
    cell: (row) => {
      const shown = text(row);
      return shown ? cutMiddle(shown, max) : <NotSet />;
    },
    sort: (row) => text(row) || undefined,
    ...rest,
  };
}

/** The column of the ids by which the service knows the rows. */
export function idColumn<T>(header: string, id: (row: T) => string | undefined): Column<T> {
  return { id: 'id', header, cell: (row) => <Mono text={id(row) ?? ''} />, sort: id, width: 150 };
}
