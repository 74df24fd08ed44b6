import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { CreateScreen } from '../../frame/create-screen';
import { useApiCrumbs } from '../../frame/crumbs';
import { useIds } from '../../frame/use-ids';
import { paths } from '../../lib/paths';
import { IntegrationFields, PurposeField } from './fields';
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
      {({ protocol }) => (
        <SpaceBetween size="l">
          <Container>
            <PurposeField protocol={protocol} />
          </Container>
          <IntegrationFields protocol={protocol} />
        </SpaceBetween>
      )}
    </CreateScreen>
  );
}
