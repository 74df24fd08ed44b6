import { paths } from '../../app/paths';
import { useItem } from '../../client/cache/queries';
import { domainBreadcrumbs } from '../shared/breadcrumbs';
import { EditScreen } from '../shared/edit-screen';
import { useIds } from '../shared/use-ids';
import { RoutingRuleFields } from './fields';
import { routingRuleForm } from './model';
import { useRoutingRuleContext } from './use-context';

/** Edits a routing rule; sends no call without a change. */
export function Component() {
  const { domain, id } = useIds('domain', 'id');
  return (
    <EditScreen
      form={routingRuleForm}
      item={useItem('routingRule', { DomainName: domain, RoutingRuleId: id })}
      id={id}
      context={useRoutingRuleContext(domain)}
      crumbs={domainBreadcrumbs(domain, { text: 'Routing rules', href: paths.routingRule.list(domain) })}
      detail={paths.routingRule.detail(domain, id)}
    >
      {({ routingMode }) => <RoutingRuleFields routingMode={routingMode} />}
    </EditScreen>
  );
}
