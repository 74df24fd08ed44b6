const listeners = new Set<(text: string) => void>();

/** Calls `listener` when a call turns out to be applied though its answer was lost; returns how to stop. */
export function onFoundApplied(listener: (text: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells that a call turned out to be applied. Apart from the runner, so that the frame can listen without loading it. */
export function tellFoundApplied(text: string): void {
  for (const listener of listeners) listener(text);
}
