import { useEffect, useSyncExternalStore } from 'react';
import { sandboxConnection } from '../../client/connection/connection';
import { storageProblem } from '../../client/connection/storage-problem';
import { useConnection } from '../../client/connection/use-connection';
import { notify } from '../../ui/notify';

/** Says in the header that the sandbox is not saved (any more), and why in a message, once. */
export function NotSaved() {
  const isSandbox = useConnection().id === sandboxConnection.id;
  const problem = useSyncExternalStore(storageProblem.subscribe, storageProblem.getSnapshot);
  useEffect(() => {
    if (isSandbox && problem) notify('error', problem);
  }, [isSandbox, problem]);
  return isSandbox && problem ? <b title={problem}>Not saved</b> : null;
}
