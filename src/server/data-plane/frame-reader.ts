import { MAX_FRAME, MAX_MESSAGE, type Refused } from '../../service/traffic/websocket/refuse-message';

/**
 * Follows the headers of the frames that a client sends (RFC 6455, 5.2): `ws` limits messages, while API Gateway also limits
 * frames. Extensions that change lengths must not be negotiated.
 */
export class FrameReader {
  #header: number[] = [];
  /** What is left of the payload of the current frame. */
  #skip = 0;
  /** Of the message so far. */
  #size = 0;

  /** Reads on. @returns the first frame or message that is too large, as soon as its header is read */
  read(chunk: Uint8Array): Refused | undefined {
    for (let at = 0; at < chunk.length; ) {
      const skipped = Math.min(this.#skip, chunk.length - at);
      this.#skip -= skipped;
      at += skipped;
      if (at >= chunk.length) return undefined;
      this.#header.push(chunk[at++] ?? 0);
      const refused = this.#atHeader();
      if (refused) return refused;
    }
    return undefined;
  }

  /** Once the header is complete, it says how much to skip. */
  #atHeader(): Refused | undefined {
    const [first = 0, second] = this.#header;
    if (second === undefined) return undefined;
    const short = second & 0x7f;
    const extended = short === 126 ? 2 : short === 127 ? 8 : 0;
    const mask = second & 0x80 ? 4 : 0;
    if (this.#header.length < 2 + extended + mask) return undefined;
    const length =
      extended === 0
        ? short
        : this.#header.slice(2, 2 + extended).reduce((value, byte) => value * 256 + byte, 0);
    this.#header = [];
    this.#skip = length;
    const opcode = first & 0x0f;
    const isControl = opcode >= 8;
    if (isControl) return undefined;
    if (length > MAX_FRAME) return { type: 'frame', size: length };
    this.#size = opcode === 0 ? this.#size + length : length;
    return this.#size > MAX_MESSAGE ? { type: 'message', size: this.#size } : undefined;
  }
}
