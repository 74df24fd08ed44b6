import { CreateScreen } from '../../frame/create-screen';
import { useApiCrumbs } from '../../frame/crumbs';
import { useIds } from '../../frame/use-ids';
import { paths } from '../../lib/paths';
import { IntegrationFields } from './fields';
import { useIntegrationContext } from './use-context';
import { integrationForm } from './values';

/** Creates an integration. */
export function Component() {
  const { apiId } = useIds('apiId');
  return (
    <CreateScreen
      form={integrationForm}
      context={useIntegrationContext(apiId)}
      crumbs={useApiCrumbs(apiId, { text: 'Integrations', href: paths.integration.list(apiId) })}
      goTo={(made) => paths.integration.detail(apiId, made.IntegrationId ?? '')}
    >
      {({ protocol }) => <IntegrationFields protocol={protocol} />}
    </CreateScreen>
  );
}
