import { paths } from '../../app/paths';
import { useItem } from '../../client/cache/queries';
import { EditScreen } from '../shared/edit-screen';
import { useIds } from '../shared/use-ids';
import { IntegrationResponseFields } from './fields';
import { integrationResponseForm } from './model';
import { useIntegrationResponseBreadcrumbs, useIntegrationResponseContext } from './use-context';

/** Edits an integration response; only changed members are sent. */
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
      crumbs={useIntegrationResponseBreadcrumbs(apiId, integrationId)}
      detail={paths.integrationResponse.detail(apiId, integrationId, id)}
    >
      {() => <IntegrationResponseFields />}
    </EditScreen>
  );
}
