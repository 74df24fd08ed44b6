import { tryLock, waitForLock } from '../../lib/with-lock';
import type { Connection } from '../connection/connection';
import { scopeOf } from './account-scope';
import type { ScanState } from './scan-state';
import type { Channel } from './shared-lists';

// One of the tabs that are to read an account does so, and reports its progress to the others. Its lock shows that it is open.

type Message =
  | { type: 'progress'; scope: string; state: ScanState }
  | { type: 'join'; scope: string }
  | { type: 'control'; scope: string; action: 'pause' | 'resume' };

/** Keeps a lock; `release` ends when others can have it. */
export type Release = () => Promise<void>;

/** The locks of this browser, see `lib/with-lock`. */
export interface Locks {
  tryLock: (name: string) => Promise<Release | undefined>;
  waitForLock: (name: string, signal: AbortSignal) => Promise<Release>;
}

/** What a scan hears of other tabs. */
interface Listener {
  /** How far the tab is that reads the account. */
  onProgress: (state: ScanState) => void;
  /** Another tab shows this tab's scan, and its user pauses or resumes it. */
  onControl: (action: 'pause' | 'resume') => void;
  /** Another tab wants to know how far this tab is. */
  onJoin: () => void;
}

/** Which tab reads an account and Region, and how far it is. */
export class ScanTabs {
  readonly #listeners: { scope: () => string; listener: Listener }[] = [];

  constructor(
    private readonly channel: Channel | undefined,
    private readonly locks: Locks = { tryLock, waitForLock },
  ) {
    if (channel) channel.onmessage = ({ data }) => this.#handle(data as Message);
  }

  /** Begins to read the account; undefined when another tab does. Without locks, or a channel, every tab reads for itself. */
  tryTake(connection: Connection): Promise<Release | undefined> {
    if (!this.channel) return Promise.resolve(async () => undefined);
    // A browser may refuse locks to a page of an opaque origin: then too.
    return this.locks.tryLock(lockName(connection)).catch(() => async () => undefined);
  }

  /** Waits until the tab that reads the account has ended or was closed. @throws what `signal` was aborted with */
  waitForTurn(connection: Connection, signal: AbortSignal): Promise<Release> {
    return this.locks.waitForLock(lockName(connection), signal);
  }

  /** Reports the progress of this tab to the others. */
  report(connection: Connection, state: ScanState): void {
    this.#post({ type: 'progress', scope: scopeOf(connection), state });
  }

  /** Asks the tab that reads the account how far it is. */
  join(connection: Connection): void {
    this.#post({ type: 'join', scope: scopeOf(connection) });
  }

  /** Pauses or resumes the scan in the tab that reads the account. */
  control(connection: Connection, action: 'pause' | 'resume'): void {
    this.#post({ type: 'control', scope: scopeOf(connection), action });
  }

  /** Hears of other tabs, as long as the page is there. */
  listen(connection: Connection, listener: Listener): void {
    // The credentials of a connection, which are part of its scope, may change.
    this.#listeners.push({ scope: () => scopeOf(connection), listener });
  }

  #post(message: Message): void {
    this.channel?.postMessage(message);
  }

  #handle(message: Message): void {
    for (const { scope, listener } of this.#listeners) {
      if (scope() !== message.scope) continue;
      if (message.type === 'progress') listener.onProgress(message.state);
      else if (message.type === 'join') listener.onJoin();
      else listener.onControl(message.action);
    }
  }
}

const lockName = (connection: Connection) => `gatehouse.scan.${scopeOf(connection)}`;
