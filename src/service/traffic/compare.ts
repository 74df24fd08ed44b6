import { uncapitalized } from '../../lib/format';
import { own } from '../../lib/own';
import { type Diagnosis, diagnose, type RankedCause } from './diagnose';
import type { Given } from './given';
import { bodyText, type Header, headerValue, type TrafficRequest } from './request';
import type { Trace } from './trace';
import type { World } from './world';

/** What an API answered. */
export interface ApiAnswer {
  status: number;
  headers: readonly Header[];
  body: Uint8Array;
}

/** One property of the answer, as the trace has it and as the API gave it. */
interface ComparedRow {
  label: string;
  /** Undefined: the trace says nothing about it. */
  expected: string | undefined;
  answered: string;
}

/** A trace beside the answer that the same request got. */
export interface Comparison {
  /**
   * `agrees`: the same status from the same sender. `own-response`: the integration answered, as the trace expects, with another
   * response than its sample. `differs`: the API did something else. `unknown`: the trace expects no response.
   */
  verdict: 'agrees' | 'own-response' | 'differs' | 'unknown';
  /** As a sentence or two. */
  finding: string;
  rows: readonly ComparedRow[];
  /** Of the header Apigw-Requestid, which HTTP APIs put into every answer. */
  requestId: string | undefined;
  diagnosis: Diagnosis;
  /** Of an answer that differs, the likeliest first. */
  causes: readonly RankedCause[];
  /** What else may explain it. */
  notes: readonly string[];
}

/** What was sent, to what. */
interface Asked {
  world: World;
  request: TrafficRequest;
  given?: Given;
}

const SENDERS: Readonly<Record<Diagnosis['sender'], string>> = {
  'http-api': 'API Gateway',
  'rest-api': 'A REST API',
  'websocket-api': 'A WebSocket API',
  integration: 'The integration',
  cloudfront: 'CloudFront',
  unknown: 'Not known',
};

/** How many characters of a body a row and a finding have. */
const SHOWN = { row: 300, finding: 80 };

/**
 * Where the answer of an API differs from what the trace of the request expected, and what may have led to it. The response of
 * an integration is a sample in a trace: another one is no difference of the API's.
 */
export function compareWithTrace(trace: Trace, answer: ApiAnswer, asked: Asked): Comparison {
  const { text } = bodyText(answer.body);
  const { status, headers } = answer;
  const diagnosis = diagnose({ status, headers, body: text }, asked);
  const verdict = verdictOf(trace, answer, diagnosis.sender);
  const causes = verdict === 'differs' ? causesOf(diagnosis, trace, asked.world) : [];
  const requestId = headerValue(headers, 'apigw-requestid');
  return {
    verdict,
    finding: findingOf(verdict, trace, { ...answer, text }, causes),
    rows: rowsOf(trace, answer, diagnosis.sender),
    requestId,
    diagnosis,
    causes,
    notes: notesOf(verdict, trace, asked.world, requestId),
  };
}

const reachesIntegration = ({ steps }: Trace) => steps.some(({ id }) => id === 'integration-response');

function verdictOf(trace: Trace, answer: ApiAnswer, sender: Diagnosis['sender']): Comparison['verdict'] {
  const { response } = trace;
  // Without a response of the backend the trace still says whether one is asked for.
  if (!response) {
    if (!reachesIntegration(trace)) return 'unknown';
    return sender === 'integration' ? 'own-response' : sender === 'unknown' ? 'unknown' : 'differs';
  }
  const isGateway = response.from !== 'integration';
  const hasSameBody = bodyText(response.body).text === bodyText(answer.body).text;
  const isSender =
    sender === 'unknown' || sender === (isGateway ? 'http-api' : 'integration') || (isGateway && hasSameBody);
  if (response.status === answer.status && isSender) return 'agrees';
  return reachesIntegration(trace) && sender === 'integration' ? 'own-response' : 'differs';
}

function causesOf({ causes }: Diagnosis, trace: Trace, world: World): RankedCause[] {
  const isServedKnown = trace.stage !== undefined && own(world.stages, trace.stage)?.served !== undefined;
  return causes.filter(
    ({ rule, rank }) => rank === 'reproduced' || !isServedKnown || rule !== 'stage.undeployed',
  );
}

function findingOf(
  verdict: Comparison['verdict'],
  trace: Trace,
  answer: { status: number; text: string },
  causes: readonly RankedCause[],
): string {
  const route = trace.routeKey ?? 'no route';
  const answered = [answer.status, shortened(answer.text, SHOWN.finding)]
    .filter((one) => one !== '')
    .join(' ');
  const expected = trace.response?.status;
  if (verdict === 'agrees') return `The API answered ${answer.status}, as the trace expected.`;
  if (verdict === 'own-response')
    return expected === undefined || expected === answer.status
      ? `The request reached the integration of ${route}, as the trace expected. It answered ${answered}.`
      : `The request reached the integration of ${route}, as the trace expected. It answered ${answered}; the ${expected} of the trace is a sample.`;
  if (verdict === 'unknown') return `The API answered ${answered}. The trace does not say what to expect.`;
  const expectation =
    expected === undefined
      ? `The trace expected a response of the integration of ${route}`
      : trace.routeKey === undefined
        ? `The trace expected ${expected}`
        : `The trace expected ${expected} from ${route}`;
  const because = causes
    .slice(0, 3)
    .map(({ title }) => uncapitalized(title))
    .join(', or ');
  return `${expectation}, the API answered ${answered}${because === '' ? '.' : `: ${because}.`}`;
}

function rowsOf({ response }: Trace, answer: ApiAnswer, sender: Diagnosis['sender']): ComparedRow[] {
  const type = (headers: readonly Header[]) => headerValue(headers, 'content-type') ?? 'None';
  const body = (bytes: Uint8Array) => {
    const { text } = bodyText(bytes);
    return text === '' ? 'Empty' : shortened(text, SHOWN.row);
  };
  return [
    {
      label: 'Status',
      expected: response && String(response.status),
      answered: String(answer.status),
    },
    {
      label: 'Sender',
      expected: response && (response.from === 'integration' ? SENDERS.integration : SENDERS['http-api']),
      answered: SENDERS[sender],
    },
    { label: 'Content-Type', expected: response && type(response.headers), answered: type(answer.headers) },
    { label: 'Body', expected: response && body(response.body), answered: body(answer.body) },
  ];
}

function notesOf(
  verdict: Comparison['verdict'],
  { stage }: Trace,
  world: World,
  requestId: string | undefined,
): string[] {
  const notes: string[] = [];
  const state = stage === undefined ? undefined : own(world.stages, stage);
  if (verdict === 'differs' && state && !state.served && state.settings.AutoDeploy !== true)
    notes.push(
      `The trace is of the latest configuration, and stage ${stage} may serve an older one. Choose the stage under Configuration.`,
    );
  else if (verdict === 'differs')
    notes.push(
      'The API may have been changed since this page has read it. Reload the page to read it again.',
    );
  if (requestId === undefined)
    notes.push('The answer has no Apigw-Requestid, which API Gateway puts into every answer of an HTTP API.');
  return notes;
}

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
