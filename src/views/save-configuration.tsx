import { saveConfiguration } from '../client/cache/saved-configurations';
import { useConnection } from '../client/connection/use-connection';
import { notify } from '../ui/notify';
import { SavedConfigurationDialog } from './saved-configuration-dialog';

interface SaveProps {
  apiId: string;
  /** The name that is suggested. */
  name: string;
  /** A stage of an HTTP API, of which what it serves is saved; undefined: the latest configuration. */
  stage?: { name: string; deploymentId: string };
}

/** Saves the configuration of an API, or what a stage serves, in this browser, under a name and with a note. */
export function SaveConfigurationDialog({
  apiId,
  name,
  stage,
  onDismiss,
}: SaveProps & { onDismiss: () => void }) {
  const connection = useConnection();
  return (
    <SavedConfigurationDialog
      header="Save configuration"
      submitLabel="Save"
      start={{ name }}
      onDismiss={onDismiss}
      onSubmit={async (called) => {
        await saveConfiguration({ connection, apiId, stageName: stage?.name }, called, stage?.deploymentId);
        notify(
          'success',
          `Configuration ${called.name} is saved in this browser, under Saved configurations.`,
        );
        onDismiss();
      }}
    >
      Keeps {stage ? `what stage ${stage.name} serves` : 'the latest configuration'} in this browser: to
      compare with it, to restore it, or to create an API from it.
    </SavedConfigurationDialog>
  );
}
