import type { RoutingRule } from '@aws-sdk/client-apigatewayv2';
import Link from '@cloudscape-design/components/link';
import { useMemo, useState } from 'react';
import { paths } from '../../app/paths';
import { useItemOptional, useList } from '../../client/cache/queries';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import type { Plan } from '../../service/plan';
import { noRulesReason } from '../../service/rules/routing-rule';
import { textColumn } from '../../table/columns';
import type { Column } from '../../table/list-table';
import { notifyResult } from '../../ui/notify';
import { domainBreadcrumbs } from '../shared/breadcrumbs';
import { ListScreen } from '../shared/list-screen';
import { routingModeText } from '../shared/routing-mode';
import { useIds } from '../shared/use-ids';
import { basePathsText, headersText, targetText } from './describe';
import { MoveButtons } from './move-buttons';
import { byPriority, movePlan } from './order';

const search = (rule: RoutingRule) =>
  [rule.Priority, basePathsText(rule), headersText(rule), targetText(rule), rule.RoutingRuleId].join(' ');

/** The routing rules of a custom domain name, in evaluation order. */
export function Component() {
  const { domain } = useIds('domain');
  const parents = { DomainName: domain };
  const mode = useItemOptional('domainName', parents)?.RoutingMode;
  // Shares the query of the list, so it costs no extra call.
  const { rows, hasMore } = useList('routingRule', parents);
  const [move, setMove] = useState<Plan>();
  const columns = useMemo(
    () => [
      ...columnsOf(domain),
      orderColumn(
        (rule, direction) => (hasMore ? undefined : movePlan(domain, rows ?? [], rule, direction)),
        setMove,
      ),
    ],
    [domain, rows, hasMore],
  );
  return (
    <>
      <ListScreen
        kind="routingRule"
        parents={parents}
        crumbs={domainBreadcrumbs(domain)}
        description={`Requests that match a rule are sent to a REST API, which this console does not manage. ${routingModeText(mode)}`}
        columns={columns}
        order={byPriority}
        search={search}
        create={paths.routingRule.create(domain)}
        createDisabledReason={noRulesReason(mode)}
        empty="A routing rule sends requests to a REST API based on base path and headers. Rules are evaluated before API mappings."
      />
      {move && (
        <ConfirmPlan
          plan={move}
          confirmLabel="Move"
          onDismiss={() => setMove(undefined)}
          onDone={(result) => {
            setMove(undefined);
            notifyResult(result, 'success', 'The routing rules are reordered.');
          }}
        >
          The new order takes effect immediately for all requests to {domain}.
          {move.calls.length > 1 && ' Between the calls the rules are temporarily in a different order.'}
        </ConfirmPlan>
      )}
    </>
  );
}

const columnsOf = (domain: string): Column<RoutingRule>[] => [
  {
    id: 'priority',
    header: 'Priority',
    isRowHeader: true,
    width: 120,
    cell: ({ RoutingRuleId = '', Priority }) => (
      <Link href={paths.routingRule.detail(domain, RoutingRuleId)}>{Priority}</Link>
    ),
    sort: ({ Priority }) => Priority,
  },
  textColumn('paths', 'Base paths', (rule) => basePathsText(rule) || 'Any'),
  textColumn('headers', 'Headers', (rule) => headersText(rule) || 'Any'),
  textColumn('target', 'Target', targetText),
];

const orderColumn = (
  planOf: (rule: RoutingRule, direction: 'up' | 'down') => Plan | undefined,
  onMove: (plan: Plan) => void,
): Column<RoutingRule> => ({
  id: 'order',
  header: 'Order',
  width: 120,
  cell: (rule) => (
    <MoveButtons
      priority={rule.Priority ?? 0}
      up={planOf(rule, 'up')}
      down={planOf(rule, 'down')}
      onMove={onMove}
    />
  ),
});
