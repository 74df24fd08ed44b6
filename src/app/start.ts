import { spendPrintedCode } from '../client/connection/relay-registration';
// It must listen before anything is sent.
import '../plans/journal/journal';
import { requestFirstList } from './first-list';

// The first script: what the first screen shows is requested while the code that shows it is still loading.

// Before anything reads the address.
spendPrintedCode();
// What comes next keeps the browser busy: the sandbox's worker starts before it. The screen shows what has failed.
void requestFirstList()
  .catch(() => undefined)
  .then(() => import('./main'));
