import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { saveLatest } from '../../client/cache/saved-configurations';
import { useConnection } from '../../client/connection/use-connection';
import { notify } from '../../ui/notify';
import { ConfigurationNameDialog } from '../../views/configuration-name-dialog';

/** Saves the latest configuration of the API in this browser, under a name. */
export function SaveConfiguration({ apiId, apiName }: { apiId: string; apiName: string }) {
  const connection = useConnection();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Save configuration</Button>
      {open && (
        <ConfigurationNameDialog
          header="Save configuration"
          submitLabel="Save"
          name={apiName}
          onDismiss={() => setOpen(false)}
          onSubmit={async (name) => {
            await saveLatest(connection, apiId, name);
            notify('success', `Configuration ${name} is saved in this browser, under Saved configurations.`);
            setOpen(false);
          }}
        >
          Keeps the latest configuration in this browser: to compare with it, to restore it, or to create an
          API from it.
        </ConfigurationNameDialog>
      )}
    </>
  );
}
