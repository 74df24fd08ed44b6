import { connectionKey } from '../../client/connection/clients';
import type { Connection } from '../../client/connection/connection';
import { createStore } from '../../lib/store';
import { cachedSources } from './cached-sources';
import { type Engine, startEngine } from './engine';
import type { EngineReport } from './engine-messages';
import type { Answer, Question } from './search-index';

/** How long lists are handed to the index before the page is looked after, milliseconds. */
const SLICE_MS = 8;

/** A search that fails again so soon after it was rebuilt would do so for ever, milliseconds. */
const CALM_MS = 60_000;

const RUNNING: SearchState = { status: 'running' };

/** An answer, and whether everything that is in the cache was indexed before it. */
export interface Outcome {
  answer: Answer;
  isComplete: boolean;
}

/** Whether a search can answer. */
export type SearchState =
  | { status: 'running' }
  /** It has failed, and is built again from what is in the cache. */
  | { status: 'rebuilding'; problem: string }
  /** It has failed again soon after it was rebuilt: it answers when it is retried. */
  | { status: 'failed'; problem: string };

interface Waiting {
  question: Question;
  resolve: (outcome: Outcome) => void;
}

/** The index over what is in the cache of a connection; it follows the cache when asked to. */
export class Search {
  /** Changes when everything that was handed over is indexed. */
  readonly indexed = createStore(0);
  readonly state = createStore<SearchState>(RUNNING);
  #engine: Promise<Engine>;
  /** Of the engines that were started; those before the last one are not heard any more. */
  #generation = 0;
  #rebuiltAt = Number.NEGATIVE_INFINITY;
  readonly #sent = new Map<string, readonly unknown[]>();
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #isSyncing = false;
  #isStale = false;

  constructor(
    private readonly connection: Connection,
    private readonly start: typeof startEngine = startEngine,
  ) {
    this.#engine = this.#launch();
  }

  /** Hands over what has changed in the cache since the last time, in slices between which the page is looked after. */
  async sync(): Promise<void> {
    this.#isStale = true;
    if (this.#isSyncing) return;
    this.#isSyncing = true;
    while (this.#isStale && this.state.getSnapshot().status !== 'failed') {
      this.#isStale = false;
      const generation = this.#generation;
      // What an engine fails with is reported by `#fail`.
      const engine = await this.#engine.catch(() => undefined);
      if (engine) await this.#handOver(engine, generation);
    }
    this.#isSyncing = false;
    this.#notify();
    // Its answer shows that everything is indexed: an index that was given nothing reports nothing.
    if (this.state.getSnapshot().status === 'rebuilding') void this.ask({ text: '', offset: 0, limit: 0 });
  }

  /** Answers from what is indexed by then; of a search that has failed, when it was retried. */
  ask(question: Question): Promise<Outcome> {
    const id = ++this.#asked;
    return new Promise((resolve) => {
      this.#waiting.set(id, { question, resolve });
      this.#post(id, question);
    });
  }

  /** Builds a search that has failed again. */
  retry(): void {
    const state = this.state.getSnapshot();
    if (state.status === 'failed') this.#rebuild(state.problem);
  }

  /** Ends the index; what was asked is not answered any more. */
  end(): void {
    this.#generation += 1;
    void this.#engine.then(
      (engine) => engine.end(),
      () => undefined,
    );
  }

  #launch(): Promise<Engine> {
    const generation = ++this.#generation;
    const onFailure = (error: unknown) => this.#fail(generation, error);
    const engine = this.start({
      onReport: (report) => {
        if (generation === this.#generation) this.#hear(report);
      },
      onFailure,
    });
    engine.catch(onFailure);
    return engine;
  }

  #fail(generation: number, error: unknown): void {
    if (generation !== this.#generation) return;
    this.end();
    const problem = error instanceof Error ? error.message : String(error);
    if (Date.now() - this.#rebuiltAt > CALM_MS) this.#rebuild(problem);
    else this.state.set({ status: 'failed', problem });
  }

  #rebuild(problem: string): void {
    this.#rebuiltAt = Date.now();
    this.state.set({ status: 'rebuilding', problem });
    this.#sent.clear();
    this.#engine = this.#launch();
    void this.sync();
    for (const [id, { question }] of this.#waiting) this.#post(id, question);
  }

  #post(id: number, question: Question): void {
    // What an engine fails with is reported by `#fail`, and what was asked is asked again.
    void this.#engine.then(
      (engine) => engine.send({ type: 'ask', id, question }),
      () => undefined,
    );
  }

  async #handOver(engine: Engine, generation: number): Promise<void> {
    const sources = cachedSources(this.connection);
    let since = performance.now();
    for (const { key, parts, source } of sources) {
      const known = this.#sent.get(key);
      if (known?.length === parts.length && known.every((part, at) => part === parts[at])) continue;
      this.#sent.set(key, parts);
      engine.send({ type: 'put', key, source });
      if (performance.now() - since < SLICE_MS) continue;
      await new Promise((resolve) => setTimeout(resolve));
      // The engine has failed meanwhile: another one gets everything.
      if (generation !== this.#generation) return;
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
      if (!this.#isSyncing) this.state.set(RUNNING);
      this.#notify();
      return;
    }
    const { id, answer } = report;
    const isComplete = report.isComplete && !this.#isSyncing;
    if (isComplete) this.state.set(RUNNING);
    this.#waiting.get(id)?.resolve({ answer, isComplete });
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
