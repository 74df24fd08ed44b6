import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readSandboxTraces } from '../../client/connection/sandbox-traces';
import type { Origin } from '../../service/configuration/source';
import type { TraceRecord } from '../../service/traffic/trace-record';
import { Method } from '../../ui/method-badge';
import { Mono } from '../../ui/mono';
import { Time } from '../../ui/time';
import { Labelled } from './labelled';
import { Notes } from './notes';
import { Timeline } from './timeline';
import { TraceTable } from './trace-table';

const TITLE = 'Requests of the sandbox';
const DESCRIPTION =
  'Of a sandbox that npm run sandbox started: what its clients have asked this API, with the trace of each answer.';

/** How often the list is read while it is shown, milliseconds. */
const EVERY_MS = 2000;

const COLUMNS: readonly TableProps.ColumnDefinition<TraceRecord>[] = [
  { id: 'at', header: 'Received', cell: ({ at }) => <Time at={new Date(at)} />, width: 150 },
  { id: 'method', header: 'Method', cell: ({ method }) => <Method name={method} />, width: 130 },
  {
    id: 'target',
    header: 'Path',
    cell: ({ target }) => <Mono text={target} />,
    isRowHeader: true,
    minWidth: 200,
  },
  { id: 'summary', header: 'Answer', cell: ({ trace }) => trace.summary, minWidth: 260 },
];

interface SandboxRequestsProps {
  /** The control plane of a sandbox of this machine. */
  endpoint: string;
  apiId: string;
  origin: Origin | undefined;
}

/** The requests that a sandbox of this machine has answered for an API, as they come; read when that is asked for. */
export function SandboxRequests({ endpoint, apiId, origin }: SandboxRequestsProps) {
  const [isShown, setShown] = useState(false);
  const [chosen, setChosen] = useState<TraceRecord>();
  const { data, error } = useQuery({
    queryKey: ['sandbox-requests', endpoint],
    queryFn: () => readSandboxTraces(endpoint),
    enabled: isShown,
    refetchInterval: ({ state }) => (state.error ? false : EVERY_MS),
    retry: false,
    throwOnError: false,
  });
  const stop = () => {
    setShown(false);
    setChosen(undefined);
  };
  const toggle = isShown ? (
    <Button onClick={stop}>Stop</Button>
  ) : (
    <Button onClick={() => setShown(true)}>Show requests</Button>
  );
  const header = (
    <Header variant="h2" description={DESCRIPTION} actions={toggle}>
      {TITLE}
    </Header>
  );
  if (!isShown) return <Container header={header} />;
  if (error)
    return (
      <Container header={header}>
        <Alert type="error">{error.message}</Alert>
      </Container>
    );
  return (
    <SpaceBetween size="l">
      <TraceTable
        title={TITLE}
        description={DESCRIPTION}
        actions={toggle}
        columns={COLUMNS}
        rows={data?.filter((one) => one.apiId === apiId)}
        rowId={({ id, at }) => `${id} ${at}`}
        noun="request"
        rowName={({ method, target }) => `${method} ${target}`}
        empty="No request to this API yet. New ones are shown as they come."
        wrapLines
        shown={chosen}
        onShow={setChosen}
      />
      {chosen && (
        <Container header={<Header variant="h2">{`${chosen.method} ${chosen.target}`}</Header>}>
          <SpaceBetween size="m">
            <Notes notes={chosen.notes} />
            <Timeline steps={chosen.trace.steps} apiId={apiId} origin={origin} />
            {chosen.trace.accessLog !== undefined && (
              <Labelled title="Access log line" text={chosen.trace.accessLog} />
            )}
          </SpaceBetween>
        </Container>
      )}
    </SpaceBetween>
  );
}
