import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../../app/paths';
import { type Connection, connections } from '../../client/connection/connections';
import { connectionTypeOf } from '../../client/connection/types/registry';
import { useConnection } from '../../client/connection/use-connection';
import { cutMiddle } from '../../lib/format';
import { ColourDot } from '../../ui/colour-dot';
import { notify } from '../../ui/notify';
import { Screen } from '../../ui/screen';
import textStyles from '../../ui/text.module.css';
import { Time } from '../../ui/time';
import { DiagnosisAlert, type ProbeOutcome } from './diagnosis-alert';

/** The connections of this browser: open, test, edit and remove them. */
export function Component() {
  const { id: current } = useConnection();
  const navigate = useNavigate();
  const [all, setAll] = useState(() => connections.all());
  const [testing, setTesting] = useState<string>();
  const [outcome, setOutcome] = useState<ProbeOutcome>();
  const [removing, setRemoving] = useState<Connection>();

  const open = async ({ id, name }: Connection) => {
    connections.open(id);
    await navigate(paths.apis);
    notify('success', `The console uses ${name}.`);
  };
  const test = async (one: Connection) => {
    setTesting(one.id);
    setOutcome(undefined);
    setOutcome(await connections.test(one, connections.credentialsOf(one.id)));
    setTesting(undefined);
  };
  const remove = (one: Connection) => {
    connections.remove(one.id);
    setAll(connections.all());
    setRemoving(undefined);
    notify('success', `Connection ${one.name} is removed.`);
  };

  const actions = (one: Connection) => (
    <SpaceBetween direction="horizontal" size="s">
      <Button
        variant="inline-link"
        disabled={one.id === current}
        ariaLabel={`Go to ${one.name}`}
        onClick={() => void open(one)}
      >
        Go to
      </Button>
      <Button
        variant="inline-link"
        loading={testing === one.id}
        disabled={testing !== undefined && testing !== one.id}
        ariaLabel={`Test ${one.name}`}
        onClick={() => void test(one)}
      >
        Test
      </Button>
      {!connections.isBuiltIn(one.id) && (
        <SpaceBetween direction="horizontal" size="s">
          <Button variant="inline-link" href={paths.connection.edit(one.id)} ariaLabel={`Edit ${one.name}`}>
            Edit
          </Button>
          <Button variant="inline-link" ariaLabel={`Remove ${one.name}`} onClick={() => setRemoving(one)}>
            Remove
          </Button>
        </SpaceBetween>
      )}
    </SpaceBetween>
  );

  return (
    <Screen
      title="Connections"
      crumbs={[]}
      counter={String(all.length)}
      description="Stored in this browser without credentials. Credentials stay in the memory of a tab."
      actions={
        <Button href={paths.connection.create()} variant="primary">
          Add connection
        </Button>
      }
    >
      <SpaceBetween size="m">
        {outcome && <DiagnosisAlert outcome={outcome} />}
        <Table
          items={all}
          trackBy="id"
          wrapLines
          columnDefinitions={[
            ...columns(current),
            { id: 'actions', header: 'Actions', cell: actions, minWidth: 170 },
          ]}
          ariaLabels={{ tableLabel: 'Connections' }}
        />
      </SpaceBetween>
      {removing && (
        <Modal
          visible
          header={`Remove ${cutMiddle(removing.name, 60)}?`}
          closeAriaLabel="Close"
          onDismiss={() => setRemoving(undefined)}
          footer={
            <Box float="right">
              <SpaceBetween direction="horizontal" size="xs">
                <Button variant="link" onClick={() => setRemoving(undefined)}>
                  Cancel
                </Button>
                <Button onClick={() => remove(removing)}>Remove</Button>
              </SpaceBetween>
            </Box>
          }
        >
          This removes the connection from this browser and its credentials from this tab. Nothing changes in
          the account.
        </Modal>
      )}
    </Screen>
  );
}

function columns(current: string): TableProps.ColumnDefinition<Connection>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      isRowHeader: true,
      cell: (one) => (
        <div style={{ display: 'flex', alignItems: 'center', gap: 10 }}>
          <ColourDot colour={one.isProduction ? 'production' : one.colour} />
          <SpaceBetween direction="horizontal" size="xs" alignItems="center">
            <b className={textStyles.breakAnywhere}>{one.name}</b>
            {one.id === current && <Badge color="blue">Current</Badge>}
            {one.isProduction && <Badge color="red">Production</Badge>}
          </SpaceBetween>
        </div>
      ),
    },
    {
      id: 'where',
      header: 'Endpoint',
      cell: (one) => <span className={textStyles.breakAnywhere}>{connectionTypeOf(one).where(one)}</span>,
    },
    {
      id: 'region',
      header: 'Region',
      cell: (one) => <span className={textStyles.nowrap}>{one.region}</span>,
    },
    { id: 'keys', header: 'Credentials', cell: (one) => <CredentialsCell one={one} /> },
    { id: 'changes', header: 'Changes', cell: (one) => (one.readOnly ? 'After unlocking' : 'Allowed') },
  ];
}

function CredentialsCell({ one }: { one: Connection }) {
  const credentials = connectionTypeOf(one).credentials(one);
  const entered = one.access === 'keys' ? connections.credentialsOf(one.id) : undefined;
  return (
    <div>
      {credentials ? credentials.replace(/^./, (letter) => letter.toUpperCase()) : 'Any credentials'}
      {one.access === 'keys' && !entered && ', not entered yet'}
      {entered?.expiration && (
        <div>
          until <Time at={new Date(entered.expiration)} />
        </div>
      )}
      {one.role && <div className={textStyles.breakAnywhere}>as {one.role.arn}</div>}
    </div>
  );
}
