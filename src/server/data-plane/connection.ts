import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import { utf8Text } from '../../lib/bytes';
import { headerValue } from '../../service/traffic/request';
import type { SocketExchange } from '../../service/traffic/websocket/connection';
import type { Refused } from '../../service/traffic/websocket/refuse-message';
import type { ConnectionState } from '../../service/traffic/websocket/trace-management';
import { FrameReader } from './frame-reader';

/** How long a connection lasts without messages, and in any case (traffic-rules 12.4). */
export interface ConnectionTimes {
  idleMs: number;
  lifeMs: number;
}

/** What a connection reports. */
interface Listeners {
  /** Resolves when the message is answered. */
  onMessage(body: string): Promise<void>;
  /** The client has sent what ends the connection. */
  onRefused(refused: Refused): void;
  onClose(code: number, reason: string): void;
}

/** How many messages are answered at a time; the rest waits in the socket. */
const MOST_AT_ONCE = 32;

/** How much may wait for a client that does not receive, in bytes. */
const MOST_WAITING = 1024 * 1024;

/** An open connection of a client. */
export class Connection {
  readonly #frames = new FrameReader();
  readonly #idle: NodeJS.Timeout;
  readonly #life: NodeJS.Timeout;
  #lastActiveAt: number;
  #atWork = 0;
  /** How the end is reported, where it is not as the close frame says. */
  #closedBy: { code: number; reason: string } | undefined;

  /** @param socket below `webSocket`, whose frames it carries */
  constructor(
    readonly exchange: SocketExchange,
    private readonly webSocket: WebSocket,
    socket: Duplex,
    { idleMs, lifeMs }: ConnectionTimes,
    private readonly listeners: Listeners,
  ) {
    this.#lastActiveAt = exchange.receivedAt;
    this.#idle = setTimeout(() => this.close(1001, 'Going away'), idleMs).unref();
    this.#life = setTimeout(() => this.close(1001, 'Going away'), lifeMs).unref();
    // Before `ws` reads the frame, so that a message of it is not delivered.
    socket.prependListener('data', (chunk: Buffer) => this.#check(chunk));
    webSocket.on('message', (data: Buffer, isBinary) => this.#receive(data, isBinary));
    // Invalid frames: `ws` closes the connection itself, and 'close' follows.
    webSocket.on('error', () => undefined);
    webSocket.once('close', (code, reason) => {
      clearTimeout(this.#idle);
      clearTimeout(this.#life);
      const end = this.#closedBy ?? { code, reason: reason.toString() };
      listeners.onClose(end.code, end.reason);
    });
  }

  get isOpen(): boolean {
    return this.webSocket.readyState === WebSocket.OPEN;
  }

  /** What `GET @connections` describes. */
  get state(): ConnectionState {
    const { connectedAt, request } = this.exchange.connection;
    return {
      connectedAt,
      lastActiveAt: this.#lastActiveAt,
      sourceIp: request.sourceIp,
      userAgent: headerValue(request.headers, 'user-agent'),
      isBusy: this.#isBusy,
    };
  }

  get #isBusy(): boolean {
    return this.webSocket.bufferedAmount > MOST_WAITING;
  }

  /** Sends data: as text, where they are UTF-8. A client that does not receive is cut off. */
  send(data: string | Uint8Array): void {
    if (!this.isOpen) return;
    if (this.#isBusy) {
      this.webSocket.terminate();
      return;
    }
    this.#touch();
    this.webSocket.send((typeof data === 'string' ? data : utf8Text(data)) ?? data);
  }

  /** Ends it; a client that does not answer the close frame is cut off a little later. */
  close(code: number, reason = ''): void {
    if (!this.isOpen) return;
    this.#closedBy = { code, reason };
    this.webSocket.close(code, reason);
    // A paused socket would not see the answer of the client.
    this.webSocket.resume();
  }

  /** Ends it at once. */
  terminate(): void {
    this.webSocket.terminate();
  }

  #touch(): void {
    this.#lastActiveAt = Date.now();
    this.#idle.refresh();
  }

  #check(chunk: Buffer): void {
    if (!this.isOpen) return;
    const refused = this.#frames.read(chunk);
    if (refused) this.listeners.onRefused(refused);
  }

  #receive(data: Buffer, isBinary: boolean): void {
    if (!this.isOpen) return;
    if (isBinary) {
      this.listeners.onRefused({ type: 'binary' });
      return;
    }
    this.#touch();
    this.#atWork += 1;
    if (this.#atWork >= MOST_AT_ONCE) this.webSocket.pause();
    this.listeners
      .onMessage(data.toString('utf8'))
      .catch((error: unknown) => {
        console.error(error);
        this.close(1011);
      })
      .finally(() => {
        this.#atWork -= 1;
        if (this.webSocket.isPaused) this.webSocket.resume();
      });
  }
}
