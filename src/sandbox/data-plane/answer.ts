import type { FunctionOutcome, Given } from '../../service/traffic/given';
import { type Parts, partsOf } from '../../service/traffic/parts';
import type { TrafficRequest } from '../../service/traffic/request';
import { type Trace, trace } from '../../service/traffic/trace';
import type { World } from '../../service/traffic/world';
import { AuthorizerCache } from './authorizer-cache';
import { type Callers, requestIds } from './callers';

/** What came of a request, and what whoever runs the sandbox should know of it. */
export interface Answer {
  trace: Trace;
  /** All that the trace was given. */
  given: Given;
  notes: readonly string[];
}

/** Answers requests: what `trace` says of them, with the functions and backends really called. */
export class DataPlane {
  constructor(
    private readonly callers: Callers,
    readonly authorizerCache = new AuthorizerCache(),
  ) {}

  /**
   * Never rejects for what a request, a function or a backend does.
   * @param known of who sends the request
   */
  async answer(world: World, request: TrafficRequest, known: Pick<Given, 'signature'> = {}): Promise<Answer> {
    const notes: string[] = [];
    const ids = { ...requestIds(), ...known };
    const draft = trace(world, request, ids);
    let given: Given = { ...ids, ...this.callers.takeToken(world, draft, request.receivedAt) };
    const parts = partsOf(world, draft);
    // Most requests meet neither a limit nor a function that authorizes: what they come to is known already.
    const limited = given.bucket ? trace(world, request, given) : draft;
    if (limited.authorizerEvent && parts?.authorizer)
      given = { ...given, authorizer: await this.#authorize(world, request, limited, parts, notes) };
    const judged = given.authorizer ? trace(world, request, given) : limited;
    const outcome = judged.response
      ? undefined
      : await this.callers.integration(world, judged.sent, parts, notes);
    if (!outcome) return { trace: judged, given, notes };
    given = { ...given, integration: outcome };
    return { trace: trace(world, request, given), given, notes };
  }

  /** The result of the authorizer's function: kept from an earlier request, else asked for. */
  async #authorize(
    { apiId }: World,
    { receivedAt }: TrafficRequest,
    { stage = '', authorizerEvent = {}, authorizerCache }: Trace,
    parts: Parts,
    notes: string[],
  ): Promise<FunctionOutcome> {
    const scope = { apiId, stage };
    const kept = authorizerCache && this.authorizerCache.get(scope, authorizerCache, receivedAt);
    if (kept) {
      notes.push('The result of the authorizer is one that was kept; ResetAuthorizersCache forgets it.');
      return kept;
    }
    const outcome = await this.callers.authorizer(authorizerEvent, parts, notes);
    if (authorizerCache) this.authorizerCache.set(scope, authorizerCache, outcome, receivedAt);
    return outcome;
  }
}
