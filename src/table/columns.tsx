import Link from '@cloudscape-design/components/link';
import { cutMiddle } from '../lib/format';
import { Mono } from '../ui/mono';
import { NotSet } from '../ui/not-set';
import textStyles from '../ui/text.module.css';
import type { Column } from './list-table';

/** Longer names are truncated in the middle. */
const MAX_CHARACTERS = 70;

/** The column with a row's name and link. Words longer than the column break. */
export function linkColumn<T>(
  id: string,
  header: string,
  text: (row: T) => string | undefined,
  href: (row: T) => string,
  /** The tooltip; by default the full name. */
  title: (row: T) => string | undefined = text,
): Column<T> {
  return {
    id,
    header,
    isRowHeader: true,
    minWidth: 180,
    cell: (row) => (
      <Link href={href(row)}>
        <span className={textStyles.breakAnywhere} title={title(row)}>
          {cutMiddle(text(row) ?? '', MAX_CHARACTERS)}
        </span>
      </Link>
    ),
    sort: text,
  };
}

/** A column of plain text; shows a placeholder when empty. */
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
      return shown ? <span className={textStyles.breakAnywhere}>{cutMiddle(shown, max)}</span> : <NotSet />;
    },
    sort: (row) => text(row) || undefined,
    ...rest,
  };
}

/** The column of the service's ids. */
export function idColumn<T>(header: string, id: (row: T) => string | undefined): Column<T> {
  return { id: 'id', header, cell: (row) => <Mono text={id(row) ?? ''} />, sort: id, width: 150 };
}
