import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { memo, type ReactNode, startTransition, useState } from 'react';
import { paths } from '../../app/paths';
import { countOf } from '../../lib/format';
import textStyles from '../../ui/text.module.css';
import { RouteKey } from '../../views/route-key';
import { DEFAULT_KEY, type LimitMember, type ThrottlingRow } from './throttling-model';

/** As many rows as a list shows: each has two fields. */
const PAGE_SIZE = 50;

interface ThrottlingTableProps {
  apiId: string;
  rows: readonly ThrottlingRow[];
  /** By route key: why its limits are invalid. */
  messages: ReadonlyMap<string, string>;
  disabled: boolean;
  /** Changes when the fields must show `rows` again: after a save, a discard or a reload. */
  revision: string;
  actions: ReactNode;
  onLimit: (key: string, member: LimitMember, text: string) => void;
  /** The route uses the default route settings again. */
  onRemove: (key: string) => void;
}

/** Routes with their rate and burst limits as fields; the row of the default stays on top of each page. */
export function ThrottlingTable(props: ThrottlingTableProps) {
  const { rows, messages, disabled, onLimit, onRemove } = props;
  const [query, setQuery] = useState('');
  const [page, setPage] = useState(1);
  const wanted = query.trim().toLowerCase();
  const routes = rows.filter(({ key }) => key !== DEFAULT_KEY);
  const found = routes.filter(({ key }) => key.toLowerCase().includes(wanted));
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const current = Math.min(page, pages);
  const shown = found.slice((current - 1) * PAGE_SIZE, current * PAGE_SIZE);
  const changed = rows.filter(({ isChanged }) => isChanged).length;

  const limit = (
    id: LimitMember,
    header: string,
    label: string,
  ): TableProps.ColumnDefinition<ThrottlingRow> => ({
    id,
    header,
    width: 170,
    minWidth: 150,
    cell: (row) => (
      <LimitInput
        key={props.revision}
        rowKey={row.key}
        member={id}
        text={row.own[id]}
        inherited={row.inherited[id]}
        label={row.key === DEFAULT_KEY ? `Default ${label}` : `${label} of ${row.key}`}
        disabled={disabled || row.isOrphan}
        invalid={messages.has(row.key)}
        onLimit={onLimit}
      />
    ),
  });
  const columns: TableProps.ColumnDefinition<ThrottlingRow>[] = [
    {
      id: 'route',
      header: 'Route',
      isRowHeader: true,
      minWidth: 220,
      cell: (row) => <RouteCell apiId={props.apiId} row={row} />,
    },
    limit('ThrottlingRateLimit', 'Rate (requests/s)', 'Rate limit'),
    limit('ThrottlingBurstLimit', 'Burst (requests)', 'Burst limit'),
    {
      id: 'effect',
      header: 'Effect',
      minWidth: 200,
      cell: (row) => <Effect row={row} message={messages.get(row.key)} />,
    },
    {
      id: 'reset',
      header: 'Actions',
      minWidth: 150,
      cell: (row) =>
        row.key !== DEFAULT_KEY &&
        row.hasSettings && (
          <Button
            variant="inline-link"
            disabled={disabled}
            ariaLabel={row.isOrphan ? `Remove the settings of ${row.key}` : `Use the default for ${row.key}`}
            onClick={() => onRemove(row.key)}
          >
            {row.isOrphan ? 'Remove' : 'Use default'}
          </Button>
        ),
    },
  ];
  return (
    <Table<ThrottlingRow>
      items={[...rows.filter(({ key }) => key === DEFAULT_KEY), ...shown]}
      trackBy="key"
      columnDefinitions={columns}
      wrapLines
      ariaLabels={{ tableLabel: 'Throttling by route' }}
      header={
        <Header
          variant="h2"
          counter={`(${countOf(routes.length, 'route')})`}
          actions={props.actions}
          description={
            changed > 0
              ? `${countOf(changed, 'row')} changed, not saved yet.`
              : 'Grey: inherited from the default of the stage.'
          }
        >
          Throttling
        </Header>
      }
      filter={
        <TextFilter
          filteringText={query}
          filteringPlaceholder="Search routes"
          filteringAriaLabel="Search routes"
          countText={wanted === '' ? '' : countOf(found.length, 'match', 'matches')}
          onChange={({ detail }) => setQuery(detail.filteringText)}
        />
      }
      {...(pages > 1 && {
        pagination: (
          <Pagination
            currentPageIndex={current}
            pagesCount={pages}
            onChange={({ detail }) => setPage(detail.currentPageIndex)}
          />
        ),
      })}
    />
  );
}

function RouteCell({ apiId, row }: { apiId: string; row: ThrottlingRow }) {
  if (row.key === DEFAULT_KEY) return <strong>Default for all routes</strong>;
  if (row.routeId === undefined) return <RouteKey text={row.key} />;
  return (
    <Link href={paths.route.detail(apiId, row.routeId)}>
      <RouteKey text={row.key} />
    </Link>
  );
}

function Effect({ row, message }: { row: ThrottlingRow; message: string | undefined }) {
  if (row.isOrphan)
    return row.hasSettings ? (
      <StatusIndicator type="warning">The route does not exist</StatusIndicator>
    ) : (
      <span className={textStyles.secondary}>Settings removed, not saved yet</span>
    );
  if (message !== undefined) return <StatusIndicator type="error">{message}</StatusIndicator>;
  if (row.rejectsAll) return <StatusIndicator type="error">Rejects all requests</StatusIndicator>;
  if (row.isChanged) return <StatusIndicator type="pending">Not saved yet</StatusIndicator>;
  if (row.key === DEFAULT_KEY) return null;
  const own = row.own.ThrottlingRateLimit !== '' || row.own.ThrottlingBurstLimit !== '';
  return <span className={textStyles.secondary}>{own ? 'Its own limits' : 'Default'}</span>;
}

interface LimitInputProps {
  rowKey: string;
  member: LimitMember;
  text: string;
  /** What applies while it is empty, shown in grey; empty for the limits of the account. */
  inherited: string;
  label: string;
  disabled: boolean;
  invalid: boolean;
  onLimit: ThrottlingTableProps['onLimit'];
}

/** A field that keeps its own text, so that typing does not wait for the table; another `key` starts it again. */
const LimitInput = memo(function LimitInput(props: LimitInputProps) {
  const [text, setText] = useState(props.text);
  return (
    <Input
      value={text}
      inputMode="decimal"
      placeholder={props.inherited || 'Account'}
      ariaLabel={props.label}
      disabled={props.disabled}
      invalid={props.invalid}
      onChange={({ detail }) => {
        setText(detail.value);
        startTransition(() => props.onLimit(props.rowKey, props.member, detail.value));
      }}
    />
  );
});
