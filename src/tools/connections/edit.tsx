import Box from '@cloudscape-design/components/box';
import { useState } from 'react';
import { useParams } from 'react-router';
import { screens } from '../../app/navigation';
import { paths } from '../../app/paths';
import { connections } from '../../client/connection/connections';
import { invariant } from '../../lib/invariant';
import { notify } from '../../ui/notify';
import { Screen } from '../../ui/screen';
import { ConnectionForm } from './connection-form';

/** Edits a connection; its keys are replaced only when new ones are given. */
export function Component() {
  const { id } = useParams();
  invariant(id, 'The address has no connection.');
  const [connection] = useState(() => (connections.isBuiltIn(id) ? undefined : connections.find(id)));
  return (
    <Screen title="Edit connection" crumbs={[screens.connections]} width="form">
      {connection ? (
        <ConnectionForm
          key={id}
          id={id}
          connection={connection}
          submitLabel="Save"
          onSaved={async ({ name }) => {
            notify('success', `Connection ${name} is saved.`);
            return paths.connection.list();
          }}
        />
      ) : (
        <Box>There is no connection here that can be edited. It may have been removed in another tab.</Box>
      )}
    </Screen>
  );
}
