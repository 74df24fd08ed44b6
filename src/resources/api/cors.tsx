import type { Api } from '@aws-sdk/client-apigatewayv2';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { paths } from '../../app/paths';
import { useItem } from '../../client/cache/queries';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import { notifyResult } from '../../ui/notify';
import { onOff, PropertyList, PropertyListSkeleton } from '../../ui/property-list';
import { RawJson } from '../../ui/raw-json';
import { Screen } from '../../ui/screen';
import { useApiBreadcrumbs } from '../shared/breadcrumbs';
import { useIds } from '../shared/use-ids';
import { toCorsDelete } from './cors-model';

export function Component() {
  const { apiId } = useIds('apiId');
  const api = useItem('api', { ApiId: apiId });
  return (
    <Screen
      title="CORS"
      crumbs={useApiBreadcrumbs(apiId)}
      description="Which origins may call this API from a browser. With CORS configured, API Gateway responds to preflight requests itself and ignores CORS headers of the backend."
      actions={api?.ProtocolType === 'HTTP' && <Actions api={api} apiId={apiId} />}
    >
      {api ? <Configuration api={api} apiId={apiId} /> : <PropertyListSkeleton />}
    </Screen>
  );
}

function Actions({ api, apiId }: { api: Api; apiId: string }) {
  const [removing, setRemoving] = useState(false);
  if (!api.CorsConfiguration) return null;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => setRemoving(true)}>Remove CORS</Button>
      <Button href={paths.corsEdit(apiId)} variant="primary">
        Edit CORS
      </Button>
      {removing && (
        <ConfirmPlan
          plan={toCorsDelete(apiId)}
          confirmLabel="Remove"
          onDismiss={() => setRemoving(false)}
          onDone={(result) => {
            setRemoving(false);
            notifyResult(result, 'success', 'The CORS configuration is removed.');
          }}
        >
          Browsers will block calls to {api.Name} from other origins. Currently allowed:{' '}
          {(api.CorsConfiguration.AllowOrigins ?? []).join(', ') || 'none'}.
        </ConfirmPlan>
      )}
    </SpaceBetween>
  );
}

function Configuration({ api, apiId }: { api: Api; apiId: string }) {
  const cors = api.CorsConfiguration;
  if (api.ProtocolType !== 'HTTP') {
    return <Container>Cors is not supported for WEBSOCKET protocolType.</Container>;
  }
  if (!cors) {
    return (
      <Container>
        <Box textAlign="center" padding="m">
          <SpaceBetween size="s">
            <div>
              <Box variant="strong">CORS is not configured</Box>
              <Box variant="p" color="text-body-secondary">
                Preflight requests are routed like any other request.
              </Box>
            </div>
            <Button href={paths.corsEdit(apiId)}>Configure CORS</Button>
          </SpaceBetween>
        </Box>
      </Container>
    );
  }
  const list = (texts: string[] | undefined) => (texts ?? []).join(', ');
  return (
    <SpaceBetween size="l">
      <PropertyList
        title="Configuration"
        columns={2}
        facts={[
          { label: 'Allowed origins', value: list(cors.AllowOrigins) },
          { label: 'Allowed methods', value: list(cors.AllowMethods) },
          { label: 'Allowed headers', value: list(cors.AllowHeaders) },
          { label: 'Exposed headers', value: list(cors.ExposeHeaders) },
          { label: 'Max age', value: cors.MaxAge === undefined ? undefined : `${cors.MaxAge} seconds` },
          { label: 'Credentials', value: onOff(cors.AllowCredentials) },
        ]}
      />
      <RawJson value={cors} />
    </SpaceBetween>
  );
}
