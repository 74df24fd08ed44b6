import { I18nProvider } from '@cloudscape-design/components/i18n';
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { queryClient } from '../client/cache/query-client';
import { ApiError } from '../client/calls/errors';
import { invariant } from '../lib/invariant';
import { startTheme } from '../ui/theme';
import { firstList } from './first-list';
import { createRouter } from './routes';

startTheme();
const router = createRouter();

/** Settles when the code of the first screen is loaded. */
const firstScreen = () =>
  new Promise<void>((done) => {
    if (router.state.initialized) return done();
    const end = router.subscribe(({ initialized }) => {
      if (!initialized) return;
      end();
      done();
    });
  });

/** Renders the page; until then it shows the frame of index.html. */
async function render() {
  await Promise.all([firstScreen(), firstList()]);
  const root = document.getElementById('root');
  invariant(root, 'index.html has no #root');
  createRoot(root, {
    onCaughtError(error) {
      // Service errors are shown on the error page; anything else is a bug and is logged to the browser console too.
      if (!(error instanceof ApiError)) console.error(error);
    },
    onRecoverableError(error) {
      // A screen that is left in the moment in which its data could not be loaded shows no error page: React renders the next
      // screen instead. Any other recovered error is a bug.
      if (!(error instanceof Error && error.cause instanceof ApiError)) reportError(error);
    },
  }).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <I18nProvider locale="en" messages={[messages]}>
          <RouterProvider router={router} />
        </I18nProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}

void render();
