import { paths } from '../../app/paths';
import { noRulesReason } from '../../service/rules/routing-rule';
import { domainBreadcrumbs } from '../shared/breadcrumbs';
import { CreateScreen } from '../shared/create-screen';
import { useIds } from '../shared/use-ids';
import { RoutingRuleFields } from './fields';
import { routingRuleForm } from './model';
import { useRoutingRuleContext } from './use-context';

export function Component() {
  const { domain } = useIds('domain');
  const list = paths.routingRule.list(domain);
  return (
    <CreateScreen
      form={routingRuleForm}
      context={useRoutingRuleContext(domain)}
      crumbs={domainBreadcrumbs(domain, { text: 'Routing rules', href: list })}
      goTo={() => list}
      disabledReason={({ routingMode }) => noRulesReason(routingMode)}
    >
      {({ routingMode }) => <RoutingRuleFields routingMode={routingMode} />}
    </CreateScreen>
  );
}
