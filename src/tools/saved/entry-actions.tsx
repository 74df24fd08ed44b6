import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { paths } from '../../app/paths';
import { deleteSaved, type ReadableEntry, storeSaved } from '../../client/cache/saved-configurations';
import { useConnection } from '../../client/connection/use-connection';
import { cutMiddle } from '../../lib/format';
import { toSavedFile } from '../../service/configuration/saved';
import { download } from '../../ui/download';
import { notify } from '../../ui/notify';
import { changesPath } from '../../views/changes-path';
import { SavedConfigurationDialog } from '../../views/saved-configuration-dialog';

/** What can be done with a saved configuration. */
export function EntryActions({ entry }: { entry: ReadableEntry }) {
  const { id, saved } = entry;
  const { name, origin } = saved;
  const connection = useConnection();
  const [dialog, setDialog] = useState<'edit' | 'delete'>();
  const isElsewhere = origin.connectionId !== connection.id || origin.region !== connection.region;
  const restore = changesPath(origin.apiId, 'latest', `saved:${id}`);
  const close = () => setDialog(undefined);
  return (
    <>
      <SpaceBetween direction="horizontal" size="s">
        <Button
          variant="inline-link"
          ariaLabel={`Restore ${name}`}
          href={restore}
          disabled={isElsewhere}
          {...(isElsewhere && {
            disabledReason: `It is of an API on connection ${origin.connection}, Region ${origin.region}.`,
          })}
        >
          Restore
        </Button>
        <Button
          variant="inline-link"
          ariaLabel={`Create API from ${name}`}
          href={`${paths.savedCreate}?${new URLSearchParams({ id })}`}
        >
          Create API
        </Button>
        <Button
          variant="inline-link"
          ariaLabel={`Code of ${name}`}
          href={`${paths.savedCode}?${new URLSearchParams({ id })}`}
        >
          Code
        </Button>
        <Button
          variant="inline-link"
          ariaLabel={`Download ${name}`}
          onClick={() => download(toSavedFile(saved), `${fileStem(name)}.json`)}
        >
          Download
        </Button>
        <Button variant="inline-link" ariaLabel={`Edit ${name}`} onClick={() => setDialog('edit')}>
          Edit
        </Button>
        <Button variant="inline-link" ariaLabel={`Delete ${name}`} onClick={() => setDialog('delete')}>
          Delete
        </Button>
      </SpaceBetween>
      {dialog === 'edit' && (
        <SavedConfigurationDialog
          header={`Edit ${cutMiddle(name, 60)}`}
          submitLabel="Save"
          start={saved}
          onDismiss={close}
          onSubmit={async (called) => {
            await storeSaved({ ...saved, ...called }, id);
            close();
          }}
        />
      )}
      {dialog === 'delete' && <DeleteDialog id={id} name={name} onDismiss={close} />}
    </>
  );
}

const fileStem = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'configuration';

function DeleteDialog({ id, name, onDismiss }: { id: string; name: string; onDismiss: () => void }) {
  const [error, setError] = useState<string>();
  const remove = async () => {
    try {
      await deleteSaved(id);
      notify('success', `Configuration ${name} is deleted.`);
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : String(failure));
    }
  };
  return (
    <Modal
      visible
      header={`Delete ${cutMiddle(name, 60)}?`}
      closeAriaLabel="Close"
      onDismiss={onDismiss}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onDismiss}>
              Cancel
            </Button>
            <Button onClick={() => void remove()}>Delete</Button>
          </SpaceBetween>
        </Box>
      }
    >
      {error ?? 'This removes it from this browser. Nothing changes in the account.'}
    </Modal>
  );
}
