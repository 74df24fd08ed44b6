import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useMemo, useState } from 'react';
import { countOf } from '../../lib/format';
import { resourceHref } from '../../resources/shared/resource-href';
import type { Origin } from '../../service/configuration/source';
import type { RouteReason } from '../../service/traffic/route-reason';
import { RouteKey } from '../../views/route-key';
import { VERDICTS } from './labels';

interface LosingRoutesProps {
  routes: readonly RouteReason[];
  apiId: string;
  origin: Origin | undefined;
}

/** Rows at first; the matching ones come first, so that what is cut off has another path. */
const FIRST = 50;

/** Each route that does not answer, with the reason. */
export function LosingRoutes({ routes, apiId, origin }: LosingRoutesProps) {
  const [all, setAll] = useState(false);
  const losing = routes.filter(({ verdict }) => verdict !== 'selected');
  const columns = useMemo<TableProps.ColumnDefinition<RouteReason>[]>(
    () => [
      {
        id: 'route',
        header: 'Route',
        minWidth: 220,
        isRowHeader: true,
        cell: ({ routeKey }) => {
          const href = resourceHref({ kind: 'route', key: routeKey }, apiId, origin);
          const text = <RouteKey text={routeKey} />;
          return href === undefined ? text : <Link href={href}>{text}</Link>;
        },
      },
      { id: 'verdict', header: 'Verdict', width: 150, cell: ({ verdict }) => VERDICTS[verdict] },
      { id: 'reason', header: 'Reason', cell: ({ reason }) => reason },
    ],
    [apiId, origin],
  );
  if (routes.length === 0)
    return (
      <Box color="text-body-secondary">No route is compared: the API has none, or no stage answers.</Box>
    );
  if (losing.length === 0) return <Box color="text-body-secondary">The API has no other route.</Box>;
  return (
    <Table
      variant="borderless"
      wrapLines
      items={all ? losing : losing.slice(0, FIRST)}
      columnDefinitions={columns}
      trackBy="routeKey"
      ariaLabels={{ tableLabel: 'Other routes' }}
      footer={
        !all && losing.length > FIRST ? (
          <Button variant="inline-link" onClick={() => setAll(true)}>
            Show {countOf(losing.length - FIRST, 'more route')}
          </Button>
        ) : undefined
      }
    />
  );
}
