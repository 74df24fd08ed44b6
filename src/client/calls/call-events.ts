import type { Operation } from '../../service/sdk';
import type { Connection } from '../connection/connection';

/** How a call ended: accepted, or rejected with the service's error; status 0 when there was no response. */
type Outcome = 'ok' | { name: string; message: string; status: number };

/** A call as sent, with all references resolved. */
export interface StartedCall {
  /** When it was requested, milliseconds since 1970. */
  at: number;
  /** Its connection. */
  connection: Connection;
  operation: Operation;
  input: Readonly<Record<string, unknown>>;
}

/** The result of a call, once for all its attempts. */
export interface CallResult {
  outcome: Outcome;
  /** The response; only when accepted. */
  output?: Readonly<Record<string, unknown>>;
  requestId?: string;
  /** From the request to the last response, milliseconds, including time in the queue. */
  ms: number;
  /** How often it was sent. */
  attempts: number;
}

/** Called with each call before it is sent; the returned function is called with the result and may return an id for it. */
export type CallObserver = (call: StartedCall) => (end: CallResult) => number | undefined;

const observers = new Set<CallObserver>();

/** Calls `observer` for every call of this tab from now on, reads included; returns an unsubscribe function. */
export function onCall(observer: CallObserver): () => void {
  observers.add(observer);
  return () => observers.delete(observer);
}

/**
 * Notifies the observers of a requested call.
 * @returns a function that notifies them of the result; it returns the id of the call's journal entry, when a journal listens
 */
export function emitCall(call: StartedCall): (end: CallResult) => number | undefined {
  const ends = [...observers].map((observer) => observer(call));
  return (end) => ends.map((observe) => observe(end)).find((id) => id !== undefined);
}
