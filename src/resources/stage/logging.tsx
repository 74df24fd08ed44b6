import type { Stage } from '@aws-sdk/client-apigatewayv2';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { paths } from '../../app/paths';
import { toEntries } from '../../lib/entries';
import { Code } from '../../ui/mono';
import { onOff, PropertyList } from '../../ui/property-list';
import { AwsValue } from '../../views/aws-value';

/** Access logging, and for WebSocket APIs execution logging. */
export function StageLogging({ stage, webSocket }: { stage: Stage; webSocket: boolean }) {
  const { DestinationArn, Format } = stage.AccessLogSettings ?? {};
  const defaults = stage.DefaultRouteSettings ?? {};
  return (
    <SpaceBetween size="l">
      <PropertyList
        title="Access logging"
        columns={1}
        facts={[
          {
            label: 'Log group',
            value: DestinationArn && <AwsValue text={DestinationArn} what="log group ARN" max={120} />,
          },
          { label: 'Format', value: Format && <Code text={Format} /> },
        ]}
      />
      {webSocket && (
        <PropertyList
          title="Execution logging"
          facts={[
            { label: 'Level', value: defaults.LoggingLevel ?? 'Not configured' },
            { label: 'Data trace', value: onOff(defaults.DataTraceEnabled) },
            { label: 'Client certificate ID', value: stage.ClientCertificateId },
          ]}
        />
      )}
    </SpaceBetween>
  );
}

/** The stage variables as a table. */
export function StageVariables({ apiId, stage }: { apiId: string; stage: Stage }) {
  return (
    <Table
      variant="container"
      items={toEntries(stage.StageVariables)}
      trackBy="key"
      wrapLines
      ariaLabels={{ tableLabel: 'Stage variables' }}
      header={
        <Header variant="h2" description="In integrations: ${stageVariables.name}">
          Stage variables
        </Header>
      }
      columnDefinitions={[
        { id: 'name', header: 'Name', isRowHeader: true, cell: ({ key }) => <Code text={key} />, width: 260 },
        { id: 'value', header: 'Value', cell: ({ value }) => <Code text={value} /> },
      ]}
      empty={
        <Box textAlign="center">
          <SpaceBetween size="s">
            <Box variant="strong">No stage variables</Box>
            <div>
              <Button href={paths.stage.edit(apiId, stage.StageName ?? '')}>Add variables</Button>
            </div>
          </SpaceBetween>
        </Box>
      }
    />
  );
}
