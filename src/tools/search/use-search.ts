import { useEffect, useState, useSyncExternalStore } from 'react';
import { useCachedLists } from '../../client/cache/use-scan';
import { useConnection } from '../../client/connection/use-connection';
import { type Outcome, type Search, type SearchState, searchOf } from './search';
import type { Answer, Question } from './search-index';

/** What a search has found so far. */
export interface Found {
  /** The last answer, which may be to what was typed before; undefined until the first one. */
  answer: Answer | undefined;
  /** Whether it answers the question, from everything that is in the cache. */
  isFinal: boolean;
  /** Whether the search can answer. */
  state: SearchState;
  /** Builds one that has failed again. */
  retry: () => void;
}

/** Asks the index of the component's connection; makes no call. Answers follow the cache while it grows. */
export function useSearch({ text, offset, limit }: Question): Found {
  const search = searchOf(useConnection());
  const version = useCachedLists();
  const indexed = useSyncExternalStore(search.indexed.subscribe, search.indexed.getSnapshot);
  const state = useSyncExternalStore(search.state.subscribe, search.state.getSnapshot);
  const [ask, setAsk] = useState<(question: Question) => void>();
  const [outcome, setOutcome] = useState<Outcome>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the version changes with what the cache holds
  useEffect(() => void search.sync(), [search, version]);
  useEffect(() => {
    const asker = latestOnly(search, setOutcome);
    setAsk(() => asker.ask);
    return () => {
      asker.end();
      setOutcome(undefined);
    };
  }, [search]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is indexed may change the answer
  useEffect(() => ask?.({ text, offset, limit }), [ask, text, offset, limit, indexed]);

  return {
    answer: outcome?.answer,
    isFinal: outcome?.isComplete === true && outcome.answer.text === text,
    state,
    retry: () => search.retry(),
  };
}

/** One question at a time: of those that come meanwhile only the last is asked. */
function latestOnly(search: Search, onOutcome: (outcome: Outcome) => void) {
  let isAsking = false;
  let hasEnded = false;
  let next: Question | undefined;
  const work = async () => {
    isAsking = true;
    while (next && !hasEnded) {
      const question = next;
      next = undefined;
      const outcome = await search.ask(question);
      if (!hasEnded) onOutcome(outcome);
    }
    isAsking = false;
  };
  return {
    ask: (question: Question) => {
      next = question;
      if (!isAsking) void work();
    },
    end: () => {
      hasEnded = true;
    },
  };
}
