import { AWS_CONNECTION } from '../aws-host';
import { handOverConnection } from '../browser';
import { test } from '../fixtures';

/** The connection that is handed over, in another state than the other tests have it. */
export function handOver(change: object) {
  test.use({
    // The fixture's own handover comes first; this one replaces it.
    page: async ({ page }, use) => {
      await handOverConnection(page, { ...AWS_CONNECTION, ...change });
      await use(page);
    },
  });
}
