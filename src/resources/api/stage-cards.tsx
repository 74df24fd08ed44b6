import type { Api, Deployment, Stage } from '@aws-sdk/client-apigatewayv2';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { lazy, Suspense } from 'react';
import { paths } from '../../app/paths';
import { useConnection } from '../../client/connection/use-connection';
import { stageUrl } from '../../service/stage-url';
import { limitsText, rejectsAll } from '../../service/throttling';
import { Copyable } from '../../ui/copyable';
import { NotSet } from '../../ui/not-set';
import { onOff } from '../../ui/property-list';
import textStyles from '../../ui/text.module.css';
import { Time } from '../../ui/time';
import { useStoredSwitch } from '../../ui/use-stored-switch';
import { DeploymentName } from '../../views/deployment-name';
import { UndeployedChanges } from '../../views/undeployed-changes';
import { StageAddresses } from '../shared/stage-addresses';
import { useMappedAddresses } from '../shared/use-mapped-addresses';
import styles from './overview.module.css';

interface CardsProps {
  api: Api;
  apiId: string;
  stages: readonly Stage[] | undefined;
  deployments: readonly Deployment[] | undefined;
}

/** The rules of findings come later than the overview. */
const StageFindings = lazy(() => import('./stage-findings'));

/** More stages are on their list. */
const MAX_CARDS = 6;

/** The stages side by side: where each is called, what it serves, its limits. */
export function StageCards({ api, apiId, stages, deployments }: CardsProps) {
  const connection = useConnection();
  const mapped = useMappedAddresses(connection);
  const check = useStoredSwitch(`check-undeployed.${connection.id}`);
  const { ProtocolType: protocol = 'HTTP' } = api;
  if (!stages) return null;
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${stages.length.toLocaleString('en')})`}
          actions={<Button href={paths.stage.create(apiId)}>Create stage</Button>}
        >
          Stages
        </Header>
      }
    >
      {stages.length === 0 ? (
        <Box color="text-body-secondary">Without a stage, clients cannot call this API.</Box>
      ) : (
        <SpaceBetween size="m">
          <ul className={styles.cards} aria-label="Stages">
            {stages.slice(0, MAX_CARDS).map((stage) => {
              const name = stage.StageName ?? '';
              const url = stageUrl(api.ApiEndpoint, name);
              const deployment = deployments?.find(({ DeploymentId }) => DeploymentId === stage.DeploymentId);
              return (
                <li key={name} className={styles.card}>
                  <div className={styles.cardHeader}>
                    <h3>
                      <Link href={paths.stage.detail(apiId, name)}>
                        <span className={textStyles.breakAnywhere}>{name}</span>
                      </Link>
                    </h3>
                    <span className={textStyles.secondary}>Auto-deploy: {onOff(stage.AutoDeploy)}</span>
                  </div>
                  {url && !api.DisableExecuteApiEndpoint && (
                    <Copyable text={url} what={`invoke URL of ${name}`} />
                  )}
                  <div>
                    <Serving stage={stage} deployment={deployment} />
                    <div>
                      <UndeployedChanges
                        apiId={apiId}
                        protocol={protocol}
                        stage={stage}
                        isAlwaysOn={check.isOn}
                      />
                    </div>
                  </div>
                  <div>
                    {rejectsAll(stage.DefaultRouteSettings) ? (
                      <StatusIndicator type="error">Rejects all requests</StatusIndicator>
                    ) : (
                      <span>
                        Throttling:{' '}
                        {limitsText(stage.DefaultRouteSettings) ?? <NotSet>account limits</NotSet>}
                      </span>
                    )}
                  </div>
                  {/* Its line is reserved: the cards must not grow when it comes. */}
                  <div style={{ minBlockSize: 22 }}>
                    <Suspense>
                      <StageFindings api={api} stage={name} />
                    </Suspense>
                  </div>
                  {mapped.found && <StageAddresses mapped={mapped} apiId={apiId} stage={name} />}
                </li>
              );
            })}
          </ul>
          {stages.length > MAX_CARDS && (
            <Link href={paths.stage.list(apiId)}>All {stages.length} stages</Link>
          )}
          {stages.some(({ DeploymentId }) => DeploymentId) && (
            <Checkbox
              checked={check.isOn}
              onChange={({ detail }) => check.turn(detail.checked)}
              description={
                protocol === 'HTTP'
                  ? 'On this connection, whenever an API is opened. One ExportApi call for each stage.'
                  : 'On this connection, whenever an API is opened.'
              }
            >
              Check stages for undeployed changes
            </Checkbox>
          )}
          {!mapped.found && <StageAddresses mapped={mapped} apiId={apiId} stage="" />}
        </SpaceBetween>
      )}
    </Container>
  );
}

function Serving({ stage, deployment }: { stage: Stage; deployment: Deployment | undefined }) {
  if (!stage.DeploymentId) return <StatusIndicator type="warning">Serves no deployment</StatusIndicator>;
  if (!deployment) return <>Serves {stage.DeploymentId}</>;
  return (
    <>
      Serves <DeploymentName deployment={deployment} /> · <Time at={deployment.CreatedDate} />
    </>
  );
}
