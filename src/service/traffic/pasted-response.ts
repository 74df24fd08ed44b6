import type { Header } from './request';

/** A response as someone has copied it: any part may be missing. */
export interface PastedResponse {
  status?: number;
  headers: readonly Header[];
  body: string;
}

/**
 * Reads a response as tools print it: a status line, headers, an empty line, the body; of several responses (redirects,
 * `100 Continue`) the last. A text without a status line or headers is a body. Undefined: the text is empty.
 */
export function parseResponse(text: string): PastedResponse | undefined {
  // Verbose curl marks what it received.
  const lines = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replace(/^< ?/, ''));
  if (lines.every((line) => line.trim() === '')) return undefined;
  const starts = lines.flatMap((line, at) => (/^HTTP\/[\d.]+ \d{3}\b/i.test(line) ? [at] : []));
  const start = starts.at(-1);
  const [, number] = /^HTTP\/[\d.]+ (\d{3})/i.exec(lines[start ?? 0] ?? '') ?? [];
  const from = start === undefined ? 0 : start + 1;
  const headers: Header[] = [];
  let at = from;
  for (; at < lines.length; at++) {
    const [, name, value = ''] = /^([\w-]+):\s?(.*)$/.exec(lines[at] ?? '') ?? [];
    if (name === undefined) break;
    headers.push([name, value.trim()]);
  }
  const hasHead = number !== undefined || headers.length > 0;
  const body = lines
    .slice(hasHead && (lines[at] ?? '') === '' ? at + 1 : hasHead ? at : 0)
    .join('\n')
    .trim();
  return { ...(number !== undefined && { status: Number(number) }), headers, body };
}
