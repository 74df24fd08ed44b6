import { own } from '../../../lib/own';
import type { IntegrationValue, Members } from '../../configuration/value';
import { parseJsonObject } from '../bounded-json';
import type { IntegrationOutcome } from '../given';
import type { Sent } from '../integration-request';
import { headerValue } from '../request';
import type { RuleId } from '../rules';
import { type Step, step } from '../step';
import type { SocketExchange } from './connection';
import { renderTemplate, type Velocity } from './template';
import { messageText, selected } from './values';

/** What an integration responds: the payload for the client, or that it fails. */
export interface FromBackend {
  step: Step;
  /** Undefined: the integration fails, or its response is not given. */
  reply?: { text: string; status: number; headers: Readonly<Record<string, string>> };
  fails: boolean;
}

/** What comes back from the integration, with an integration response for one that is no proxy (traffic-rules 12.8, 12.9). */
export function fromBackend(
  exchange: SocketExchange,
  { members, responses }: IntegrationValue,
  sent: Sent,
  outcome: IntegrationOutcome | undefined,
  velocity: Velocity | undefined,
): FromBackend {
  const type = members.IntegrationType;
  const isMock = type === 'MOCK';
  const received = isMock ? mocked(sent.payload) : outcome && readOutcome(type === 'AWS_PROXY', outcome);
  if (!received) return result('The response of the integration is not given', 'unknown', []);
  if ('failure' in received) return { ...result(received.failure, 'stopped', ['ws.failure']), fails: true };
  if (String(type).endsWith('_PROXY'))
    return { ...result(`The integration responds ${received.status}`, 'passed', []), reply: received };
  const key = responseKey(Object.keys(responses), members, received);
  if (key === undefined)
    return {
      ...result(`No integration response matches ${received.selector}`, 'stopped', [
        'ws.integration-response',
        'ws.integration-response.none',
      ]),
      fails: true,
    };
  return converted(exchange, key, own(responses, key) ?? {}, received, velocity);
}

function result(title: string, verdict: Step['verdict'], rules: readonly RuleId[]): FromBackend {
  return { step: step({ id: 'integration-response', title, verdict, facts: [], rules }), fails: false };
}

interface Received {
  text: string;
  status: number;
  headers: Readonly<Record<string, string>>;
  /** What the keys of integration responses are compared with. */
  selector: string;
}

/** A mock responds with the status that its request template gives. */
function mocked(payload: string | undefined): Received | { failure: string } {
  const status = parseJsonObject(payload ?? '')?.statusCode;
  if (typeof status !== 'number') return { failure: 'The request template gives no {"statusCode": …}' };
  return { text: payload ?? '', status, headers: {}, selector: String(status) };
}

const FAILURES = {
  error: 'The function fails',
  permission: 'API Gateway may not invoke the function',
  timeout: 'The integration does not respond in time',
  unreachable: 'The backend cannot be reached',
} as const;

function readOutcome(isProxy: boolean, outcome: IntegrationOutcome): Received | { failure: string } {
  if (outcome.type === 'failure') return { failure: FAILURES[outcome.why] };
  if (outcome.type === 'http') {
    const { status, headers = [], body = '' } = outcome;
    const text = typeof body === 'string' ? body : messageText(body);
    const names = [...new Set(headers.map(([name]) => name))];
    const record = Object.fromEntries(names.map((name) => [name, headerValue(headers, name) ?? '']));
    return { text, status, headers: record, selector: String(status) };
  }
  const value = parseJsonObject(outcome.payload);
  if (!isProxy) {
    const message = value?.errorMessage;
    return {
      text: outcome.payload,
      status: 200,
      headers: {},
      selector: typeof message === 'string' ? message : '',
    };
  }
  const status = value?.statusCode;
  if (typeof status !== 'number' || !Number.isInteger(status))
    return { failure: 'The result has no statusCode' };
  const { body, headers } = value ?? {};
  const record = typeof headers === 'object' && headers !== null ? Object.entries(headers) : [];
  return {
    text: typeof body === 'string' ? body : body === undefined || body === null ? '' : JSON.stringify(body),
    status,
    headers: Object.fromEntries(record.map(([name, one]) => [name.toLowerCase(), String(one)])),
    selector: String(status),
  };
}

/** The key whose expression matches, else `$default`. An expression that could take without end matches nothing. */
function responseKey(keys: readonly string[], members: Members, { selector }: Received): string | undefined {
  const expression = keys.find((key) => {
    const [, pattern] = /^\/(.*)\/$/s.exec(key) ?? [];
    if (pattern === undefined || /[+*}]\s*\)\s*[+*{]/.test(pattern)) return false;
    try {
      return new RegExp(`^(?:${pattern})$`, 's').test(selector.slice(0, 1000));
    } catch {
      // The service would not have accepted it.
      return false;
    }
  });
  if (expression !== undefined && (selector !== '' || members.IntegrationType !== 'AWS')) return expression;
  return keys.find((key) => key === '$default');
}

/** The payload that an integration response makes, by its template where one is selected. */
function converted(
  exchange: SocketExchange,
  key: string,
  response: Members,
  received: Received,
  velocity: Velocity | undefined,
): FromBackend {
  const templates = (response.ResponseTemplates ?? {}) as Record<string, string>;
  const expression = response.TemplateSelectionExpression;
  const at = { body: parseJsonObject(received.text), statuscode: received.status, header: received.headers };
  const name = typeof expression === 'string' ? selected(expression, exchange, at) : '$default';
  const rules: RuleId[] = [
    'ws.integration-response',
    ...(expression === undefined && Object.keys(templates).length > 0
      ? (['ws.template.default'] as const)
      : []),
  ];
  const template =
    own(templates, name) ?? (expression === undefined ? Object.values(templates)[0] : undefined);
  const reply = { text: received.text, status: received.status, headers: received.headers };
  if (template === undefined)
    return { ...result(`The integration response ${key} passes the body`, 'passed', rules), reply };
  const rendered = renderTemplate(template, exchange, received.text, velocity);
  return 'text' in rendered
    ? {
        ...result(
          `The integration response ${key} makes the payload by the template ${name}`,
          'passed',
          rules,
        ),
        reply: { ...reply, text: rendered.text },
      }
    : {
        ...result(
          `The template ${name} of the integration response ${key} is not evaluated: ${rendered.reason}`,
          'unknown',
          [...rules, 'ws.template.engine'],
        ),
      };
}
