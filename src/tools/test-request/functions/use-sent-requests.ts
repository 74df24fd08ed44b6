import { useState, useSyncExternalStore } from 'react';
import { useConnection } from '../../../client/connection/use-connection';
import type { Given, IntegrationOutcome } from '../../../service/traffic/given';
import { planeOf, sentTo } from './page-plane';
import { type SentRequest, withSent } from './sent-list';
import { codeOf, type FunctionCode } from './stored-code';
import { useBusy } from './use-busy';

/** A request to send, and what is known of its token and of backends that are no functions. */
interface ToSend extends Pick<SentRequest, 'path' | 'request' | 'world' | 'origin'> {
  sample: IntegrationOutcome;
  signature: Given['signature'];
}

/** The requests that this page has sent to an API. */
export interface SentRequestsState {
  isSending: boolean;
  /** Answers a request and shows its trace. Never rejects: a notification says when it was not answered. */
  send: (what: ToSend) => void;
  sent: readonly SentRequest[];
  /** The one whose trace is shown. */
  shown: SentRequest | undefined;
  show: (id: string) => void;
}

/** Sends requests to an HTTP API of the sandbox in this page. @param code of the functions that answer */
export function useSentRequests(apiId: string, code: FunctionCode): SentRequestsState {
  const connection = useConnection();
  const [shownId, show] = useState('');
  const { isBusy, run } = useBusy();
  const store = sentTo(connection, apiId);
  const sent = useSyncExternalStore(store.subscribe, store.getSnapshot);
  return {
    isSending: isBusy,
    send: ({ sample, signature, ...sending }) =>
      run(async () => {
        const plane = await planeOf(connection);
        const begun = performance.now();
        const backends = { codeOf: (name: string) => codeOf(code, name), sample, signature };
        const { world, request } = sending;
        const answer = await plane.answer(world, request, backends);
        const id = crypto.randomUUID();
        const ms = Math.round(performance.now() - begun);
        const at = new Date(request.receivedAt);
        store.set(
          withSent(store.getSnapshot(), { ...sending, ...answer, id, at, ms, method: request.method }),
        );
        show(id);
      }),
    sent,
    shown: sent.find(({ id }) => id === shownId),
    show,
  };
}
