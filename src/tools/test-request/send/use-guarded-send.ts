import { useState } from 'react';
import { useConnection } from '../../../client/connection/use-connection';
import { confirmProduction, guardOf } from './guard';

/** A request to an API, as far as what is asked before it depends on it. */
export interface GuardedRequest {
  method: string;
  url: string;
  apiId: string;
  stage: string;
}

/** Sends requests one after the other, after what the connection's guards ask. */
export interface GuardedSender {
  isSending: boolean;
  /** Calls `put`, which sends the request once, when nothing forbids it. Never rejects. */
  send: (request: GuardedRequest, put: () => Promise<void>) => void;
  /** Why there is no answer to the last request. */
  failure: { header: string; message: string } | undefined;
  /** A request that a read-only connection asks about. */
  asked: GuardedRequest | undefined;
  reply: (isConfirmed: boolean) => void;
}

/** Asks before requests that may change data, and says why one has no answer. */
export function useGuardedSend(): GuardedSender {
  const connection = useConnection();
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<GuardedSender['failure']>();
  const [waiting, setWaiting] = useState<{ request: GuardedRequest; put: () => Promise<void> }>();

  const run = async (work: () => Promise<void>) => {
    setSending(true);
    setFailure(undefined);
    try {
      await work();
    } catch (error) {
      const { message, mayBeSent } = error as Error & { mayBeSent?: boolean };
      const header = mayBeSent ? 'The API gave no answer' : 'Nothing was sent';
      setFailure({ header, message });
    } finally {
      setSending(false);
    }
  };
  const guarded = async (request: GuardedRequest, put: () => Promise<void>) => {
    const guard = await guardOf(connection, request);
    if (guard === 'read-only') setWaiting({ request, put });
    else if (guard === 'none' || (await confirmProduction(guard.name, request.method, request.stage)))
      await put();
  };
  return {
    isSending,
    send: (request, put) => void run(() => guarded(request, put)),
    failure,
    asked: waiting?.request,
    reply: (isConfirmed) => {
      setWaiting(undefined);
      if (isConfirmed && waiting) void run(waiting.put);
    },
  };
}
