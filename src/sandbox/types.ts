import type { World } from '../service/traffic/world';

/** A request on the wire, free of any host (fetch, Node, Playwright). */
export interface WireRequest {
  method: string;
  /** Path and query as sent, percent-encoding kept: `/v2/apis/abc/routes?maxResults=10`. */
  url: string;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: string;
}

/** A response on the wire. */
export interface WireResponse {
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: string;
}

/** A fault to inject, as data: what the next `times` calls of `operation` meet instead of (or before) their handler. */
export interface Fault {
  /** An operation name, or `*` for any. */
  operation: string;
  /** How many calls it hits; without it, all until removed. */
  times?: number;
  /** How many matching calls pass untouched first. */
  after?: number;
  /** Respond with this status and error instead of handling; `network` cuts the connection before it is handled. */
  fail?: { status: number; error: string; message: string } | 'network' | 'network-after';
  /** Wait before answering, milliseconds. */
  delayMs?: number;
  /** Stay silent until this has ended; after that comes `fail`, or the handler. */
  until?: Promise<unknown>;
}

/** One entry of the sandbox's own call log. */
export interface LoggedCall {
  operation: string | undefined;
  method: string;
  url: string;
  /** The Region that the request is for; undefined where the operation is unknown or the signature names no valid one. */
  region: string | undefined;
  /** Members by SDK name, as decoded; undefined where the operation is unknown. */
  input: Record<string, unknown> | undefined;
  status: number;
}

/** `aws`: as the service has them; `off`: none. */
export type Limits = 'off' | 'aws';

/** The control plane of an account: one function, HTTP request in, HTTP response out. */
export interface Sandbox {
  handle(request: WireRequest): Promise<WireResponse>;
  /**
   * What decides about requests to an API, in whatever Region it is; the path matters at a custom domain name. Undefined:
   * nothing of that name. It is no call and is in no log.
   */
  world(of: { apiId: string } | { domainName: string; path: string }): Promise<World | undefined>;
  /** Back to the start state, in all Regions. `sample`: the sample data, in the default Region; `empty`: nothing at all. */
  reset(to: 'sample' | 'empty'): Promise<void>;
  /** Called after `reset`: all that belongs to the APIs of before is to be forgotten. */
  onReset?: () => void;
  /** Called after ResetAuthorizersCache: the kept results of a stage's Lambda authorizers are to be forgotten. */
  onAuthorizersReset?: (of: { apiId: string; stage: string }) => void;
  faults: Fault[];
  /**
   * Whether the account's rates, its quotas and the refusal of two writes at once hold (2.14, 2.16). May be changed at
   * any time; turning it on starts with a full burst.
   */
  limits: Limits;
  readonly calls: readonly LoggedCall[];
}
