import { connectionStore, currentConnection } from './current';

/** Connections that were unlocked in this tab; it ends with the tab. */
const KEY = 'gatehouse.unlocked';

/** Whether the current connection lets nothing be changed until it is unlocked. */
export function isReadOnly(): boolean {
  const { id, readOnly } = currentConnection();
  return readOnly && !unlocked().includes(id);
}

/** Lets a connection change the service in this tab, or not any more. */
export function setReadOnly(id: string, locked: boolean): void {
  const others = unlocked().filter((one) => one !== id);
  sessionStorage.setItem(KEY, JSON.stringify(locked ? others : [...others, id]));
  connectionStore.changed();
}

function unlocked(): string[] {
  const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
  return Array.isArray(value) ? value.map(String) : [];
}
