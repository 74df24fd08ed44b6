import { randomUUID } from 'node:crypto';
import { lambdaName } from '../../service/arn';
import type { Members } from '../../service/configuration/value';
import { withStageVariables } from '../../service/traffic/backend-request';
import type { FunctionOutcome, Given, IntegrationOutcome } from '../../service/traffic/given';
import type { TrafficRequest } from '../../service/traffic/request';
import { type Bucket, limitsFor, takeToken } from '../../service/traffic/throttle';
import { type Trace, trace } from '../../service/traffic/trace';
import { servedBy, type World } from '../../service/traffic/world';
import { AuthorizerCache } from './authorizer-cache';
import { callBackend } from './call-backend';
import type { FunctionRunner } from './function-runner';

/** What the data plane may call. */
export interface Backends {
  /** By the function's name, without its qualifier. */
  functions: ReadonlyMap<string, FunctionRunner>;
  /** Hosts of HTTP proxies. */
  allowedHosts: ReadonlySet<string>;
}

/** What came of a request, and what whoever runs the sandbox should know of it. */
export interface Answer {
  trace: Trace;
  notes: readonly string[];
}

/** How long API Gateway waits for an integration unless a timeout is set (service-rules 2.6), and for an authorizer. */
const DEFAULT_TIMEOUT_MS = 30_000;
const AUTHORIZER_TIMEOUT_MS = 10_000;

/** Answers requests: what `trace` says of them, with the functions and backends really called. */
export class DataPlane {
  readonly #buckets = new Map<string, Bucket>();
  readonly authorizerCache = new AuthorizerCache();

  constructor(private readonly backends: Backends) {}

  /** Never rejects for what a request, a function or a backend does. */
  async answer(world: World, request: TrafficRequest): Promise<Answer> {
    const notes: string[] = [];
    const ids = { requestId: randomUUID(), traceId: `Root=1-${randomUUID().replaceAll('-', '')}` };
    const draft = trace(world, request, ids);
    let given: Given = { ...ids, ...this.#takeToken(world, request, draft) };
    const parts = partsOf(world, draft);
    if (draft.authorizerEvent && parts?.authorizer)
      given = { ...given, authorizer: await this.#authorize(world, request, draft, parts, notes) };
    // Most requests meet neither a limit nor a function that authorizes: what they come to is known already.
    const judged = given.bucket || given.authorizer ? trace(world, request, given) : draft;
    const outcome = judged.response ? undefined : await this.#callIntegration(judged, parts, notes);
    if (!outcome) return { trace: judged, notes };
    return { trace: trace(world, request, { ...given, integration: outcome }), notes };
  }

  /** What earlier requests have left of the limit that applies, of which this one takes a token. */
  #takeToken(world: World, request: TrafficRequest, draft: Trace): Pick<Given, 'bucket'> {
    if (draft.stage === undefined) return {};
    const { limits, isOwn } = limitsFor(world.stages[draft.stage]?.settings, draft.routeKey);
    const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } = limits;
    if (rate === undefined || burst === undefined) return {};
    const key = [world.apiId, draft.stage, isOwn ? draft.routeKey : ''].join('|');
    const bucket = this.#buckets.get(key) ?? { tokens: burst, at: request.receivedAt };
    this.#buckets.set(key, takeToken(bucket, { rate, burst }, request.receivedAt).bucket);
    return { bucket };
  }

  /** The result of the authorizer's function: kept from an earlier request, else asked for. */
  async #authorize(
    { apiId }: World,
    { receivedAt }: TrafficRequest,
    { stage = '', authorizerEvent = {}, authorizerCache }: Trace,
    { authorizer, stageVariables }: Parts,
    notes: string[],
  ): Promise<FunctionOutcome> {
    const scope = { apiId, stage };
    const kept = authorizerCache && this.authorizerCache.get(scope, authorizerCache, receivedAt);
    if (kept) {
      notes.push('The result of the authorizer is one that was kept; ResetAuthorizersCache forgets it.');
      return kept;
    }
    const outcome = await this.#invoke(
      String(authorizer?.AuthorizerUri ?? ''),
      authorizerEvent,
      { stageVariables, timeoutMs: AUTHORIZER_TIMEOUT_MS },
      notes,
    );
    if (authorizerCache) this.authorizerCache.set(scope, authorizerCache, outcome, receivedAt);
    return outcome;
  }

  async #callIntegration(
    { sent }: Trace,
    parts: Parts | undefined,
    notes: string[],
  ): Promise<IntegrationOutcome | undefined> {
    const timeoutMs = Number(parts?.integration?.TimeoutInMillis ?? DEFAULT_TIMEOUT_MS);
    if (sent.event && parts?.integration)
      return this.#invoke(
        String(parts.integration.IntegrationUri ?? ''),
        sent.event,
        { stageVariables: parts.stageVariables, timeoutMs },
        notes,
      );
    if (sent.request) {
      const { outcome, note } = await callBackend(sent.request, this.backends.allowedHosts, timeoutMs);
      if (note !== undefined) notes.push(note);
      return outcome;
    }
    if (sent.call) {
      notes.push(`${sent.call.subtype} is not called from here: a sample response is used.`);
      return {
        type: 'http',
        status: 200,
        headers: [['content-type', 'application/json']],
        body: JSON.stringify({ sample: true, action: sent.call.subtype }),
      };
    }
    return undefined;
  }

  async #invoke(
    uri: string,
    event: object,
    { stageVariables, timeoutMs }: { stageVariables: Readonly<Record<string, string>>; timeoutMs: number },
    notes: string[],
  ): Promise<FunctionOutcome> {
    const [name = ''] = (lambdaName(withStageVariables(uri, stageVariables)) ?? uri).split(':');
    const run = this.backends.functions.get(name);
    if (!run) {
      notes.push(
        `The function ${name} is not given: start with --function ${name}=./handler.mjs or ${name}=URL.`,
      );
      return { type: 'failure', why: 'permission' };
    }
    const { outcome, problem } = await run(event, timeoutMs);
    if (problem !== undefined) notes.push(`The function ${name}: ${problem}`);
    return outcome;
  }
}

/** The integration and the authorizer of the route that answers. */
interface Parts {
  integration: Members | undefined;
  authorizer: Members | undefined;
  stageVariables: Readonly<Record<string, string>>;
}

function partsOf(world: World, { stage, routeKey }: Trace): Parts | undefined {
  if (stage === undefined || routeKey === undefined) return undefined;
  const configuration = servedBy(world, stage);
  const route = Object.hasOwn(configuration.routes, routeKey) ? configuration.routes[routeKey] : undefined;
  return (
    route && {
      integration: configuration.integrations[route.integration ?? '']?.members,
      authorizer: configuration.authorizers[route.authorizer ?? ''],
      stageVariables: (world.stages[stage]?.settings.StageVariables ?? {}) as Readonly<
        Record<string, string>
      >,
    }
  );
}
