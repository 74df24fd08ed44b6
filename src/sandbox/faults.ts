import type { Fault } from './types';

/** The connection was cut: hosts pass it on as their own kind of network failure, with no response. */
export class NetworkCut extends Error {
  override readonly name = 'NetworkCut';

  constructor() {
    super('The connection was cut');
  }
}

/** Picks the fault that a call meets, counting `after` and `times` down; the list may be changed at any time. */
export class Faults {
  readonly list: Fault[] = [];
  #passed = new WeakMap<Fault, number>();
  #hits = new WeakMap<Fault, number>();

  next(operation: string | undefined): Fault | undefined {
    for (const fault of this.list) {
      if (fault.operation !== '*' && fault.operation !== operation) continue;
      const passed = this.#passed.get(fault) ?? 0;
      if (passed < (fault.after ?? 0)) {
        this.#passed.set(fault, passed + 1);
        continue;
      }
      const hits = this.#hits.get(fault) ?? 0;
      if (fault.times !== undefined && hits >= fault.times) continue;
      this.#hits.set(fault, hits + 1);
      return fault;
    }
    return undefined;
  }
}
