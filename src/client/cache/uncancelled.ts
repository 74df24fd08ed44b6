import { CancelledError } from '@tanstack/react-query';

/** Repeats a read of the cache that was cancelled because a screen that waited for the same query has closed. */
export async function uncancelled<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error;
    }
  }
}
