import type { Context } from './context';
import type { Kind } from './state';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

const LENGTHS: Partial<Record<Kind, number>> = {
  api: 10,
  integration: 7,
  integrationResponse: 7,
  route: 7,
};

/** A new id of the kind's length ([a-z0-9]; its length as in service-rules 7), unused under `parent`. */
export function newId(ctx: Context, kind: Kind, parent: string): string {
  const length = LENGTHS[kind] ?? 6;
  for (;;) {
    let id = '';
    while (id.length < length) id += LETTERS[Math.floor(ctx.random() * LETTERS.length)] ?? 'a';
    if (ctx.tx.get(kind, parent, id) === undefined) return id;
  }
}

/** A generator of numbers from 0 up to 1 that always gives the same ones for a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Numbers that can be given once more from the first, for work that is done again. */
export function replayable(random: () => number): { draw: () => number; replay: () => void } {
  const drawn: number[] = [];
  let at = 0;
  return {
    draw() {
      const number = drawn[at] ?? random();
      drawn[at] = number;
      at += 1;
      return number;
    },
    replay() {
      at = 0;
    },
  };
}
