import type { Deployment, Stage } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useMemo, useState } from 'react';
import { paths } from '../../app/paths';
import { useAll, useAllOptional } from '../../client/cache/queries';
import { useReadOnlyReason } from '../../client/connection/use-connection';
import { cutMiddle } from '../../lib/format';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import { newestFirst } from '../../service/deployments';
import type { Protocol } from '../../service/rules/rule';
import { orphanedSettings } from '../../service/throttling';
import { type Column, ListTable } from '../../table/list-table';
import { Mono } from '../../ui/mono';
import { notifyResult } from '../../ui/notify';
import { Time } from '../../ui/time';
import { DeploymentDifference } from '../../views/deployment-difference';
import { DeploymentName } from '../../views/deployment-name';
import { withReason } from '../shared/item-actions';
import { serveReason, toServe } from './serve-model';

interface StageProps {
  apiId: string;
  protocol: Protocol;
  stage: Stage;
}

/** The deployments of the API, the newest first, each of which the stage can be moved to. */
export function StageDeployments({ apiId, protocol, stage }: StageProps) {
  const parents = { ApiId: apiId };
  const deployments = useAll('deployment', parents);
  const stages = useAllOptional('stage', parents);
  const readOnly = useReadOnlyReason();
  const [chosen, setChosen] = useState<Deployment>();
  const [compared, setCompared] = useState<{ before: Deployment; after: Deployment }>();
  const rows = useMemo(() => deployments?.toSorted(newestFirst), [deployments]);
  const columns = useMemo(
    () =>
      view({
        apiId,
        stage,
        stages: stages ?? [],
        readOnly,
        before: beforeEach(rows ?? []),
        onCompare: setCompared,
        onServe: setChosen,
      }),
    [apiId, stage, stages, readOnly, rows],
  );
  return (
    <>
      <ListTable<Deployment>
        list={{ rows, updatedAt: 0, isFetching: false, hasMore: false, hasFailed: false, loadMore: () => {} }}
        noun="deployment"
        columns={columns}
        search={search}
        rowId={({ DeploymentId = '' }) => DeploymentId}
        empty={{
          text: 'This API has not been deployed yet.',
          action: <Button href={paths.deployment.create(apiId)}>Create deployment</Button>,
        }}
      />
      {compared && (
        <Modal
          visible
          size="large"
          header={`Changes of deployment ${compared.after.DeploymentId}`}
          closeAriaLabel="Close"
          onDismiss={() => setCompared(undefined)}
        >
          <SpaceBetween size="xs">
            <Row label="Before" deployment={compared.before} />
            <Row label="After" deployment={compared.after} />
            <DeploymentDifference
              apiId={apiId}
              protocol={protocol}
              stages={stages ?? []}
              before={compared.before}
              after={compared.after}
              isOpen
            />
          </SpaceBetween>
        </Modal>
      )}
      {chosen && (
        <ServeDialog
          apiId={apiId}
          protocol={protocol}
          stage={stage}
          stages={stages ?? []}
          deployment={chosen}
          current={deployments?.find(({ DeploymentId }) => DeploymentId === stage.DeploymentId)}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  );
}

const search = ({ DeploymentId, Description, DeploymentStatus }: Deployment) =>
  [DeploymentId, Description, DeploymentStatus].join(' ');

/** The deployment that was made before each, by the id of the later one. */
function beforeEach(newest: readonly Deployment[]): ReadonlyMap<string, Deployment> {
  return new Map(
    newest.flatMap(({ DeploymentId = '' }, index) => {
      const before = newest[index + 1];
      return before ? [[DeploymentId, before] as const] : [];
    }),
  );
}

function view(props: {
  apiId: string;
  stage: Stage;
  stages: readonly Stage[];
  readOnly: string | undefined;
  before: ReadonlyMap<string, Deployment>;
  onCompare: (pair: { before: Deployment; after: Deployment }) => void;
  onServe: (deployment: Deployment) => void;
}): Column<Deployment>[] {
  const { apiId, stage, stages, readOnly, before, onCompare, onServe } = props;
  const others = ({ DeploymentId }: Deployment) =>
    stages.filter((one) => one.DeploymentId === DeploymentId && one.StageName !== stage.StageName);
  return [
    {
      id: 'description',
      header: 'Description',
      isRowHeader: true,
      minWidth: 220,
      cell: (deployment) => <DeploymentName deployment={deployment} />,
    },
    {
      id: 'id',
      header: 'Deployment ID',
      cell: ({ DeploymentId = '' }) => (
        <Link href={paths.deployment.detail(apiId, DeploymentId)}>
          <Mono text={DeploymentId} />
        </Link>
      ),
      width: 150,
    },
    { id: 'created', header: 'Created', cell: ({ CreatedDate }) => <Time at={CreatedDate} />, width: 140 },
    {
      id: 'stages',
      header: 'Served by',
      cell: (deployment) => (
        <>
          {deployment.DeploymentId === stage.DeploymentId && (
            <StatusIndicator type="success">This stage</StatusIndicator>
          )}
          {others(deployment).map(({ StageName = '' }) => (
            <div key={StageName}>
              <Link href={paths.stage.detail(apiId, StageName)}>{cutMiddle(StageName, 40)}</Link>
            </div>
          ))}
        </>
      ),
      width: 170,
    },
    {
      id: 'serve',
      header: 'Actions',
      cell: (deployment) => {
        const earlier = before.get(deployment.DeploymentId ?? '');
        return (
          <SpaceBetween size="xxs">
            {earlier && (
              <Button
                variant="inline-link"
                ariaLabel={`Changes of deployment ${deployment.DeploymentId}`}
                onClick={() => onCompare({ before: earlier, after: deployment })}
              >
                Changes
              </Button>
            )}
            {deployment.DeploymentId !== stage.DeploymentId && (
              <Button
                variant="inline-link"
                ariaLabel={`Serve deployment ${deployment.DeploymentId}`}
                onClick={() => onServe(deployment)}
                {...withReason(readOnly ?? serveReason(stage, deployment))}
              >
                Serve this deployment
              </Button>
            )}
          </SpaceBetween>
        );
      },
      width: 230,
    },
  ];
}

function ServeDialog(
  props: StageProps & {
    stages: readonly Stage[];
    deployment: Deployment;
    /** What the stage serves now, if it is still known. */
    current: Deployment | undefined;
    onClose: () => void;
  },
) {
  const { apiId, protocol, stage, stages, deployment, current, onClose } = props;
  const hasSettings = Object.keys(stage.RouteSettings ?? {}).length > 0;
  const routes = useAllOptional('route', { ApiId: apiId });
  const orphaned = routes
    ? orphanedSettings(
        stage.RouteSettings,
        routes.flatMap(({ RouteKey }) => RouteKey ?? []),
      )
    : [];
  return (
    <ConfirmPlan
      plan={toServe(apiId, stage, deployment, orphaned)}
      confirmLabel="Serve"
      notReady={hasSettings && !routes ? 'Checking the route settings of this stage.' : undefined}
      onDismiss={onClose}
      onDone={(result) => {
        onClose();
        notifyResult(
          result,
          'success',
          `Stage ${stage.StageName} serves deployment ${deployment.DeploymentId}.`,
        );
      }}
    >
      <SpaceBetween size="xs">
        <div>
          Requests to stage {stage.StageName} are handled by this deployment instead. Settings of the stage do
          not change.
        </div>
        {current && <Row label="Now" deployment={current} />}
        <Row label="Then" deployment={deployment} />
        {current && (
          <DeploymentDifference
            apiId={apiId}
            protocol={protocol}
            stages={stages}
            before={current}
            after={deployment}
          />
        )}
        {orphaned.length > 0 && (
          <div>
            First, the settings of deleted routes are removed, because the service rejects changes to the
            stage until then: {orphaned.join(', ')}.
          </div>
        )}
      </SpaceBetween>
    </ConfirmPlan>
  );
}

function Row({ label, deployment }: { label: string; deployment: Deployment }) {
  return (
    <div>
      {label}: <strong>{<DeploymentName deployment={deployment} />}</strong>,{' '}
      <Time at={deployment.CreatedDate} /> (<Mono text={deployment.DeploymentId ?? ''} />)
    </div>
  );
}
