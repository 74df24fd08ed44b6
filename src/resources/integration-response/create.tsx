import { paths } from '../../app/paths';
import { CreateScreen } from '../shared/create-screen';
import { useIds } from '../shared/use-ids';
import { IntegrationResponseFields } from './fields';
import { integrationResponseForm } from './model';
import { useIntegrationResponseBreadcrumbs, useIntegrationResponseContext } from './use-context';

export function Component() {
  const { apiId, integrationId } = useIds('apiId', 'integrationId');
  return (
    <CreateScreen
      form={integrationResponseForm}
      context={useIntegrationResponseContext(apiId, integrationId)}
      crumbs={useIntegrationResponseBreadcrumbs(apiId, integrationId)}
      goTo={() => paths.integrationResponse.list(apiId, integrationId)}
    >
      {() => <IntegrationResponseFields />}
    </CreateScreen>
  );
}
