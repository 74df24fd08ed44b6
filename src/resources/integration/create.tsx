import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { useApiBreadcrumbs } from '../shared/breadcrumbs';
import { CreateScreen } from '../shared/create-screen';
import { useIds } from '../shared/use-ids';
import { IntegrationFields } from './fields';
import { integrationForm } from './model';
import { useIntegrationContext } from './use-context';

export function Component() {
  const { apiId } = useIds('apiId');
  return (
    <CreateScreen
      form={integrationForm}
      context={useIntegrationContext(apiId)}
      crumbs={useApiBreadcrumbs(apiId, listScreen('integration', apiId))}
      goTo={(created) => paths.integration.detail(apiId, created.IntegrationId ?? '')}
    >
      {({ protocol }) => <IntegrationFields protocol={protocol} />}
    </CreateScreen>
  );
}
