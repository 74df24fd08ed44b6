import { CreateScreen } from '../../frame/create-screen';
import { useIds } from '../../frame/use-ids';
import { paths } from '../../lib/paths';
import { IntegrationResponseFields } from './fields';
import { useIntegrationResponseContext, useIntegrationResponseCrumbs } from './use-context';
import { integrationResponseForm } from './values';

/** Creates an integration response. */
export function Component() {
  const { apiId, integrationId } = useIds('apiId', 'integrationId');
  return (
    <CreateScreen
      form={integrationResponseForm}
      context={useIntegrationResponseContext(apiId, integrationId)}
      crumbs={useIntegrationResponseCrumbs(apiId, integrationId)}
      goTo={() => paths.integrationResponse.list(apiId, integrationId)}
    >
      {() => <IntegrationResponseFields />}
    </CreateScreen>
  );
}
