import { lambdaName } from '../../service/arn';
import type { Members } from '../../service/configuration/value';
import { type BackendRequest, withStageVariables } from '../../service/traffic/backend-request';
import { parseJson } from '../../service/traffic/bounded-json';
import type { FunctionOutcome, Given, IntegrationOutcome } from '../../service/traffic/given';
import type { Sent } from '../../service/traffic/integration-request';
import { functionNameOf, type Parts } from '../../service/traffic/parts';
import { type Bucket, limitsFor, takeToken } from '../../service/traffic/throttle';
import type { World } from '../../service/traffic/world';
import type { FunctionResult, FunctionRunner } from './function-result';

/** What came of a backend, and why it was not called or failed, for whoever runs the sandbox. */
export interface BackendResult {
  outcome: IntegrationOutcome;
  note?: string;
}

/** What the data plane calls, and how. */
export interface Backends {
  /** By the function's name, without its qualifier. */
  functions: Pick<ReadonlyMap<string, FunctionRunner>, 'get'>;
  /** How to give the function of a name, which is not there: a sentence. */
  howToGive: (name: string) => string;
  /** Calls the backend of an HTTP proxy, or says what is taken for its response. It never rejects. */
  callBackend: (request: BackendRequest, timeoutMs: number) => Promise<BackendResult>;
}

/** How long API Gateway waits for an authorizer, and for an integration unless a timeout is set (service-rules 2.6). */
const AUTHORIZER_TIMEOUT_MS = 10_000;
const TIMEOUT_MS = { HTTP: 30_000, WEBSOCKET: 29_000 } as const;

/** What earlier requests have left of the limits, by API, stage and route. */
export class Buckets extends Map<string, Bucket> {}

/** Calls functions and backends for requests of either protocol, and counts the requests against the limits. */
export class Callers {
  constructor(
    private readonly backends: Backends,
    private readonly buckets = new Buckets(),
  ) {}

  /** What earlier requests have left of the limit that applies, of which this one takes a token. */
  takeToken(
    world: World,
    { stage, routeKey }: { stage?: string; routeKey?: string },
    receivedAt: number,
  ): Pick<Given, 'bucket'> {
    if (stage === undefined) return {};
    const { limits, isOwn } = limitsFor(world.stages[stage]?.settings, routeKey);
    const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } = limits;
    if (rate === undefined || burst === undefined) return {};
    const key = [world.apiId, stage, isOwn ? routeKey : ''].join('|');
    const bucket = this.buckets.get(key) ?? { tokens: burst, at: receivedAt };
    this.buckets.set(key, takeToken(bucket, { rate, burst }, receivedAt).bucket);
    return { bucket };
  }

  /** Asks the function of an authorizer. */
  async authorizer(
    event: object,
    { authorizer, stageVariables }: Parts,
    notes: string[],
  ): Promise<FunctionOutcome> {
    const uri = String(authorizer?.AuthorizerUri ?? '');
    return (await this.#invoke(uri, event, { stageVariables, timeoutMs: AUTHORIZER_TIMEOUT_MS }, notes))
      .outcome;
  }

  /** Calls the integration with what it receives; undefined: there is nothing to call. */
  async integration(
    world: World,
    sent: Sent,
    parts: Parts | undefined,
    notes: string[],
  ): Promise<IntegrationOutcome | undefined> {
    const { protocol } = world.configuration;
    const timeoutMs = Number(parts?.integration?.TimeoutInMillis ?? TIMEOUT_MS[protocol]);
    if (sent.event && parts?.integration) {
      const uri = String(parts.integration.IntegrationUri ?? '');
      return (await this.#invoke(uri, sent.event, { stageVariables: parts.stageVariables, timeoutMs }, notes))
        .outcome;
    }
    if (sent.payload !== undefined && parts?.integration?.IntegrationType === 'AWS')
      return this.#invokeWith(sent.payload, { ...parts, integration: parts.integration }, timeoutMs, notes);
    if (sent.request) {
      const { outcome, note } = await this.backends.callBackend(sent.request, timeoutMs);
      if (note !== undefined) notes.push(note);
      return outcome;
    }
    return sent.call && sampleOf(sent.call.subtype, notes);
  }

  /** A function behind an integration that is no proxy: it receives the payload, and its error is a result too (traffic-rules 12.8). */
  async #invokeWith(
    payload: string,
    { integration, stageVariables }: Parts & { integration: Members },
    timeoutMs: number,
    notes: string[],
  ): Promise<IntegrationOutcome> {
    const uri = String(integration.IntegrationUri ?? '');
    if (lambdaName(withStageVariables(uri, stageVariables)) === undefined) return sampleOf(uri, notes);
    const event = parseJson(payload);
    if (!event) {
      notes.push('The payload is no JSON, which a function does not take.');
      return { type: 'failure', why: 'error' };
    }
    const { outcome, errorPayload } = await this.#invoke(
      uri,
      event.value,
      { stageVariables, timeoutMs },
      notes,
    );
    return errorPayload === undefined ? outcome : { type: 'function', payload: errorPayload };
  }

  async #invoke(
    uri: string,
    event: unknown,
    { stageVariables, timeoutMs }: { stageVariables: Readonly<Record<string, string>>; timeoutMs: number },
    notes: string[],
  ): Promise<FunctionResult> {
    const name = functionNameOf(uri, stageVariables);
    const run = this.backends.functions.get(name);
    if (!run) {
      notes.push(`The function ${name} is not given: ${this.backends.howToGive(name)}`);
      return { outcome: { type: 'failure', why: 'permission' } };
    }
    const result = await run(event, timeoutMs);
    if (result.problem !== undefined) notes.push(`The function ${name}: ${result.problem}`);
    return result;
  }
}

/** What an AWS service is taken to respond. */
function sampleOf(action: string, notes: string[]): IntegrationOutcome {
  notes.push(`${action} is not called from here: a sample response is used.`);
  return {
    type: 'http',
    status: 200,
    headers: [['content-type', 'application/json']],
    body: JSON.stringify({ sample: true, action }),
  };
}

/** The ids of a request that is really answered. */
export const requestIds = () => ({
  requestId: crypto.randomUUID(),
  traceId: `Root=1-${crypto.randomUUID().replaceAll('-', '')}`,
});
