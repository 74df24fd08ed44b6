import { loadSandbox, sandboxHandler } from '../page-sandbox';
import type { ConnectionType } from './connection-type';

/** Where `npm run sandbox` listens by default: printed code for the sandbox must never reach an account. */
const LOCAL_SANDBOX = 'http://127.0.0.1:4510';

/** The control plane inside this page. */
export const sandboxType: ConnectionType = {
  id: 'sandbox',
  fields: [],
  defaults: { colour: 'green', readOnly: false },
  matches: ({ kind }) => kind === 'sandbox',
  toDefinition: () => ({ kind: 'sandbox', access: 'any', transport: 'direct' }),
  hasRequestBudget: false,
  requestHandler: sandboxHandler,
  loadTransport: loadSandbox,
  printedEndpoint: () => LOCAL_SANDBOX,
  where: () => 'This page',
  credentials: () => undefined,
  diagnosis: {
    noCors: 'Reload the page.',
    policy: 'Reload the page.',
    unreachable: 'Reload the page.',
    hasUnreadableResponses: false,
  },
};
