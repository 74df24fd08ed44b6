import { useMemo } from 'react';
import { deleteUnused } from '../../../service/bulk/delete';
import type { ListsOfApi } from '../../../service/bulk/selection';
import { type ActionDialog, BulkConfirm, WithLists } from './dialog';

type UnusedProps = ActionDialog & { kind: 'authorizer' | 'integration' };

/** Deletes the authorizers or integrations of several APIs that no route uses; the others are named with their routes. */
export function DeleteUnused(props: UnusedProps) {
  const { kind, picked, onDismiss } = props;
  return (
    <WithLists title={`Delete ${kind}s`} picked={picked} kinds={[kind, 'route']} onDismiss={onDismiss}>
      {(lists) => <Delete {...props} lists={lists} />}
    </WithLists>
  );
}

function Delete({
  kind,
  picked,
  lists,
  ...dialog
}: UnusedProps & { lists: ReadonlyMap<string, ListsOfApi> }) {
  const built = useMemo(() => deleteUnused(kind, picked, lists), [kind, picked, lists]);
  return (
    <BulkConfirm
      {...dialog}
      built={built}
      noun={kind}
      confirmLabel="Delete"
      label={kind === 'authorizer' ? 'Authorizers to delete' : 'Integrations to delete'}
      done={(items) => `${items} deleted.`}
    >
      <div>No route uses them. They are removed from their APIs.</div>
    </BulkConfirm>
  );
}
