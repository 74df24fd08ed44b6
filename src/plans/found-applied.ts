type Listener = (text: string) => void;

const listeners = new Set<Listener>();

/** Calls `listener` when a call turns out to be applied though its answer was lost; returns how to stop. */
export function onReconciledAsApplied(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells of such a call, in a sentence for people. */
export function reportReconciledAsApplied(text: string): void {
  for (const listener of listeners) listener(text);
}
