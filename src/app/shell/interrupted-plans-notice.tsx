import { lazy, Suspense, useState } from 'react';
import { safeLocalStorage } from '../../lib/storage';
import { RECORDS_KEY } from '../../plans/run-records-key';

const InterruptedPlans = lazy(() => import('./interrupted-plans'));

/** Loads the notice of interrupted plans only when there may be one. */
export function InterruptedPlansNotice() {
  const [mayExist] = useState(() => safeLocalStorage.getItem(RECORDS_KEY) !== null);
  if (!mayExist) return null;
  return (
    <Suspense>
      <InterruptedPlans />
    </Suspense>
  );
}
