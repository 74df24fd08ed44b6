import type { BackendRequest } from '../../service/traffic/backend-request';
import type { Given, IntegrationOutcome } from '../../service/traffic/given';
import type { TrafficRequest } from '../../service/traffic/request';
import type { World } from '../../service/traffic/world';
import { type Answer, DataPlane } from './answer';
import { AuthorizerCache, type CacheScope } from './authorizer-cache';
import { type BackendResult, Buckets, Callers } from './callers';
import { runInFrame } from './frame-runner';
import type { FunctionRunner } from './function-result';

/** What a request of the page is answered with, besides its API. */
export interface PageBackends {
  /** The code of a function; undefined or blank: it is not given. */
  codeOf: (name: string) => string | undefined;
  /** What is taken for the response of a backend that is no function. */
  sample: IntegrationOutcome;
  /** What the keys say of the request's token. */
  signature: Given['signature'];
}

/** Answers requests in a page: functions run in frames, other backends respond with a sample. */
export class PagePlane {
  readonly #buckets = new Buckets();
  readonly #results = new AuthorizerCache();

  /**
   * @param host the address of `function-host.html`
   * @param run runs the code of a function; in a frame unless given
   */
  constructor(
    private readonly host: string,
    private readonly run: (host: string, code: string) => FunctionRunner = runInFrame,
  ) {}

  /** Answers a request, with what earlier ones have left of limits and of authorizers' results. Never rejects. */
  answer(world: World, request: TrafficRequest, backends: PageBackends): Promise<Answer> {
    const get = (name: string) => {
      const code = backends.codeOf(name);
      return code?.trim() ? this.run(this.host, code) : undefined;
    };
    const callers = new Callers(
      {
        functions: { get },
        howToGive: () => 'write one below Run functions.',
        callBackend: async (sent) => sampled(sent, backends.sample),
      },
      this.#buckets,
    );
    const { signature } = backends;
    return new DataPlane(callers, this.#results).answer(world, request, signature && { signature });
  }

  /** Forgets the results of authorizers of a stage (ResetAuthorizersCache). */
  forget(scope: CacheScope): void {
    this.#results.clear(scope);
  }
}

function sampled({ url, vpcLinkId }: BackendRequest, outcome: IntegrationOutcome): BackendResult {
  const what = vpcLinkId === undefined ? (URL.parse(url)?.host ?? url) : `The VPC link ${vpcLinkId}`;
  return { outcome, note: `${what} is not called from this page: the sample response of the form is used.` };
}
