import { useState } from 'react';
import { screens } from '../../app/navigation';
import { paths } from '../../app/paths';
import { connections } from '../../client/connection/connections';
import { notify } from '../../ui/notify';
import { Screen } from '../../ui/screen';
import { ConnectionForm } from './connection-form';

/** Adds a connection, tests it and activates it. */
export function Component() {
  const [id] = useState(() => crypto.randomUUID());
  return (
    <Screen title="Add connection" crumbs={[screens.connections]} width="form">
      <ConnectionForm
        id={id}
        submitLabel="Add connection"
        testsFirst
        onSaved={async ({ name }) => {
          await connections.open(id);
          notify('success', `The console uses ${name}.`);
          return paths.apis;
        }}
      />
    </Screen>
  );
}
