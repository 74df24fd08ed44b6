import { describeCall } from '../../plans/journal/describe-call';
import type { JournalEntry } from '../../plans/journal/journal';
import { isRead } from '../../service/operations';

/** Which calls the list shows; in the address, so that back and reload keep it. */
export interface JournalFilter {
  calls: 'writes' | 'all';
  outcome: 'any' | 'accepted' | 'refused';
}

/** The choice in the address; writes of any outcome unless it says otherwise. */
export function shownIn(params: URLSearchParams): JournalFilter {
  const outcome = params.get('outcome');
  return {
    calls: params.get('calls') === 'all' ? 'all' : 'writes',
    outcome: outcome === 'accepted' || outcome === 'refused' ? outcome : 'any',
  };
}

/** The entries of that choice, newest first. */
export function entriesShown(
  entries: readonly JournalEntry[],
  { calls, outcome }: JournalFilter,
): JournalEntry[] {
  return entries
    .filter((entry) => calls === 'all' || !isRead(entry.operation))
    .filter((entry) => outcome === 'any' || (entry.outcome === 'ok') === (outcome === 'accepted'))
    .reverse();
}

/** How a call ended, in words: "accepted", "409 ConflictException", "no answer". */
export function outcomeText({ outcome }: Pick<JournalEntry, 'outcome'>): string {
  if (outcome === 'ok') return 'accepted';
  return outcome.status === 0 ? 'no answer' : `${outcome.status} ${outcome.name}`;
}

/** All text an entry is found by. */
export function searchText(entry: JournalEntry): string {
  const message = entry.outcome === 'ok' ? '' : entry.outcome.message;
  return [
    entry.operation,
    describeCall(entry),
    outcomeText(entry),
    message,
    entry.requestId ?? '',
    ...textsIn(entry.input),
  ].join(' ');
}

function textsIn(input: Readonly<Record<string, unknown>>): string[] {
  return Object.values(input).filter((value) => typeof value === 'string' && value.length < 300) as string[];
}

/** A value of a call as JSON for people: documents are text, dates as the service writes them. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_, part) => (part instanceof Uint8Array ? decoded(part) : part), 2);
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/**
 * The entries as a file, oldest first. No secret is in it: the service takes and answers none, and what signs a call is
 * made below the layer that the journal listens to.
 */
export function exportText(entries: readonly JournalEntry[], now: Date): string {
  return jsonText({
    exported: now.toISOString(),
    calls: entries
      .toSorted((one, other) => one.id - other.id)
      .map(({ at, connection: { name, region }, ...entry }) => ({
        time: new Date(at).toISOString(),
        connection: name,
        region,
        ...entry,
      })),
  });
}
