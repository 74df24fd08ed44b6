import type { Integration } from '@aws-sdk/client-apigatewayv2';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { useItem } from '../../client/cache/queries';
import { integrationName } from '../../service/integration-name';
import { presetOf } from '../../service/rules/integration-presets';
import { type Breadcrumb, Screen } from '../../ui/screen';
import { useApiBreadcrumbs } from '../shared/breadcrumbs';
import { EditScreen } from '../shared/edit-screen';
import { useIds } from '../shared/use-ids';
import { IntegrationFields } from './fields';
import { integrationForm } from './model';
import { useIntegrationContext } from './use-context';

/** Edits an integration; only changed members are sent. */
export function Component() {
  const { apiId, id } = useIds('apiId', 'id');
  const integration = useItem('integration', { ApiId: apiId, IntegrationId: id });
  const context = useIntegrationContext(apiId);
  const crumbs = useApiBreadcrumbs(apiId, listScreen('integration', apiId));
  const detail = paths.integration.detail(apiId, id);
  if (integration && !presetOf(integration))
    return <UnknownType integration={integration} crumbs={crumbs} detail={detail} />;
  return (
    <EditScreen
      form={integrationForm}
      item={integration}
      id={id}
      context={context}
      crumbs={crumbs}
      detail={detail}
    >
      {({ protocol }, original) => <IntegrationFields protocol={protocol} original={original} />}
    </EditScreen>
  );
}

function UnknownType(props: { integration: Integration; crumbs: Breadcrumb[]; detail: string }) {
  const { integration } = props;
  return (
    <Screen
      title="Edit integration"
      crumbs={[...props.crumbs, { text: integrationName(integration), href: props.detail }]}
      width="form"
    >
      <Container header={<Header variant="h2">{integration.IntegrationType}</Header>}>
        This console cannot edit integrations of this type. Its detail page shows all members as JSON.
      </Container>
    </Screen>
  );
}
