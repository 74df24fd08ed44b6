import Button from '@cloudscape-design/components/button';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { paths, testPath } from '../../app/paths';
import { useAll } from '../../client/cache/queries';
import { useConnection } from '../../client/connection/use-connection';
import { type Located, locate, type UrlParts } from '../../service/traffic/locate';
import { splitStage } from '../../service/traffic/stage';
import { useDomain } from './use-domain';

interface UrlAnswerProps {
  parts: UrlParts;
  method: string;
}

/** Where an address leads to. Reads the list of APIs, and for a custom domain name its API mappings and rules. */
export function UrlAnswer({ parts, method }: UrlAnswerProps) {
  const { region } = useConnection();
  const apis = useAll('api', {});
  const domain = useDomain(parts.host);
  if (!apis || domain === 'loading') return <StatusIndicator type="loading">Loading APIs</StatusIndicator>;
  const located = locate(parts, apis, domain, region);
  if (located.type === 'none') return <NotFound reason={located.reason} />;
  if (located.type === 'endpoint')
    return <Endpoint parts={parts} method={method} apiId={located.api.ApiId ?? ''} located={located} />;
  const { api, apiId, stage, key, domainName } = located;
  if (!api)
    return (
      <NotFound
        reason={`The API mapping leads to API ${apiId}, which is no HTTP or WebSocket API of this account and Region.`}
      />
    );
  const test = testPath(apiId, {
    method,
    path: `${parts.path}${parts.query}`,
    stage: `stage:${stage}`,
    host: parts.host,
  });
  return (
    <Found
      api={{ apiId, name: api.Name ?? apiId }}
      stage={stage}
      how={
        <Link href={paths.domainName.detail(domainName)}>
          {key === ''
            ? `The API mapping of ${domainName} without a key`
            : `The API mapping ${key} of ${domainName}`}
        </Link>
      }
      path={parts.path}
      test={test}
    />
  );
}

function Endpoint(
  props: UrlAnswerProps & { apiId: string; located: Extract<Located, { type: 'endpoint' }> },
) {
  const { parts, method, apiId, located } = props;
  const stages = useAll('stage', { ApiId: apiId });
  if (!stages) return <StatusIndicator type="loading">Loading stages</StatusIndicator>;
  const names = stages.map(({ StageName = '' }) => StageName);
  const split = splitStage(names, parts.path);
  if (!split)
    return (
      <NotFound
        reason={`${located.api.Name} has no stage for ${parts.path}. Its stages: ${names.join(', ') || 'none'}. The response is 404 Not Found.`}
      />
    );
  return (
    <Found
      api={{ apiId, name: located.api.Name ?? apiId }}
      stage={split.stage}
      how="The default endpoint"
      path={split.path}
      test={testPath(apiId, { method, path: `${split.path}${parts.query}`, stage: `stage:${split.stage}` })}
    />
  );
}

function Found(props: {
  api: { apiId: string; name: string };
  stage: string;
  how: React.ReactNode;
  path: string;
  test: string;
}) {
  const { api, stage, how, path, test } = props;
  return (
    <SpaceBetween size="m">
      <StatusIndicator type="success">
        <Link href={paths.api(api.apiId)}>{api.name}</Link> answers
      </StatusIndicator>
      <KeyValuePairs
        columns={3}
        items={[
          { label: 'By', value: how },
          { label: 'Stage', value: <Link href={paths.stage.detail(api.apiId, stage)}>{stage}</Link> },
          { label: 'Path', value: path },
        ]}
      />
      <Button variant="primary" href={test}>
        Continue to Test
      </Button>
    </SpaceBetween>
  );
}

function NotFound({ reason }: { reason: string }) {
  return (
    <StatusIndicator type="error" wrapText>
      {reason}
    </StatusIndicator>
  );
}
