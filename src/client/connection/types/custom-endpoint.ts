import type { ConnectionType } from './connection-type';

/** An emulator or another sandbox, on this machine or named when the relay was started. */
export const customEndpointType: ConnectionType = {
  id: 'custom-endpoint',
  choice: {
    label: 'Custom endpoint',
    description: 'An emulator or another sandbox: on this machine, or through the relay.',
  },
  fields: ['endpoint', 'transport', 'credentials'],
  defaults: { colour: 'purple', readOnly: false },
  matches: ({ kind }) => kind === 'custom',
  toDefinition: ({ endpoint, transport, accessKeyId }) => ({
    kind: 'custom',
    access: accessKeyId.trim() === '' ? 'any' : 'keys',
    transport,
    endpoint: endpoint.trim(),
  }),
  refuseEndpoint: (endpoint, transport) =>
    isEndpoint(endpoint, transport) ? undefined : transport === 'relay' ? RELAY_ENDPOINT_RULE : ENDPOINT_RULE,
  hasRequestBudget: false,
  printedEndpoint: ({ endpoint }) => endpoint,
  where: ({ endpoint = '', transport }) =>
    transport === 'relay' ? `${endpoint}, through the relay` : endpoint,
  credentials: ({ access }) => (access === 'keys' ? 'the credentials of this tab' : undefined),
  diagnosis: {
    noCors:
      'Choose the transport Relay, or allow the origin of this page in the endpoint’s CORS configuration.',
    policy: 'Choose the transport Relay, which reaches it.',
    unreachable: 'Start the endpoint, and check its address and port.',
    hasUnreadableResponses: true,
  },
};

/** The hosts besides AWS that the console's Content Security Policy allows. */
export const ENDPOINT_RULE =
  'The console calls AWS and this machine directly, nothing else: http://127.0.0.1 or http://localhost, with a port. The relay reaches others.';

const RELAY_ENDPOINT_RULE =
  'Enter a URL such as http://127.0.0.1:4566. One that is not on this machine must be named at start: npm start -- --endpoint http://localstack:4566.';

function isEndpoint(text: string, transport: 'direct' | 'relay'): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  if (`${username}${password}${search}${hash}` !== '') return false;
  if (transport === 'relay') return protocol === 'http:' || protocol === 'https:';
  return protocol === 'http:' && /^(127\.0\.0\.1|localhost)$/.test(hostname);
}
