import { useItem } from '../../api/queries';
import { EditScreen } from '../../frame/edit-screen';
import { useIds } from '../../frame/use-ids';
import { paths } from '../../lib/paths';
import { IntegrationResponseFields } from './fields';
import { useIntegrationResponseContext, useIntegrationResponseCrumbs } from './use-context';
import { integrationResponseForm } from './values';

/** Edits an integration response; what is not touched is not sent. */
export function Component() {
  const { apiId, integrationId, id } = useIds('apiId', 'integrationId', 'id');
  return (
    <EditScreen
      form={integrationResponseForm}
      item={useItem('integrationResponse', {
        ApiId: apiId,
        IntegrationId: integrationId,
        IntegrationResponseId: id,
      })}
      id={id}
      context={useIntegrationResponseContext(apiId, integrationId)}
      crumbs={useIntegrationResponseCrumbs(apiId, integrationId)}
      detail={paths.integrationResponse.detail(apiId, integrationId, id)}
    >
      {() => <IntegrationResponseFields />}
    </EditScreen>
  );
}
