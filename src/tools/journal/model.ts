import { paths } from '../../app/paths';
import { describeCall } from '../../plans/journal/describe-call';
import type { JournalEntry } from '../../plans/journal/journal-entry';
import { isRead } from '../../service/operations';

/** The filter of the list; in the URL, so that Back and reload keep it. */
export interface JournalFilter {
  calls: 'writes' | 'all';
  outcome: 'any' | 'accepted' | 'refused';
  /** Only the calls of this change. */
  change?: string | undefined;
}

/** The URL of the calls of one change. */
export const changePath = (id: string) => `${paths.journal}?change=${id}`;

/** Reads the filter from the URL; default: writes with any outcome. */
export function shownIn(params: URLSearchParams): JournalFilter {
  const outcome = params.get('outcome');
  return {
    calls: params.get('calls') === 'all' ? 'all' : 'writes',
    outcome: outcome === 'accepted' || outcome === 'refused' ? outcome : 'any',
    change: params.get('change') ?? undefined,
  };
}

/** The entries that match the filter, newest first. */
export function entriesShown(
  entries: readonly JournalEntry[],
  { calls, outcome, change }: JournalFilter,
): JournalEntry[] {
  return entries
    .filter((entry) => change === undefined || entry.change?.id === change)
    .filter((entry) => calls === 'all' || !isRead(entry.operation))
    .filter((entry) => outcome === 'any' || (entry.outcome === 'ok') === (outcome === 'accepted'))
    .reverse();
}

/** The outcome as text: "accepted", "409 ConflictException", "no response". */
export function outcomeText({ outcome }: Pick<JournalEntry, 'outcome'>): string {
  if (outcome === 'ok') return 'accepted';
  return outcome.status === 0 ? 'no response' : `${outcome.status} ${outcome.name}`;
}

/** The searchable text of an entry. */
export function searchText(entry: JournalEntry): string {
  const message = entry.outcome === 'ok' ? '' : entry.outcome.message;
  return [
    entry.operation,
    describeCall(entry),
    outcomeText(entry),
    message,
    entry.requestId ?? '',
    entry.change?.title ?? '',
    ...textsIn(entry.input),
  ].join(' ');
}

function textsIn(input: Readonly<Record<string, unknown>>): string[] {
  return Object.values(input).filter((value) => typeof value === 'string' && value.length < 300) as string[];
}

/** A value of a call as readable JSON: documents as text, dates in the format of the service. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_, part) => (part instanceof Uint8Array ? decoded(part) : part), 2);
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/**
 * The entries as a JSON file, oldest first. It contains no secrets: the service neither accepts nor returns any, and
 * calls are signed below the layer that the journal observes.
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
