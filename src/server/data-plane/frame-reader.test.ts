import { expect, test } from 'vitest';
import { FrameReader } from './frame-reader';

/** The frame of a client, masked with zeros. */
function frame(size: number, opcode = 1, isLast = true): Buffer {
  const head =
    size < 126
      ? Buffer.from([0, 0x80 | size])
      : size < 65_536
        ? Buffer.from([0, 0x80 | 126, size >> 8, size & 255])
        : Buffer.from([
            0,
            0x80 | 127,
            0,
            0,
            0,
            0,
            size >>> 24,
            (size >> 16) & 255,
            (size >> 8) & 255,
            size & 255,
          ]);
  head[0] = (isLast ? 0x80 : 0) | opcode;
  return Buffer.concat([head, Buffer.alloc(4 + size)]);
}

/** The first refusal of these bytes, whatever pieces they come in. */
function refusal(bytes: Buffer, piece: number) {
  const reader = new FrameReader();
  for (let at = 0; at < bytes.length; at += piece) {
    const refused = reader.read(bytes.subarray(at, at + piece));
    if (refused) return refused;
  }
  return undefined;
}

const KB = 1024;

test.each([1, 7, 1000, 1_000_000])(
  'Frames and messages that are too large are found in pieces of %i bytes.',
  (piece) => {
    const parts = (count: number, size: number) =>
      Buffer.concat(
        Array.from({ length: count }, (_, at) => frame(size, at === 0 ? 1 : 0, at === count - 1)),
      );
    const small = Buffer.concat([frame(0), frame(125), frame(126), frame(32 * KB), frame(4, 9)]);
    expect(refusal(Buffer.concat([small, parts(4, 32 * KB), parts(4, 32 * KB)]), piece)).toBeUndefined();
    expect(refusal(Buffer.concat([small, frame(32 * KB + 1)]), piece)).toEqual({
      type: 'frame',
      size: 32 * KB + 1,
    });
    expect(refusal(frame(70_000), piece)).toEqual({ type: 'frame', size: 70_000 });
    // A ping between the frames of a message is no part of it.
    const long = Buffer.concat([
      parts(4, 32 * KB).subarray(0, 4 * (32 * KB + 8)),
      frame(100, 9),
      frame(1, 0),
    ]);
    expect(refusal(long, piece)).toEqual({ type: 'message', size: 128 * KB + 1 });
  },
);
