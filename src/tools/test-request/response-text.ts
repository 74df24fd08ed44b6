import { bodyText, type Header } from '../../service/traffic/request';

/** A response as HTTP/1.1 shows it; a body that is no text in base64. */
export function responseText({
  status,
  headers,
  body,
}: {
  status: number;
  headers: readonly Header[];
  body: Uint8Array;
}): string {
  const { text } = bodyText(body);
  return [`HTTP/1.1 ${status}`, ...headers.map(([name, value]) => `${name}: ${value}`), '', text]
    .join('\n')
    .trimEnd();
}
