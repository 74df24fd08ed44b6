import type { Api } from '@aws-sdk/client-apigatewayv2';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { sourceOptions } from '../../client/cache/configuration';
import { useItem } from '../../client/cache/queries';
import { connectionKey } from '../../client/connection/clients';
import { useConnection } from '../../client/connection/use-connection';
import { useApiBreadcrumbs } from '../../resources/shared/breadcrumbs';
import { useIds } from '../../resources/shared/use-ids';
import { PropertyListSkeleton } from '../../ui/property-list';
import { Screen } from '../../ui/screen';
import { HttpTest } from './http-test';
import { stageOf } from './model';
import { SandboxRequests } from './sandbox-requests';
import { SocketTest } from './socket-test';
import { useDomain } from './use-domain';

/** What API Gateway does with a request, step by step. Nothing is sent before that is asked for. */
export function Component() {
  const { apiId } = useIds('apiId');
  const isSandbox = useConnection().kind === 'sandbox';
  const api = useItem('api', { ApiId: apiId });
  return (
    <Screen
      title="Test"
      crumbs={useApiBreadcrumbs(apiId)}
      description={`What API Gateway does with a request or a message, and why. ${
        isSandbox
          ? 'Nothing leaves this page.'
          : api?.ProtocolType === 'WEBSOCKET'
            ? 'Nothing is sent before you ask for it.'
            : 'Nothing is sent before you press Send.'
      }`}
    >
      {api ? <Loaded api={api} apiId={apiId} /> : <PropertyListSkeleton />}
    </Screen>
  );
}

function Loaded({ api, apiId }: { api: Api; apiId: string }) {
  const connection = useConnection();
  const [params] = useSearchParams();
  const stage = stageOf(params.get('stage') ?? 'latest');
  const latest = useQuery({ ...sourceOptions({ connection, apiId }), throwOnError: false });
  const isHttp = api.ProtocolType === 'HTTP';
  const isDeployed = latest.data?.origin?.stages[stage ?? '']?.resource.DeploymentId !== undefined;
  const served = useQuery({
    ...(stage !== undefined && isDeployed && isHttp
      ? sourceOptions({ connection, apiId, stageName: stage })
      : { queryKey: ['configuration', 'none'], queryFn: skipToken }),
    throwOnError: false,
  });
  const domain = useDomain(params.get('host') ?? '');
  const failed = [latest, served].find(({ error }) => error);
  if (failed)
    return (
      <Alert
        type="error"
        header="The configuration could not be read"
        action={<Button onClick={() => void failed.refetch()}>Retry</Button>}
      >
        {failed.error?.message}
      </Alert>
    );
  if (!latest.data || (isDeployed && isHttp && stage !== undefined && !served.data) || domain === 'loading')
    return <PropertyListSkeleton />;
  const { endpoint, transport } = connection;
  const isOfMachine = connection.kind === 'custom' && endpoint !== undefined && transport === 'direct';
  return (
    // What was typed for one API, a token among it, is not sent to another one.
    <SpaceBetween key={`${connectionKey(connection)}/${apiId}`} size="l">
      {isHttp ? (
        <HttpTest
          api={api}
          latest={latest.data}
          stage={stage}
          served={stage === undefined ? undefined : served.data}
          domains={domain ? [domain] : []}
        />
      ) : (
        <SocketTest api={api} latest={latest.data} stage={stage} />
      )}
      {isOfMachine && <SandboxRequests endpoint={endpoint} apiId={apiId} origin={latest.data.origin} />}
    </SpaceBetween>
  );
}
