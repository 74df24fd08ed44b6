/**
 * An error of the relay itself, in the shape of docs/relay.md. `not-sent`: nothing has left this machine.
 * `outcome-unknown`: the request was sent, and whether it was applied is not known.
 */
export interface RelayError {
  status: number;
  /** Begins with `Relay`, which no error of the service does. */
  name: `Relay${string}`;
  message: string;
  outcome: 'not-sent' | 'outcome-unknown';
}

/** An error before anything was forwarded. */
export const notSent = (status: number, name: RelayError['name'], message: string): RelayError => ({
  status,
  name,
  message,
  outcome: 'not-sent',
});

/** Whether a result is an error of the relay. */
export function isRelayError(value: object): value is RelayError {
  return 'outcome' in value;
}
