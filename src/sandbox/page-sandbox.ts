import type { Limits, WireRequest, WireResponse } from './types';

/** What a page uses of its sandbox, in this thread or another. */
export interface PageSandbox {
  handle(request: WireRequest): Promise<WireResponse>;
  reset(to: 'sample' | 'empty'): Promise<void>;
  limits(): Promise<Limits>;
  setLimits(limits: Limits): Promise<void>;
}

/** A call of one method, as it goes to the worker. */
export type WorkerCall = {
  [Method in keyof PageSandbox]: { id: number; method: Method; input: Parameters<PageSandbox[Method]> };
}[keyof PageSandbox];

/** What comes from the worker. */
export type WorkerMessage =
  | { type: 'ready' }
  | { type: 'problem'; problem: string }
  | { type: 'result'; id: number; result: unknown }
  | { type: 'error'; id: number; message: string };
