import { useState } from 'react';
import { notify } from '../../../ui/notify';

/** Runs one piece of work after the other. A notification says when one fails: its code is loaded when it is first needed. */
export function useBusy(): { isBusy: boolean; run: (work: () => Promise<void>) => void } {
  const [isBusy, setBusy] = useState(false);
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      notify('error', `Nothing was sent. ${error instanceof Error ? error.message : error}`);
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, run: (work) => void run(work) };
}
