import { awsType } from './aws-credentials';
import type { ConnectionType } from './connection-type';

/** AWS, signed by the relay with a profile of this machine: no secret reaches the page. */
export const awsProfileType: ConnectionType = {
  ...awsType,
  id: 'aws-profile',
  choice: {
    label: 'AWS, local profile',
    description: 'A local profile, SSO included. The relay signs; no secret reaches the page.',
  },
  fields: ['profile', 'role'],
  matches: ({ kind, access }) => kind === 'aws' && access === 'profile',
  toDefinition: ({ profile }) => ({
    kind: 'aws',
    access: 'profile',
    transport: 'relay',
    ...(profile === '' ? {} : { profile }),
  }),
  credentials: ({ profile }) =>
    profile === undefined ? 'the credentials of the relay’s environment' : `profile ${profile}`,
};
