import type { Operation } from '../../service/sdk';
import type { Connection } from '../connection/connection';

/** How a call ended: accepted, or refused with the service's error; status 0 when there was no response. */
type Outcome = 'ok' | { name: string; message: string; status: number };

/** A call as it leaves: its input holds no reference any more. */
export interface StartedCall {
  /** When it was asked for, milliseconds since 1970. */
  at: number;
  /** The connection that it is for. */
  connection: Connection;
  operation: Operation;
  input: Readonly<Record<string, unknown>>;
}

/** How a call ended, once for all its attempts. */
export interface CallResult {
  outcome: Outcome;
  /** The response; only when accepted. */
  output?: Readonly<Record<string, unknown>>;
  requestId?: string;
  /** From asking to the last response, milliseconds; waiting for the account's rate is part of it. */
  ms: number;
  /** How often it was sent. */
  attempts: number;
}

/** Is called with each call before it is sent; what it returns is called with the end, and may return an id for it. */
export type CallObserver = (call: StartedCall) => (end: CallResult) => number | undefined;

const observers = new Set<CallObserver>();

/** Calls `observer` for every call of this tab from now on, reads included; returns how to stop. */
export function onCall(observer: CallObserver): () => void {
  observers.add(observer);
  return () => observers.delete(observer);
}

/**
 * Tells the observers that a call is asked for.
 * @returns how to tell them its end; it returns the id of the call's journal entry, where a journal listens
 */
export function emitCall(call: StartedCall): (end: CallResult) => number | undefined {
  const ends = [...observers].map((observer) => observer(call));
  return (end) => ends.map((observe) => observe(end)).find((id) => id !== undefined);
}
