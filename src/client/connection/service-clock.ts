/** What the service's clock is ahead of this machine's, by connection, milliseconds. */
const ahead = new Map<string, number>();

/** Notes the date of a response, where the page may read it. */
export function noteServiceDate(connectionId: string, date: string | undefined): void {
  const time = Date.parse(date ?? '');
  if (!Number.isNaN(time)) ahead.set(connectionId, time - Date.now());
}

/**
 * A time of this machine on the service's clock, milliseconds since 1970; undefined when the service's clock is unknown,
 * because a page may not read the `Date` header of every endpoint.
 */
export function serviceTime(connectionId: string, at: number): number | undefined {
  const difference = ahead.get(connectionId);
  return difference === undefined ? undefined : at + difference;
}
