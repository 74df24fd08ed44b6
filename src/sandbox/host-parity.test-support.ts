import * as sdk from '@aws-sdk/client-apigatewayv2';
import type { OutputOf } from '../service/sdk';
import { handlerOf } from './handlers/registry';
import { type Call, playCalls } from './host-parity-calls.test-support';
import { seeded } from './ids';
import { OPERATIONS } from './operations';
import type { SandboxOptions } from './sandbox';

// One sequence of requests for every host of the sandbox: its responses must be the same wherever it runs. Nothing
// but request ids is left out of the comparison.

/** What one request came to: the operation (or method and path), and its response as plain JSON. */
export interface ObservedResponse {
  what: string;
  status: number | undefined;
  response: unknown;
}

/** A request past the SDK's client, for what no client would send. */
export interface RawRequest {
  method: string;
  url: string;
  body?: string;
}

/** The part of a response that every host can see, a page under CORS included. */
interface RawResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** How a host is reached: through the SDK's client and past it. */
export interface ParityHost {
  client: sdk.ApiGatewayV2Client;
  ask(request: RawRequest): Promise<RawResponse>;
}

/** A Region for every host: the one whose address the page asks when requests are intercepted. */
export const PARITY_REGION = 'eu-west-1';

/** The same clock and the same chance for every host. */
export function parityOptions(): SandboxOptions {
  return {
    region: PARITY_REGION,
    now: () => new Date('2026-03-04T12:56:53Z'),
    random: seeded(20260304),
    settleMs: 0,
  };
}

/** The headers that pages of another origin may read. */
export const SEEN_HEADERS = ['content-type', 'x-amzn-errortype', 'x-amzn-requestid', 'retry-after'];

const MALFORMED: RawRequest[] = [
  { method: 'GET', url: '/' },
  { method: 'GET', url: '/restapis' },
  { method: 'GET', url: '/v2/apis//routes' },
  { method: 'GET', url: '/v2/apis/%E0%A4%A' },
  { method: 'GET', url: '/v2/apis?maxResults=%' },
  { method: 'GET', url: '/v2/apis/__proto__/routes/constructor' },
  { method: 'PUT', url: '/v2/apis/x/routes', body: '{}' },
  { method: 'GET', url: '/v2/portals' },
  { method: 'POST', url: '/v2/apis', body: '{"name":' },
  { method: 'POST', url: '/v2/apis', body: '[]' },
  { method: 'POST', url: '/v2/apis', body: '{"name":5,"protocolType":"HTTP"}' },
  {
    method: 'POST',
    url: '/v2/apis',
    body: '{"name":"ü 漢字","protocolType":"HTTP","description":null,"tags":{"__proto__":"x","b":null}}',
  },
];

/** Plays the whole sequence on a host that was made with {@link parityOptions}. */
export async function playParityCalls({ client, ask }: ParityHost): Promise<ObservedResponse[]> {
  const observed: ObservedResponse[] = [];
  const call: Call = async (operation, input) => {
    const Command = (sdk as unknown as Record<string, new (input: unknown) => sdk.GetApisCommand>)[
      `${operation}Command`
    ];
    if (!Command) throw new Error(`The SDK has no ${operation}`);
    try {
      const { $metadata, ...output } = (await client.send(new Command(input))) as sdk.GetApisCommandOutput;
      observed.push({ what: operation, status: $metadata.httpStatusCode, response: await plain(output) });
      return output as Partial<OutputOf<typeof operation>>;
    } catch (error) {
      if (!(error instanceof sdk.ApiGatewayV2ServiceException)) throw error;
      const { $metadata, $response: _response, stack: _stack, ...members } = error;
      const failure = { ...members, name: error.name, message: error.message };
      observed.push({ what: operation, status: $metadata.httpStatusCode, response: await plain(failure) });
      return {};
    }
  };

  await playCalls(call);
  const refused = new Set(observed.filter(({ status }) => (status ?? 0) >= 400).map(({ what }) => what));
  for (const operation of OPERATIONS) {
    if (!handlerOf(operation.name) || refused.has(operation.name)) continue;
    await call(operation.name, unknownInput(operation) as never);
  }
  await call('ListPortals', {});
  for (const request of MALFORMED) {
    const { status, headers, body } = await ask(request);
    const seen = SEEN_HEADERS.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, value]];
    });
    const what = `${request.method} ${request.url}`;
    observed.push({ what, status, response: await plain({ body, headers: Object.fromEntries(seen) }) });
  }
  return observed;
}

/** An input of the right types that names nothing there is. */
function unknownInput({ input, required }: (typeof OPERATIONS)[number]): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [name, member] of input.structIterator()) {
    if (!required.includes(name) && name !== 'NextToken') continue;
    if (member.isListSchema()) made[name] = [];
    else if (member.isMapSchema() || member.isStructSchema()) made[name] = {};
    else made[name] = member.isNumericSchema() ? 1 : 'nothing';
  }
  return made;
}

const REQUEST_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** As JSON has it: dates as text, no undefined members, a document as its text, every request id the same. */
async function plain(value: unknown): Promise<unknown> {
  const body = (value as { body?: { transformToString?: () => string } }).body;
  const text = body?.transformToString?.();
  return JSON.parse(
    JSON.stringify(text === undefined ? value : { body: text }, (_key, part) =>
      typeof part === 'string' && REQUEST_ID.test(part) ? 'a request id' : part,
    ),
  );
}
