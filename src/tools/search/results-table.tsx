import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { detailPath } from '../../app/paths';
import { cutMiddle } from '../../lib/format';
import { NotSet } from '../../ui/not-set';
import textStyles from '../../ui/text.module.css';
import { RouteKey } from '../../views/route-key';
import { kindName } from './entries';
import type { Hit } from './search-index';

const MAX_CHARACTERS = 120;

const columns: TableProps.ColumnDefinition<Hit>[] = [
  {
    id: 'name',
    header: 'Name',
    isRowHeader: true,
    minWidth: 240,
    cell: ({ kind, ids, name }) => (
      <Link href={detailPath(kind, ...ids)}>
        {kind === 'route' ? (
          <RouteKey text={name} />
        ) : (
          <span className={textStyles.breakAnywhere} title={name}>
            {cutMiddle(name, MAX_CHARACTERS)}
          </span>
        )}
      </Link>
    ),
  },
  { id: 'kind', header: 'Kind', width: 170, minWidth: 120, cell: ({ kind }) => kindName(kind) },
  {
    id: 'owner',
    header: 'API or domain name',
    minWidth: 160,
    cell: ({ owner }) =>
      owner === undefined ? <NotSet /> : <span className={textStyles.breakAnywhere}>{owner}</span>,
  },
  {
    id: 'found',
    header: 'Found in',
    minWidth: 220,
    cell: ({ found }) =>
      found === undefined ? (
        <NotSet>Name</NotSet>
      ) : (
        <span className={textStyles.breakAnywhere}>
          {found.path}: <span className={textStyles.mono}>{cutMiddle(found.text, MAX_CHARACTERS)}</span>
        </span>
      ),
  },
];

/** A page of what was found. */
export function ResultsTable(props: {
  /** Undefined before the first answer. */
  hits: readonly Hit[] | undefined;
  /** How many there are, or that there are none yet. */
  status: string;
  isSearching: boolean;
  page: number;
  pages: number;
  onPage: (page: number) => void;
}) {
  const { hits, status, page, pages } = props;
  return (
    <Table<Hit>
      variant="container"
      items={hits ?? []}
      trackBy="id"
      columnDefinitions={columns}
      wrapLines
      enableKeyboardNavigation
      loading={hits === undefined || (hits.length === 0 && props.isSearching)}
      loadingText="Searching"
      ariaLabels={{ tableLabel: 'Results' }}
      header={
        <Box padding={{ vertical: 'xs' }} color="text-body-secondary">
          <span role="status">{status}</span>
        </Box>
      }
      {...(pages > 1 && {
        pagination: (
          <Pagination
            currentPageIndex={Math.min(page, pages)}
            pagesCount={pages}
            onChange={({ detail }) => props.onPage(detail.currentPageIndex)}
          />
        ),
      })}
      empty={
        <Box textAlign="center" color="text-body-secondary">
          {props.isSearching ? 'Searching' : 'Nothing that was read has all of these words and filters.'}
        </Box>
      }
    />
  );
}
