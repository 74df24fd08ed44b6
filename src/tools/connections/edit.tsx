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

/** Edits a connection; its credentials are replaced only if new ones are entered. */
export function Component() {
  const { id } = useParams();
  invariant(id, 'The URL has no connection.');
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
        <Box>
          This connection does not exist or cannot be edited. It may have been removed in another tab.
        </Box>
      )}
    </Screen>
  );
}
