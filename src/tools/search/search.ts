import { connectionKey } from '../../client/connection/clients';
import type { Connection } from '../../client/connection/connection';
import { createStore } from '../../lib/store';
import { cachedSources } from './cached-sources';
import { type Engine, startEngine } from './engine';
import type { EngineReport } from './engine-messages';
import type { Answer, Question } from './search-index';

/** How long lists are handed to the index before the page is looked after, milliseconds. */
const SLICE_MS = 8;

/** An answer, and whether everything that is in the cache was indexed before it. */
export interface Outcome {
  answer: Answer;
  isComplete: boolean;
}

/** The index over what is in the cache of a connection; it follows the cache when asked to. */
export class Search {
  /** Changes when everything that was handed over is indexed. */
  readonly indexed = createStore(0);
  readonly #engine: Promise<Engine>;
  readonly #sent = new Map<string, readonly unknown[]>();
  readonly #waiting = new Map<number, (outcome: Outcome) => void>();
  #asked = 0;
  #isSyncing = false;
  #isStale = false;

  constructor(private readonly connection: Connection) {
    this.#engine = startEngine((report) => this.#hear(report));
  }

  /** Hands over what has changed in the cache since the last time, in slices between which the page is looked after. */
  async sync(): Promise<void> {
    this.#isStale = true;
    if (this.#isSyncing) return;
    this.#isSyncing = true;
    const engine = await this.#engine;
    while (this.#isStale) {
      this.#isStale = false;
      await this.#handOver(engine);
    }
    this.#isSyncing = false;
    this.#notify();
  }

  /** Answers from what is indexed by then. */
  async ask(question: Question): Promise<Outcome> {
    const engine = await this.#engine;
    const id = ++this.#asked;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      engine.send({ type: 'ask', id, question });
    });
  }

  /** Ends the index; what was asked is not answered any more. */
  end(): void {
    void this.#engine.then((engine) => engine.end());
  }

  async #handOver(engine: Engine): Promise<void> {
    const sources = cachedSources(this.connection);
    let since = performance.now();
    for (const { key, parts, source } of sources) {
      const known = this.#sent.get(key);
      if (known?.length === parts.length && known.every((part, at) => part === parts[at])) continue;
      this.#sent.set(key, parts);
      engine.send({ type: 'put', key, source });
      if (performance.now() - since < SLICE_MS) continue;
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
    const keys = new Set(sources.map(({ key }) => key));
    for (const key of this.#sent.keys())
      if (!keys.has(key)) {
        this.#sent.delete(key);
        engine.send({ type: 'drop', key });
      }
  }

  #hear(report: EngineReport): void {
    if (report.type === 'indexed') {
      this.#notify();
      return;
    }
    const { id, answer, isComplete } = report;
    this.#waiting.get(id)?.({ answer, isComplete: isComplete && !this.#isSyncing });
    this.#waiting.delete(id);
  }

  #notify(): void {
    if (!this.#isSyncing) this.indexed.set(this.indexed.getSnapshot() + 1);
  }
}

let current: { key: string; search: Search } | undefined;

/** The search of a connection and Region; one of another ends, because an index holds the texts of everything. */
export function searchOf(connection: Connection): Search {
  const key = connectionKey(connection);
  if (current?.key !== key) {
    current?.search.end();
    current = { key, search: new Search(connection) };
  }
  return current.search;
}
