import type { Stage } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Tabs from '@cloudscape-design/components/tabs';
import { useSearchParams } from 'react-router';
import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { useItem, useItemOptional } from '../../client/cache/queries';
import { managedReason } from '../../service/rules/managed';
import type { Protocol } from '../../service/rules/rule';
import { stageUrl } from '../../service/stage-url';
import { PropertyListSkeleton } from '../../ui/property-list';
import { Screen } from '../../ui/screen';
import { useApiBreadcrumbs } from '../shared/breadcrumbs';
import { ItemActions, withReason } from '../shared/item-actions';
import { useIds } from '../shared/use-ids';
import { DeleteStage } from './delete';
import { StageDeployments } from './deployments';
import { StageLogging, StageVariables } from './logging';
import { StageMenu } from './menu';
import { StageOverview } from './overview';
import { Throttling } from './throttling';

/** A stage, its deployment and settings. */
export function Component() {
  const { apiId, id } = useIds('apiId', 'id');
  const list = paths.stage.list(apiId);
  const api = useItemOptional('api', { ApiId: apiId });
  const stage = useItem('stage', { ApiId: apiId, StageName: id });
  return (
    <Screen
      title={id}
      crumbs={useApiBreadcrumbs(apiId, listScreen('stage', apiId))}
      actions={
        stage && (
          <ItemActions
            edit={paths.stage.edit(apiId, id)}
            editReason={stage.ApiGatewayManaged ? managedReason('stage') : undefined}
            list={list}
            dialog={(ends) => <DeleteStage {...ends} apiId={apiId} stage={stage} name={id} />}
            more={api?.ProtocolType === 'HTTP' && <StageMenu api={api} stage={stage} name={id} />}
            primary={
              <Button
                href={`${paths.deployment.create(apiId)}?stage=${encodeURIComponent(id)}`}
                variant="primary"
                {...withReason(
                  stage.AutoDeploy ? 'Automatic deployment is enabled for this stage.' : undefined,
                )}
              >
                Deploy now
              </Button>
            }
          />
        )
      }
    >
      {stage ? (
        <StageTabs
          apiId={apiId}
          stage={stage}
          protocol={api?.ProtocolType ?? 'HTTP'}
          url={stageUrl(api?.ApiEndpoint, id)}
        />
      ) : (
        <PropertyListSkeleton />
      )}
    </Screen>
  );
}

/** The tabs by their id in the URL; the first is the default. */
const TABS = ['overview', 'throttling', 'logging', 'variables', 'deployments'];

function StageTabs(props: { apiId: string; stage: Stage; protocol: Protocol; url: string | undefined }) {
  const { apiId, stage, protocol, url } = props;
  const [params, setParams] = useSearchParams();
  const tab = TABS.find((id) => id === params.get('tab')) ?? 'overview';
  return (
    <Tabs
      ariaLabel="Stage"
      activeTabId={tab}
      onChange={({ detail: { activeTabId: id } }) =>
        setParams(id === 'overview' ? {} : { tab: id }, { replace: true, preventScrollReset: true })
      }
      tabs={[
        {
          id: 'overview',
          label: 'Overview',
          content: <StageOverview apiId={apiId} protocol={protocol} stage={stage} url={url} />,
        },
        {
          id: 'throttling',
          label: 'Throttling',
          content: <Throttling apiId={apiId} stage={stage} protocol={protocol} />,
          // Another tab must not lose what is entered.
          contentRenderStrategy: 'lazy',
        },
        {
          id: 'logging',
          label: 'Logging',
          content: <StageLogging stage={stage} webSocket={protocol === 'WEBSOCKET'} />,
        },
        { id: 'variables', label: 'Variables', content: <StageVariables apiId={apiId} stage={stage} /> },
        {
          id: 'deployments',
          label: 'Deployments',
          content: <StageDeployments apiId={apiId} protocol={protocol} stage={stage} />,
        },
      ]}
    />
  );
}
