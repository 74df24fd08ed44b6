import type { ImportResult } from '../service/openapi/types';
import type { InputOf, Operation, OutputOf } from '../service/sdk';
import type { Transaction } from './transaction';

/** What a handler has to work with besides its input. */
export interface Context {
  tx: Transaction;
  /** The request's Region. */
  region: string;
  /** Twelve digits. */
  account: string;
  /** The request's time, in whole seconds. */
  now: Date;
  /** Numbers from 0 up to 1: the one source of chance. */
  random: () => number;
  /** Milliseconds until pending resources are ready (VPC links, domain names). */
  settleMs: number;
  /** Refuses above the account's quotas where true. */
  quotas: boolean;
  /** Whether a JWT issuer's discovery document can be fetched; undefined where it is not checked. */
  issuerResponds: ((issuer: string) => boolean) | undefined;
  /** The document of ImportApi and ReimportApi, as it was read before the request's turn. */
  document?: ImportResult | undefined;
}

/** An operation's input as the wire delivers it: labels and required members are there. */
export type Decoded<O extends Operation> = {
  [K in keyof InputOf<O>]: object extends Pick<InputOf<O>, K> ? InputOf<O>[K] : NonNullable<InputOf<O>[K]>;
};

/** An operation's output; a blob that is the whole body (ExportApi) is given as text. */
type HandlerOutput<O extends Operation> = {
  [K in keyof OutputOf<O>]: NonNullable<OutputOf<O>[K]> extends Uint8Array ? string : OutputOf<O>[K];
};

/**
 * One operation. Those without an output return undefined; one whose code is loaded for it resolves with it.
 * @throws ServiceError where the service refuses
 */
type Handler<O extends Operation> = (
  ctx: Context,
  input: Decoded<O>,
) => HandlerOutput<O> | undefined | Promise<HandlerOutput<O>>;

/** The handlers of some operations. */
export type Handlers<O extends Operation> = { [Name in O]: Handler<Name> };
