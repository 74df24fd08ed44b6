import type { Cors } from '@aws-sdk/client-apigatewayv2';
import { utf8Bytes } from '../../lib/bytes';
import type { Members } from '../configuration/value';
import { endToEnd } from './backend-request';
import { type Exchange, httpDate } from './context';
import { corsHeaders } from './cors-answer';
import { readV1, readV2 } from './function-result';
import { type ClientResponse, gatewayResponse } from './gateway-response';
import type { IntegrationOutcome } from './given';
import { mappingStep } from './integration-request';
import { applyParameters, type Parameters } from './parameters';
import { canonicalName, type Header, headerValue } from './request';
import type { RuleId } from './rules';
import { type Step, step } from './step';

/** The steps from the backend to the client. */
export interface Responded {
  steps: readonly Step[];
  /** Undefined: the response of the integration is not given. */
  response: ClientResponse | undefined;
  /** What the integration responded, where it did. */
  integrationStatus?: number;
  integrationError?: string;
}

/** What the response of an integration becomes for the client (traffic-rules 4.3, 7.3, 8.1 to 8.4). */
export function respond(
  exchange: Exchange,
  members: Members,
  cors: Cors | undefined,
  outcome: IntegrationOutcome | undefined,
): Responded {
  if (!outcome)
    return {
      steps: [
        step({
          id: 'integration-response',
          title: 'The response of the integration is not given',
          verdict: 'unknown',
          facts: [],
          rules: [],
        }),
      ],
      response: undefined,
    };
  if (outcome.type === 'failure') return failure(outcome.why);
  const read = readOutcome(members, outcome);
  const received = step({
    id: 'integration-response',
    title: read.note,
    verdict: read.response ? 'passed' : 'stopped',
    facts: read.response ? [{ label: 'Status', value: String(read.response.status) }] : [],
    rules: read.rules,
  });
  if (!read.response)
    return { steps: [received], response: gatewayResponse(500), integrationError: read.note };
  const { status, body } = read.response;
  const parameters = ((members.ResponseParameters ?? {}) as Record<string, Parameters>)[String(status)] ?? {};
  const mapped = applyParameters(parameters, { headers: read.response.headers, query: [] }, exchange, {
    headers: read.response.headers,
    body,
  });
  const origin = headerValue(exchange.request.headers, 'origin');
  const headers = cors ? corsHeaders(cors, origin, mapped.headers) : mapped.headers;
  return {
    steps: [
      received,
      mappingStep(
        'response-mapping',
        `Parameters of the status ${status} are mapped`,
        mapped,
        'mapping.response',
      ),
    ],
    response: { status: mapped.status ?? status, headers, body, from: 'integration' },
    integrationStatus: status,
  };
}

function readOutcome(members: Members, outcome: Exclude<IntegrationOutcome, { type: 'failure' }>) {
  if (outcome.type === 'function')
    return members.PayloadFormatVersion === '2.0' ? readV2(outcome.payload) : readV1(outcome.payload);
  const { status, headers = [], body = '' } = outcome;
  const rules: RuleId[] = ['http.response'];
  return {
    response: {
      status,
      headers: endToEnd(headers),
      body: typeof body === 'string' ? utf8Bytes(body) : body,
    },
    note: `The backend responds ${status}`,
    rules,
  };
}

const FAILURES = {
  error: { title: 'The function fails', status: 500, rule: 'integration.failed' },
  permission: { title: 'API Gateway may not invoke the function', status: 500, rule: 'integration.failed' },
  timeout: { title: 'The integration does not respond in time', status: 503, rule: 'integration.timeout' },
  unreachable: { title: 'The backend cannot be reached', status: 503, rule: 'integration.unreachable' },
} as const;

function failure(why: keyof typeof FAILURES): Responded {
  const { title, status, rule } = FAILURES[why];
  return {
    steps: [step({ id: 'integration-response', title, verdict: 'stopped', facts: [], rules: [rule] })],
    response: gatewayResponse(status),
    integrationError: title,
  };
}

/** The response with the headers that API Gateway makes, as HTTP/1.1 shows them (traffic-rules 8.5). */
export function withOwnHeaders(
  response: ClientResponse,
  exchange: Pick<Exchange, 'request' | 'ids'>,
): ClientResponse {
  const own: Header[] = [
    ['Date', httpDate(exchange.request.receivedAt)],
    ['Content-Length', String(response.body.length)],
    ['Connection', 'keep-alive'],
    ['Apigw-Requestid', exchange.ids.requestId],
  ];
  const replaced = new Set(own.map(([name]) => name.toLowerCase()));
  const others = response.headers.filter(([name]) => !replaced.has(name.toLowerCase()));
  return {
    ...response,
    headers: [...others.map(([name, value]): Header => [canonicalName(name), value]), ...own],
  };
}
