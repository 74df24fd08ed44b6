import type { ConnectionType } from './connection-type';

/** What the two types of connection to AWS share. */
export const awsType = {
  defaults: { colour: 'orange', readOnly: true },
  hasRequestBudget: true,
  printedEndpoint: () => undefined,
  where: ({ transport }) => (transport === 'relay' ? 'AWS, through the relay' : 'AWS'),
  diagnosis: {
    noCors: 'Choose the transport Relay: npm start prints the address that opens it.',
    policy:
      'Check the Region: the console does not list it. If AWS has opened it since, choose the transport Relay: npm start prints the address that opens it.',
    unreachable: 'Check the network, any proxy or blocker in this browser, and the Region.',
    hasUnreadableResponses: false,
  },
} satisfies Partial<ConnectionType>;

/** AWS, signed in the page with credentials that the user enters in this tab. */
export const awsCredentialsType: ConnectionType = {
  ...awsType,
  id: 'aws-credentials',
  choice: {
    label: 'AWS, credentials',
    description: 'Credentials that you enter in this tab. They stay in its memory.',
  },
  fields: ['transport', 'credentials', 'role'],
  matches: ({ kind, access }) => kind === 'aws' && access !== 'profile',
  toDefinition: ({ transport }) => ({ kind: 'aws', access: 'keys', transport }),
  credentials: () => 'the credentials of this tab',
};
