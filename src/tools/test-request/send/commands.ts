import { quoteShell } from '../../../plans/render/quote';
import type { Header, TrafficRequest } from '../../../service/traffic/request';

/** The account's keys in a shell, as the AWS CLI has them. */
const SIGNING = [
  `--user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"`,
  // Empty without a session token: curl then leaves the header out.
  `-H "x-amz-security-token: $AWS_SESSION_TOKEN"`,
];

/**
 * A request as a curl command.
 * @param url the whole address
 * @param signedFor a Region: curl signs for `execute-api` there, with the credentials of the shell
 */
export function curlCommand(
  { method, headers = [], body }: TrafficRequest,
  url: string,
  signedFor?: string,
): string {
  const text = typeof body === 'string' ? body : '';
  // curl puts its own signature there.
  const sent = headers.filter(([name]) => signedFor === undefined || name.toLowerCase() !== 'authorization');
  const methodWords =
    method === 'HEAD' ? ['--head'] : method === 'GET' && text === '' ? [] : ['-X', quoteShell(method)];
  return [
    'curl',
    '-i',
    ...methodWords,
    quoteShell(url),
    ...sent.map(headerWords),
    ...(text === '' ? [] : ['--data-raw', quoteShell(text)]),
    ...(signedFor === undefined
      ? []
      : ['--aws-sigv4', quoteShell(`aws:amz:${signedFor}:execute-api`), ...SIGNING]),
  ].join(' ');
}

/** A connection to a WebSocket API as a wscat command. @param message sent once it is open; empty: none */
export function wscatCommand(url: string, headers: readonly Header[], message: string): string {
  return [
    'wscat',
    '-c',
    quoteShell(url),
    ...headers.map(headerWords),
    ...(message === '' ? [] : ['-w', '5', '-x', quoteShell(message)]),
  ].join(' ');
}

function headerWords([name, value]: Header): string {
  return `-H ${quoteShell(`${name}: ${value}`)}`;
}
