import type { Integration, IntegrationResponse, Route, RouteResponse } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import { paths } from '../../app/paths';
import { useAllOptional, useItemOptional } from '../../client/cache/queries';
import { integrationName, targetId } from '../../service/integration-name';
import { NotSet } from '../../ui/not-set';
import textStyles from '../../ui/text.module.css';
import { RouteKey } from '../../views/route-key';
import styles from './flow.module.css';
import { TwoWaySwitch } from './two-way-switch';

/** The path of a message of a WebSocket API: route, integration, integration response, route response. */
export function MessageFlow({ apiId, route }: { apiId: string; route: Route }) {
  const routeId = route.RouteId ?? '';
  const responses = useAllOptional('routeResponse', { ApiId: apiId, RouteId: routeId });
  const integrationId = targetId(route.Target);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="The path of a message to the backend and of its response to the client."
          actions={responses && <TwoWaySwitch apiId={apiId} route={route} responses={responses} />}
        >
          Message flow
        </Header>
      }
    >
      <ol className={styles.flow} aria-label="Message flow">
        <Box title="Route">
          <RouteKey text={route.RouteKey ?? ''} />
          <ModelsLine route={route} />
          <Link href={paths.route.edit(apiId, routeId)} fontSize="body-s">
            Edit route
          </Link>
        </Box>
        {integrationId === undefined ? (
          <NoIntegration editHref={paths.route.edit(apiId, routeId)} />
        ) : (
          <IntegrationBoxes apiId={apiId} integrationId={integrationId} />
        )}
        <ResponseBox apiId={apiId} route={route} responses={responses} />
      </ol>
    </Container>
  );
}

function Box({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li>
      <h3>{title}</h3>
      <SpaceBetween size="xs">{children}</SpaceBetween>
    </li>
  );
}

function ModelsLine({ route }: { route: Route }) {
  const models = Object.values(route.RequestModels ?? {});
  return (
    <div className={textStyles.breakAnywhere}>
      {models.length > 0
        ? `Validated against ${models.join(', ')}`
        : 'Messages are not validated against a model'}
    </div>
  );
}

function NoIntegration({ editHref }: { editHref: string }) {
  return (
    <>
      <Box title="Integration">
        <StatusIndicator type="warning">None: messages get an error response</StatusIndicator>
        <Button href={editHref}>Attach an integration</Button>
      </Box>
      <Box title="Integration responses">
        <NotSet>They belong to an integration</NotSet>
      </Box>
    </>
  );
}

function IntegrationBoxes({ apiId, integrationId }: { apiId: string; integrationId: string }) {
  const ids = { ApiId: apiId, IntegrationId: integrationId };
  const integration = useItemOptional('integration', ids);
  const responses = useAllOptional('integrationResponse', ids);
  return (
    <>
      <Box title="Integration">
        <Link href={paths.integration.detail(apiId, integrationId)}>
          <span className={textStyles.breakAnywhere}>
            {integration ? integrationName(integration) : integrationId}
          </span>
        </Link>
        <div>{integration?.IntegrationType}</div>
        <Link href={paths.integration.edit(apiId, integrationId)} fontSize="body-s">
          Edit integration
        </Link>
      </Box>
      <Box title="Integration responses">
        {integration && responses && (
          <IntegrationResponses apiId={apiId} integration={integration} responses={responses} />
        )}
      </Box>
    </>
  );
}

/** Proxies pass the response through; other integrations need at least one (service-rules 2.6). */
function IntegrationResponses(props: {
  apiId: string;
  integration: Integration;
  responses: readonly IntegrationResponse[];
}) {
  const { apiId, integration, responses } = props;
  const id = integration.IntegrationId ?? '';
  const create = paths.integrationResponse.create(apiId, id);
  if (integration.IntegrationType?.endsWith('_PROXY')) {
    return <NotSet>Proxy responses are passed through</NotSet>;
  }
  if (responses.length === 0) {
    return (
      <SpaceBetween size="xs">
        <StatusIndicator type="warning">None: this integration needs at least one</StatusIndicator>
        <Button href={create}>Create response</Button>
      </SpaceBetween>
    );
  }
  return (
    <SpaceBetween size="xs">
      <ul className={styles.list}>
        {responses.map(({ IntegrationResponseId = '', IntegrationResponseKey }) => (
          <li key={IntegrationResponseId}>
            <Link href={paths.integrationResponse.detail(apiId, id, IntegrationResponseId)}>
              {IntegrationResponseKey}
            </Link>
          </li>
        ))}
      </ul>
      {!responses.some((one) => one.IntegrationResponseKey === '$default') && (
        <StatusIndicator type="warning">No $default for responses that no key matches</StatusIndicator>
      )}
      <Link href={create} fontSize="body-s">
        Create response
      </Link>
    </SpaceBetween>
  );
}

function ResponseBox(props: {
  apiId: string;
  route: Route;
  responses: readonly RouteResponse[] | undefined;
}) {
  const { apiId, route, responses } = props;
  const routeId = route.RouteId ?? '';
  const isTwoWay = Boolean(route.RouteResponseSelectionExpression);
  const [response] = responses ?? [];
  return (
    <Box title="Route response">
      {response && (
        <Link href={paths.routeResponse.detail(apiId, routeId, response.RouteResponseId ?? '')}>
          {response.RouteResponseKey}
        </Link>
      )}
      {responses && !response && isTwoWay && (
        <SpaceBetween size="xs">
          <StatusIndicator type="warning">None: the client gets no response</StatusIndicator>
          <Button href={paths.routeResponse.create(apiId, routeId)}>Create response</Button>
        </SpaceBetween>
      )}
      {responses && !response && !isTwoWay && <NotSet>One-way: the client gets no response</NotSet>}
      {response && !isTwoWay && (
        <StatusIndicator type="warning">
          The route does not select it: two-way communication is off
        </StatusIndicator>
      )}
    </Box>
  );
}
