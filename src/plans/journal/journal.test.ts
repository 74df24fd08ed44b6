import { describe, expect, test, vi } from 'vitest';
import { emitCall } from '../../client/calls/call-events';
import { sandboxConnection } from '../../client/connection/connection';
import { createJournal, journal as journalOfTab } from './journal';
import type { JournalEntry } from './journal-entry';

const record = (description: string): Omit<JournalEntry, 'id'> => ({
  at: 5,
  operation: 'UpdateApi',
  input: { ApiId: 'a', Description: description },
  outcome: 'ok',
  ms: 3,
  attempts: 1,
  connection: sandboxConnection,
});

describe('the journal', () => {
  test('Entries are numbered, ordered and emitted, and snapshots are immutable.', () => {
    const journal = createJournal();
    const listener = vi.fn();
    const stop = journal.subscribe(listener);
    journal.append(record('one'));
    const first = journal.getSnapshot();
    journal.append(record('two'));
    stop();
    journal.append(record('three'));
    expect(first.map(({ id }) => id)).toEqual([1]);
    expect(journal.getSnapshot().map(({ id, input }) => [id, input.Description])).toEqual([
      [1, 'one'],
      [2, 'two'],
      [3, 'three'],
    ]);
    expect(journal.getSnapshot()).toBe(journal.getSnapshot());
    expect(listener).toHaveBeenCalledTimes(2);
  });

  test('The oldest entries are dropped beyond the limits of count and size; the newest is always kept.', () => {
    const journal = createJournal({ entries: 3, characters: 1000 });
    for (const text of ['1', '2', '3', '4']) journal.append(record(text));
    expect(journal.getSnapshot().map(({ id }) => id)).toEqual([2, 3, 4]);
    journal.append(record('x'.repeat(900)));
    journal.append(record('y'.repeat(900)));
    expect(journal.getSnapshot().map(({ id }) => id)).toEqual([6]);
    journal.append(record('z'.repeat(9000)));
    expect(journal.getSnapshot().map(({ id }) => id)).toEqual([7]);
  });

  test('A cleared journal is empty and continues its numbering.', () => {
    const journal = createJournal();
    journal.append(record('one'));
    journal.clear();
    expect(journal.getSnapshot()).toEqual([]);
    journal.append(record('two'));
    expect(journal.getSnapshot().map(({ id }) => id)).toEqual([2]);
  });
});

test('The journal of the tab records every call, rejected ones and those without a response too.', () => {
  const call = {
    at: 1,
    connection: sandboxConnection,
    operation: 'UpdateApi',
    input: { ApiId: 'a' },
  } as const;
  const outcomes = [
    'ok' as const,
    { name: 'ConflictException', message: 'no', status: 409 },
    { name: 'NetworkError', message: 'no response', status: 0 },
  ];
  const ids = outcomes.map((outcome) => emitCall(call)({ outcome, ms: 1, attempts: 1 }));
  expect(journalOfTab.getSnapshot().map(({ id, outcome }) => [id, outcome])).toEqual(
    outcomes.map((outcome, at) => [ids[at], outcome]),
  );
  journalOfTab.clear();
});
