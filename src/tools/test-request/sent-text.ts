import type { Sent } from '../../service/traffic/integration-request';
import { bodyText } from '../../service/traffic/request';

/** What the integration receives, as text; undefined: it receives nothing. */
export function sentText(sent: Sent): { title: string; text: string } | undefined {
  if (sent.event) return { title: 'Event of the function', text: JSON.stringify(sent.event, null, 2) };
  if (sent.call) return { title: 'Call of the AWS service', text: JSON.stringify(sent.call, null, 2) };
  if (sent.payload !== undefined) return { title: 'Payload of the integration', text: sent.payload };
  if (!sent.request) return undefined;
  const { method, url, headers, body, target } = sent.request;
  const lines = [`${method} ${url} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  const whole = [...lines, '', bodyText(body).text].join('\n').trimEnd();
  const text = target === undefined ? whole : `# by the VPC link to ${target}\n${whole}`;
  return { title: 'Request to the backend', text };
}
