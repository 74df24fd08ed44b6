import type { Api } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useMemo } from 'react';
import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { useAllOptional, useItem } from '../../client/cache/queries';
import { useConnection } from '../../client/connection/use-connection';
import { countOf } from '../../lib/format';
import { apiArn } from '../../service/arn';
import { Copyable } from '../../ui/copyable';
import { Code } from '../../ui/mono';
import { NotSet } from '../../ui/not-set';
import { onOff, PropertyListSkeleton } from '../../ui/property-list';
import { RawJson } from '../../ui/raw-json';
import { Screen } from '../../ui/screen';
import { TagList } from '../../ui/tags';
import textStyles from '../../ui/text.module.css';
import { Time } from '../../ui/time';
import { useIds } from '../shared/use-ids';
import { ApiActions } from './actions';
import styles from './overview.module.css';
import { type Attention, attentionOf, corsLine, routeGroups } from './overview-model';
import { RouteGroups } from './route-groups';
import { StageCards } from './stage-cards';

/** The overview of an API: its stages, its routes by integration, and what needs attention. */
export function Component() {
  const { apiId } = useIds('apiId');
  const api = useItem('api', { ApiId: apiId });
  return (
    <Screen
      title={api?.Name ?? apiId}
      crumbs={[listScreen('api')]}
      actions={api && <ApiActions api={api} apiId={apiId} />}
    >
      {api ? <Overview api={api} apiId={apiId} /> : <PropertyListSkeleton />}
    </Screen>
  );
}

function Overview({ api, apiId }: { api: Api; apiId: string }) {
  const { region } = useConnection();
  const parents = { ApiId: apiId };
  const lists = {
    route: useAllOptional('route', parents),
    integration: useAllOptional('integration', parents),
    authorizer: useAllOptional('authorizer', parents),
    stage: useAllOptional('stage', parents),
    deployment: useAllOptional('deployment', parents),
  };
  const { route: routes, integration: integrations, authorizer: authorizers, stage: stages } = lists;
  const groups = useMemo(
    () => routes && routeGroups(routes, integrations ?? [], authorizers ?? []),
    [routes, integrations, authorizers],
  );
  return (
    <SpaceBetween size="l">
      <Summary api={api} apiId={apiId} counts={lists} />
      <StageCards api={api} apiId={apiId} stages={stages} deployments={lists.deployment} />
      <div className={styles.columns}>
        {groups && <RouteGroups apiId={apiId} groups={groups} />}
        <SpaceBetween size="l">
          <NeedsAttention
            apiId={apiId}
            items={attentionOf(api, { routes, integrations, stages, deployments: lists.deployment })}
          />
          {api.ProtocolType === 'HTTP' && <CorsSummary api={api} apiId={apiId} />}
        </SpaceBetween>
      </div>
      <Details api={api} />
      <TagList tags={api.Tags} href={paths.tags(apiArn(region, apiId))} />
      <RawJson value={api} />
    </SpaceBetween>
  );
}

const COUNTED = ['route', 'integration', 'authorizer', 'stage', 'deployment'] as const;

type Counts = Readonly<Record<(typeof COUNTED)[number], readonly unknown[] | undefined>>;

/** What identifies the API, and the number of its resources; each links to its list and shares that list's query. */
function Summary({ api, apiId, counts }: { api: Api; apiId: string; counts: Counts }) {
  return (
    <div className={styles.summary}>
      {api.Description && <div className={textStyles.breakAnywhere}>{api.Description}</div>}
      <div className={styles.line}>
        <span>{api.ProtocolType === 'WEBSOCKET' ? 'WebSocket' : api.ProtocolType}</span>
        <Copyable text={apiId} what="API ID" />
        {api.ApiEndpoint && <Copyable text={api.ApiEndpoint} what="endpoint" />}
        {api.DisableExecuteApiEndpoint && <StatusIndicator type="stopped">Endpoint disabled</StatusIndicator>}
      </div>
      <div className={styles.line}>
        {COUNTED.map((kind) => {
          const all = counts[kind];
          return (
            <Link key={kind} href={paths[kind].list(apiId)}>
              {all ? countOf(all.length, kind) : `View ${kind}s`}
            </Link>
          );
        })}
      </div>
    </div>
  );
}

function NeedsAttention({ apiId, items }: { apiId: string; items: readonly Attention[] }) {
  return (
    <Container
      header={
        <Header variant="h2" actions={<Button href={paths.apiFindings(apiId)}>View findings</Button>}>
          Needs attention
        </Header>
      }
    >
      {items.length === 0 ? (
        <StatusIndicator type="success">Nothing found</StatusIndicator>
      ) : (
        <ul className={styles.routes} aria-label="Needs attention">
          {items.map(({ type, text, href }) => (
            <li key={text}>
              <StatusIndicator type={type} wrapText>
                <Link href={href}>{text}</Link>
              </StatusIndicator>
            </li>
          ))}
        </ul>
      )}
    </Container>
  );
}

function CorsSummary({ api, apiId }: { api: Api; apiId: string }) {
  return (
    <Container
      header={
        <Header variant="h2" actions={<Button href={paths.cors(apiId)}>View CORS</Button>}>
          CORS
        </Header>
      }
    >
      <div className={textStyles.breakAnywhere}>{corsLine(api)}</div>
    </Container>
  );
}

/** Settings that are rarely looked at, folded. */
function Details({ api }: { api: Api }) {
  const webSocket = api.ProtocolType === 'WEBSOCKET';
  return (
    <Container>
      <ExpandableSection headerText="Details">
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'Execute-api endpoint', value: api.DisableExecuteApiEndpoint ? 'Disabled' : 'Enabled' },
            { label: 'Created', value: <Time at={api.CreatedDate} /> },
            { label: 'IP address type', value: api.IpAddressType ?? <NotSet /> },
            { label: 'Version', value: api.Version ?? <NotSet /> },
            { label: 'Route selection expression', value: <Code text={api.RouteSelectionExpression} /> },
            ...(webSocket
              ? [
                  {
                    label: 'API key selection expression',
                    value: <Code text={api.ApiKeySelectionExpression} />,
                  },
                  { label: 'Schema validation', value: onOff(!api.DisableSchemaValidation) },
                ]
              : []),
          ]}
        />
      </ExpandableSection>
    </Container>
  );
}
