import { asSigned } from '../../service/traffic/as-signed';
import type { Given } from '../../service/traffic/given';
import type { TrafficRequest } from '../../service/traffic/request';
import { type Trace, trace } from '../../service/traffic/trace';
import type { World } from '../../service/traffic/world';
import { type RequestValues, toGiven, toRequest } from './model';

/** The request of the form, and how it is sent. */
interface ToTrace {
  world: World;
  method: string;
  /** Path and query behind the stage. */
  path: string;
  host: string;
  stage: string;
  values: RequestValues;
  /** Milliseconds since 1970. */
  receivedAt: number;
  signature: Given['signature'];
  /** Whether functions will be run, so that nothing is known of responses before. */
  areRun: boolean;
  /** Whether it is signed when it is sent. */
  isSigned: boolean;
}

/** A request with its trace: the sample response is that of a function where the route invokes one. */
export function traced(what: ToTrace): { request: TrafficRequest; given: Given; result: Trace } {
  const { world, values, signature, areRun, isSigned } = what;
  const typed = toRequest({ ...what, host: what.host.trim() }, values, what.receivedAt);
  const request = isSigned ? asSigned(typed, world.region) : typed;
  if (areRun) {
    // What functions return is known when they have run.
    const known: Given = { ...(signature && { signature }) };
    return { request, given: known, result: trace(world, request, known) };
  }
  const asFunction = toGiven(values, true, signature);
  const probed = trace(world, request, asFunction);
  if (probed.sent.event !== undefined) return { request, given: asFunction, result: probed };
  const asBackend = toGiven(values, false, signature);
  return { request, given: asBackend, result: trace(world, request, asBackend) };
}
