import type { ResultCache } from '../../service/traffic/authorizer-answer';
import type { FunctionOutcome } from '../../service/traffic/given';

/** Where a result belongs. */
export interface CacheScope {
  apiId: string;
  stage: string;
}

/** Whoever sends requests decides how many keys there are. */
const MAX_RESULTS = 1000;

/**
 * The results of Lambda authorizers, by API, stage, authorizer and the values of its identity sources (traffic-rules 5.3).
 * A result is what the function returned, denials too: a policy is judged again for each request.
 */
export class AuthorizerCache {
  readonly #results = new Map<string, { outcome: FunctionOutcome; until: number }>();

  /** @param at milliseconds since 1970 */
  get(scope: CacheScope, cache: ResultCache, at: number): FunctionOutcome | undefined {
    const known = this.#results.get(keyOf(scope, cache));
    return known && at < known.until ? known.outcome : undefined;
  }

  /** Keeps a result; one of a function that failed is none. */
  set(scope: CacheScope, cache: ResultCache, outcome: FunctionOutcome, at: number): void {
    if (outcome.type === 'failure') return;
    const key = keyOf(scope, cache);
    this.#results.delete(key);
    this.#results.set(key, { outcome, until: at + cache.seconds * 1000 });
    const [oldest] = this.#results.keys();
    if (this.#results.size > MAX_RESULTS && oldest !== undefined) this.#results.delete(oldest);
  }

  /** Forgets the results of a stage (ResetAuthorizersCache), or all. */
  clear(scope?: CacheScope): void {
    for (const key of this.#results.keys())
      if (!scope || key.startsWith(prefixOf(scope))) this.#results.delete(key);
  }
}

/** JSON, so that no value of a request can look like another key. */
const prefixOf = ({ apiId, stage }: CacheScope) => `${JSON.stringify([apiId, stage])} `;

const keyOf = (scope: CacheScope, { authorizer, values }: ResultCache) =>
  prefixOf(scope) + JSON.stringify([authorizer, ...values]);
