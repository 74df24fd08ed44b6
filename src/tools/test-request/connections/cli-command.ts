import { toBase64, utf8Bytes } from '../../../lib/bytes';
import { quoteShell } from '../../../plans/render/quote';
import type { ManagementCall } from '../../../service/traffic/websocket/management';

const COMMANDS = {
  POST: 'post-to-connection',
  GET: 'get-connection',
  DELETE: 'delete-connection',
} as const;

/**
 * A request to `@connections` as a command of AWS CLI v2, for bash and zsh.
 * @param endpointUrl the address of the stage
 */
export function cliCommand(
  { method, connectionId, data = '' }: ManagementCall & { data?: string },
  { endpointUrl, region }: { endpointUrl: string; region: string },
): string {
  return [
    'aws apigatewaymanagementapi',
    COMMANDS[method],
    option('--endpoint-url', endpointUrl),
    option('--region', region),
    option('--connection-id', connectionId === '' ? 'CONNECTION_ID' : connectionId),
    ...(method === 'POST' ? dataOptions(data) : []),
  ].join(' ');
}

/** The CLI takes data for base64 unless an option says otherwise, and reads a file where they begin like an address of one. */
function dataOptions(data: string): string[] {
  return /^fileb?:\/\//.test(data)
    ? [option('--data', toBase64(utf8Bytes(data)))]
    : ['--cli-binary-format raw-in-base64-out', option('--data', data)];
}

/** A value that begins with a dash, as connection IDs may, would be another option. */
const option = (name: string, value: string) =>
  value.startsWith('-') ? `${name}=${quoteShell(value)}` : `${name} ${quoteShell(value)}`;
