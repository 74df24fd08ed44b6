import type { ConnectionType } from './connection-type';

/** An emulator or another sandbox on this machine. */
export const customEndpointType: ConnectionType = {
  id: 'custom-endpoint',
  choice: {
    label: 'Custom endpoint',
    description: 'An emulator or another sandbox on this machine.',
  },
  fields: ['endpoint', 'credentials'],
  defaults: { colour: 'purple', readOnly: false },
  matches: ({ kind }) => kind === 'custom',
  toDefinition: ({ endpoint, accessKeyId }) => ({
    kind: 'custom',
    access: accessKeyId.trim() === '' ? 'any' : 'keys',
    transport: 'direct',
    endpoint: endpoint.trim(),
  }),
  refuseEndpoint: (endpoint) => (isLocalEndpoint(endpoint) ? undefined : ENDPOINT_RULE),
  hasRequestBudget: false,
  printedEndpoint: ({ endpoint }) => endpoint,
  where: ({ endpoint }) => endpoint ?? '',
  credentials: ({ access }) => (access === 'keys' ? 'the credentials of this tab' : undefined),
  diagnosis: {
    noCors: 'Allow the origin of this page in the endpoint’s CORS configuration.',
    unreachable: 'Start the endpoint, and check its address and port.',
    hasUnreadableResponses: true,
  },
};

/** The hosts besides AWS that the console's Content Security Policy allows. */
export const ENDPOINT_RULE =
  'The console calls AWS and this machine, nothing else: http://127.0.0.1 or http://localhost, with a port.';

function isLocalEndpoint(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  const isPlain = [username, password, search, hash].every((part) => part === '');
  return protocol === 'http:' && /^(127\.0\.0\.1|localhost)$/.test(hostname) && isPlain;
}
