import { fromBase64, toBase64, utf8Bytes, utf8Text } from '../../../lib/bytes';
import { parseJson } from '../bounded-json';
import { valueAtJsonPath } from '../json-path';
import { type SocketExchange, socketContext } from './connection';
import { handshakeParameters, nested } from './values';

/** Evaluates Velocity; the library is loaded only where it is needed (`loadVelocity`). */
export type Velocity = (template: string, variables: object) => string;

/** A template with its variables filled in, or why it is not evaluated. */
export type Rendered = { text: string } | { reason: string };

/** The Velocity library as an evaluator. */
export async function loadVelocity(): Promise<Velocity> {
  const { render } = await import('velocityjs');
  return (template, variables) => render(template, variables as Parameters<typeof render>[1]);
}

/** Of a template, in bytes (traffic-rules 12.7). */
const MAX_TEMPLATE = 300 * 1024;

/** What could take without end, or reach beyond the variables. */
const NOT_EVALUATED: readonly [form: RegExp, what: string][] = [
  [/#\{?macro\b/, 'a macro'],
  [/#\{?foreach\b[\s\S]*#\{?foreach\b/, 'more than one #foreach'],
  [/\.\./, 'a range'],
  [/\b(?:constructor|__proto__|prototype)\b/, 'a name of the engine itself'],
  [/#\{?(?:evaluate|parse|include|define)\b/, 'a directive that is not evaluated'],
];

/**
 * A mapping template for a message (traffic-rules 12.7), with `$input`, `$context`, `$util` and `$stageVariables`. What could
 * take without end is not evaluated.
 * @param body what `$input` reads: the message, or the response of the integration
 */
export function renderTemplate(
  template: string,
  exchange: SocketExchange,
  body: string,
  velocity: Velocity | undefined,
): Rendered {
  if (!velocity) return { reason: 'the engine is not loaded' };
  if (utf8Bytes(template).length > MAX_TEMPLATE) return { reason: 'it has more than 300 KB' };
  const found = NOT_EVALUATED.find(([form]) => form.test(template));
  if (found) return { reason: `it has ${found[1]}` };
  try {
    return {
      text: velocity(template, {
        input: inputOf(exchange, body),
        context: nested(socketContext(exchange)),
        stageVariables: { ...exchange.stageVariables },
        util: UTIL,
      }),
    };
  } catch (error) {
    return {
      reason: `it fails: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`,
    };
  }
}

function inputOf(exchange: SocketExchange, body: string) {
  const at = (path: unknown): unknown =>
    path === '$' ? parseJson(body)?.value : valueAtJsonPath(body, String(path));
  const parameters = exchange.eventType === 'CONNECT' ? handshakeParameters(exchange) : {};
  return {
    body,
    json: (path: unknown) => JSON.stringify(at(path)) ?? '',
    path: (path: unknown) => at(path) ?? '',
    params: (name?: unknown) =>
      name === undefined
        ? parameters
        : (Object.values(parameters).find((record) => Object.hasOwn(record, String(name)))?.[String(name)] ??
          ''),
  };
}

/** `$util` of mapping templates (developer guide: apigateway-websocket-api-mapping-template-reference). */
const UTIL = {
  escapeJavaScript: (text: unknown) => JSON.stringify(String(text)).slice(1, -1).replaceAll("'", "\\'"),
  parseJson: (text: unknown) => parseJson(String(text))?.value ?? '',
  urlEncode: (text: unknown) => new URLSearchParams([['', String(text)]]).toString().slice(1),
  urlDecode: (text: unknown) => new URLSearchParams(`=${String(text).replaceAll('&', '%26')}`).get('') ?? '',
  base64Encode: (text: unknown) => toBase64(utf8Bytes(String(text))),
  base64Decode: (text: unknown) => {
    const bytes = fromBase64(String(text));
    return (bytes && utf8Text(bytes)) ?? '';
  },
};
