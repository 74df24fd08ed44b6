import { expect, test } from 'vitest';
import { cliCommand } from './cli-command';

const AT = { endpointUrl: 'https://a1.execute-api.eu-west-1.amazonaws.com/prod', region: 'eu-west-1' };
const COMMON = `--endpoint-url ${AT.endpointUrl} --region eu-west-1`;

test.each([
  [
    { method: 'POST', connectionId: 'L0SM9cOFvHcCIhw=', data: `it's` },
    `post-to-connection ${COMMON} --connection-id 'L0SM9cOFvHcCIhw=' --cli-binary-format raw-in-base64-out --data 'it'\\''s'`,
  ],
  [
    { method: 'POST', connectionId: '-a=', data: '--x' },
    `post-to-connection ${COMMON} --connection-id='-a=' --cli-binary-format raw-in-base64-out --data=--x`,
  ],
  [
    { method: 'POST', connectionId: 'a', data: 'file:///etc/passwd' },
    `post-to-connection ${COMMON} --connection-id a --data ZmlsZTovLy9ldGMvcGFzc3dk`,
  ],
  [{ method: 'GET', connectionId: '' }, `get-connection ${COMMON} --connection-id CONNECTION_ID`],
  [{ method: 'DELETE', connectionId: 'a' }, `delete-connection ${COMMON} --connection-id a`],
] as const)('%j is the command that sends it.', (call, command) => {
  expect(cliCommand(call, AT)).toBe(`aws apigatewaymanagementapi ${command}`);
});
