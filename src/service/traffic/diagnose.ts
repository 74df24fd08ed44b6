import { CAUSES, type Cause } from './causes';
import { GATEWAY_STATUSES, statusMessage } from './gateway-response';
import type { Given } from './given';
import type { PastedResponse } from './pasted-response';
import type { TrafficRequest } from './request';
import { type SenderVerdict, senderOf } from './response-sender';
import { restCauses } from './rest-causes';
import { trace } from './trace';
import type { World } from './world';

/** A cause, and what speaks for it. */
export interface RankedCause extends Cause {
  /** `reproduced`: the request leads to it. `possible`: the API has what it needs. `general`: that does not show. */
  rank: 'reproduced' | 'possible' | 'general';
}

/** Who made a response, and why. */
export interface Diagnosis extends SenderVerdict {
  /** In one sentence. */
  verdict: string;
  causes: readonly RankedCause[];
}

const VERDICTS: Record<SenderVerdict['sender'], string> = {
  'http-api': 'API Gateway made this response; the backend did not.',
  'rest-api':
    'A REST API made this response, not an HTTP API. Check the host, and the routing rules of the domain name.',
  'websocket-api':
    'A WebSocket API sent this frame: the message led to an error, and the connection stays open.',
  integration:
    'The backend made this response: it passed through API Gateway. Look into the log of the function or backend.',
  cloudfront: 'CloudFront made this response, in front of API Gateway or in its place.',
  unknown:
    'Nothing shows that an HTTP API had a part in it: Apigw-Requestid is missing, and the body is none of its own.',
};

const RANKS: readonly RankedCause['rank'][] = ['reproduced', 'possible', 'general'];

/**
 * Who made a response, and what leads to it, the likeliest first (traffic-rules 10.2).
 * @param asked the request it came for and the API that it went to: causes that the API cannot have are left out, and one that
 * the request leads to comes first
 */
export function diagnose(
  response: PastedResponse,
  asked?: { world: World; request?: TrafficRequest; given?: Given },
): Diagnosis {
  const { sender, evidence } = senderOf(response);
  const status = response.status ?? statusIn(response.body);
  const isOwn = sender === 'http-api' || (sender === 'unknown' && response.body === '');
  const causes =
    sender === 'rest-api'
      ? restCauses(response)
      : isOwn && status !== undefined
        ? (CAUSES[status] ?? [])
        : [];
  const stoppedAt = asked?.request && stopOf(asked.world, asked.request, asked.given, status);
  const ranked = causes.flatMap((cause): RankedCause[] => {
    if (asked && cause.isPossible && !cause.isPossible(asked.world)) return [];
    const isReproduced = stoppedAt?.includes(cause.rule) ?? false;
    return [
      { ...cause, rank: isReproduced ? 'reproduced' : asked && cause.isPossible ? 'possible' : 'general' },
    ];
  });
  return {
    sender,
    evidence,
    verdict: VERDICTS[sender],
    causes: ranked.sort((a, b) => RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank)),
  };
}

/** The rules of the step at which the request ends with this status. */
function stopOf(
  world: World,
  request: TrafficRequest,
  given: Given | undefined,
  status: number | undefined,
): readonly string[] | undefined {
  const result = trace(world, request, given);
  if (result.response?.status !== status) return undefined;
  const stopped = result.steps.find(({ verdict }) => verdict === 'stopped');
  // The latest configuration has a route for it: it is not deployed.
  const latest = Object.entries(world.stages).map(([name, { settings }]) => [name, { settings }] as const);
  const isUndeployed =
    (stopped?.id === 'route' || stopped?.id === 'stage') &&
    trace({ ...world, stages: Object.fromEntries(latest) }, request, given).routeKey !== undefined;
  return isUndeployed ? ['stage.undeployed'] : stopped?.rules;
}

/** The status of a body that API Gateway makes, where only the body is known. */
function statusIn(body: string): number | undefined {
  return GATEWAY_STATUSES.find((status) => body === JSON.stringify({ message: statusMessage(status) }));
}
