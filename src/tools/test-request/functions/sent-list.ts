import type { Origin } from '../../../service/configuration/source';
import type { Given } from '../../../service/traffic/given';
import type { TrafficRequest } from '../../../service/traffic/request';
import type { Trace } from '../../../service/traffic/trace';
import type { World } from '../../../service/traffic/world';

/** A request that was answered in this page, with what came of it. */
export interface SentRequest {
  id: string;
  at: Date;
  /** How long the answer took, in milliseconds. */
  ms: number;
  method: string;
  /** Path and query as they were typed. */
  path: string;
  request: TrafficRequest;
  world: World;
  /** The resources that facts of the trace link to. */
  origin: Origin | undefined;
  given: Given;
  trace: Trace;
  notes: readonly string[];
}

/** So many are kept, as long as their responses are not larger than this together. */
const MOST = 50;
const MOST_BYTES = 32 * 1024 * 1024;

/** The list with a request added, the newest first; the oldest make room. */
export function withSent(list: readonly SentRequest[], sent: SentRequest): SentRequest[] {
  let bytes = 0;
  return [sent, ...list].slice(0, MOST).filter(({ trace }, at) => {
    bytes += trace.response?.body.length ?? 0;
    return at === 0 || bytes <= MOST_BYTES;
  });
}
