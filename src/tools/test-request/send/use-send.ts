import { useState } from 'react';
import type { ApiRequest } from '../../../client/connection/invoke';
import { useConnection } from '../../../client/connection/use-connection';
import { fromBase64, toBase64 } from '../../../lib/bytes';
import { own } from '../../../lib/own';
import { type ApiAnswer, type Comparison, compareWithTrace } from '../../../service/traffic/compare';
import type { Given } from '../../../service/traffic/given';
import { type LogQuery, logQuery } from '../../../service/traffic/log-query';
import { bodyBytes, type TrafficRequest } from '../../../service/traffic/request';
import type { Trace } from '../../../service/traffic/trace';
import type { World } from '../../../service/traffic/world';
import { type GuardedSender, useGuardedSend } from './use-guarded-send';

/** A request to send, with what its trace expects. */
interface ToSend {
  url: string;
  world: World;
  request: TrafficRequest;
  given: Given;
  trace: Trace;
  stage: string;
  isSigned: boolean;
}

/** A request that an API has answered. */
export interface SentToApi {
  id: string;
  at: Date;
  method: string;
  url: string;
  answer: ApiAnswer;
  milliseconds: number;
  comparison: Comparison;
  /** How to find its log lines; undefined: the answer has no request ID. */
  log: LogQuery | undefined;
}

/** Sends requests of this screen to an API. */
export interface ApiSender extends Omit<GuardedSender, 'send'> {
  /** Sends a request, once, after what the connection's guards ask. Never rejects. */
  send: (what: ToSend) => void;
  /** The request that was answered last. */
  sent: SentToApi | undefined;
}

/** Sends requests to an API through the relay, and compares each answer with the trace of its request. */
export function useSend(): ApiSender {
  const connection = useConnection();
  const guarded = useGuardedSend();
  const [sent, setSent] = useState<SentToApi>();

  const put = async (what: ToSend) => {
    // Its signer is loaded by those who send.
    const { invokeApi } = await import('../../../client/connection/invoke');
    const answered = await invokeApi(connection, onTheWire(what), { isSigned: what.isSigned });
    const body = fromBase64(answered.body) ?? new Uint8Array();
    setSent(toSent(what, { ...answered, body }, answered.milliseconds));
  };
  return {
    ...guarded,
    send: (what) => {
      const { url, stage, world, request } = what;
      guarded.send({ method: request.method, url, apiId: world.apiId, stage }, () => put(what));
    },
    sent,
  };
}

/** The request of the form: the signature that its trace has is an example. */
function onTheWire({ request, url, isSigned }: ToSend): ApiRequest {
  const headers = request.headers ?? [];
  return {
    method: request.method,
    url,
    headers: isSigned ? headers.filter(([name]) => name.toLowerCase() !== 'authorization') : headers,
    body: toBase64(bodyBytes(request)),
  };
}

function toSent(
  { world, request, given, trace, url }: ToSend,
  answer: ApiAnswer,
  milliseconds: number,
): SentToApi {
  const comparison = compareWithTrace(trace, answer, { world, request, given });
  const settings = trace.stage === undefined ? undefined : own(world.stages, trace.stage)?.settings;
  const { requestId } = comparison;
  return {
    id: crypto.randomUUID(),
    at: new Date(),
    method: request.method,
    url,
    answer,
    milliseconds,
    comparison,
    log: requestId === undefined ? undefined : logQuery(settings, requestId),
  };
}
