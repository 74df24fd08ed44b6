import type { RoutingRule } from '@aws-sdk/client-apigatewayv2';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { paths } from '../../app/paths';
import { useItem, useItemOptional } from '../../client/cache/queries';
import { Copyable } from '../../ui/copyable';
import { onOff, PropertyList, PropertyListSkeleton } from '../../ui/property-list';
import { RawJson } from '../../ui/raw-json';
import { Screen } from '../../ui/screen';
import { domainBreadcrumbs } from '../shared/breadcrumbs';
import { ConfirmDelete, ItemActions } from '../shared/item-actions';
import { routingModeText } from '../shared/routing-mode';
import { useIds } from '../shared/use-ids';
import { basePathsText, headersText, targetText } from './describe';
import { subjectOf, toDelete } from './model';

export function Component() {
  const { domain, id } = useIds('domain', 'id');
  const list = paths.routingRule.list(domain);
  const rule = useItem('routingRule', { DomainName: domain, RoutingRuleId: id });
  return (
    <Screen
      title={rule ? `Priority ${rule.Priority ?? ''}` : id}
      crumbs={domainBreadcrumbs(domain, { text: 'Routing rules', href: list })}
      actions={
        rule && (
          <ItemActions
            edit={paths.routingRule.edit(domain, id)}
            list={list}
            dialog={(ends) => (
              <ConfirmDelete
                {...ends}
                plan={toDelete(rule, domain)}
                subject={subjectOf(rule).replace(/^./, (first) => first.toUpperCase())}
              >
                Requests that it matched are no longer sent to {targetText(rule)}. The next matching rule or
                API mapping handles them; without one they are rejected.
              </ConfirmDelete>
            )}
          />
        )
      }
    >
      {rule ? <RuleProperties rule={rule} domain={domain} id={id} /> : <PropertyListSkeleton />}
    </Screen>
  );
}

function RuleProperties({ rule, domain, id }: { rule: RoutingRule; domain: string; id: string }) {
  const mode = useItemOptional('domainName', { DomainName: domain })?.RoutingMode;
  return (
    <SpaceBetween size="l">
      <PropertyList
        title="Routing rule"
        facts={[
          { label: 'Priority', value: rule.Priority },
          { label: 'Base paths', value: basePathsText(rule) || 'Any' },
          { label: 'Headers', value: headersText(rule) || 'Any' },
          { label: 'Target', value: targetText(rule) },
          { label: 'Strip the base path', value: onOff(rule.Actions?.[0]?.InvokeApi?.StripBasePath) },
          { label: 'Routing mode of the domain name', value: routingModeText(mode) },
          { label: 'Routing rule ID', value: <Copyable text={id} what="routing rule ID" /> },
          {
            label: 'ARN',
            value: rule.RoutingRuleArn && <Copyable text={rule.RoutingRuleArn} what="ARN" max={60} />,
          },
        ]}
      />
      <RawJson value={rule} />
    </SpaceBetween>
  );
}
