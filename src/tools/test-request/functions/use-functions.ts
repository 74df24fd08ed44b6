import { useState, useSyncExternalStore } from 'react';
import { connectionKey } from '../../../client/connection/clients';
import { useConnection } from '../../../client/connection/use-connection';
import { safeLocalStorage } from '../../../lib/storage';
import type { Given, IntegrationOutcome } from '../../../service/traffic/given';
import { notify } from '../../../ui/notify';
import { useStoredSwitch } from '../../../ui/use-stored-switch';
import { planeOf, sentTo } from './page-plane';
import { type SentRequest, withSent } from './sent-list';
import { codeOf, type FunctionCode, readCode, storeCode, withCode } from './stored-code';

/** A request to send, and what is known of its token and of backends that are no functions. */
interface ToSend extends Pick<SentRequest, 'path' | 'request' | 'world' | 'origin'> {
  sample: IntegrationOutcome;
  signature: Given['signature'];
}

/** Functions that run in this page, and what was sent with them. */
export interface Functions {
  /** Whether the connection has them: the sandbox alone. */
  isOffered: boolean;
  /** Whether requests are sent, as opposed to a sample response. */
  areRun: boolean;
  turn: (on: boolean) => void;
  code: FunctionCode;
  setCode: (name: string, text: string) => void;
  isSending: boolean;
  /** Answers a request and shows its trace. Never rejects: a notification says when it was not answered. */
  send: (what: ToSend) => Promise<void>;
  sent: readonly SentRequest[];
  /** The one whose trace is shown. */
  shown: SentRequest | undefined;
  show: (id: string) => void;
}

/** The functions of the connection, kept in this browser, and the requests to an API, kept in this page. */
export function useFunctions(apiId: string): Functions {
  const connection = useConnection();
  const { isOn, turn } = useStoredSwitch('run-functions');
  const key = `gatehouse.functions.${connectionKey(connection)}`;
  const [code, setAll] = useState(() => readCode(safeLocalStorage, key));
  const [shownId, show] = useState('');
  const [isSending, setSending] = useState(false);
  const store = sentTo(connection, apiId);
  const sent = useSyncExternalStore(store.subscribe, store.getSnapshot);
  const isOffered = connection.kind === 'sandbox';
  return {
    isOffered,
    areRun: isOffered && isOn,
    turn,
    code,
    setCode: (name, text) => {
      const next = withCode(code, name, text);
      setAll(next);
      storeCode(safeLocalStorage, key, next);
    },
    isSending,
    send: async ({ sample, signature, ...sending }) => {
      setSending(true);
      try {
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
      } catch (error) {
        // The code of the data plane is loaded with the first request.
        notify('error', `The request was not answered. ${error instanceof Error ? error.message : error}`);
      } finally {
        setSending(false);
      }
    },
    sent,
    shown: sent.find(({ id }) => id === shownId),
    show,
  };
}
