import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sandboxConnection } from './connection';
import { credentialsOf } from './credentials';
import {
  allConnections,
  initialConnection,
  rememberCurrent,
  removeConnection,
  storeConnection,
} from './definitions';

const WORK = { id: 'work', kind: 'aws', name: 'work', region: 'eu-west-1', access: 'keys' } as const;

function storage(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  } as Storage;
}

beforeEach(() => {
  vi.stubGlobal('localStorage', storage());
  vi.stubGlobal('sessionStorage', storage());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('A tab without anything stored starts on the sandbox.', () => {
  expect(initialConnection()).toEqual({ connection: sandboxConnection });
});

test('A connection that is handed over is the one of the tab, with its credentials.', () => {
  const credentials = { accessKeyId: 'AKIA', secretAccessKey: 'secret' };
  sessionStorage.setItem('gatehouse.connection', JSON.stringify({ ...WORK, credentials }));
  expect(initialConnection().connection).toMatchObject({ id: 'work', readOnly: true, colour: 'orange' });
  expect(credentialsOf('work')).toEqual(credentials);
});

test.each(['{', 'null', '"text"', '{"id":"x"}', '[]'])(
  'A damaged hand-over (%s) throws nothing: the tab is on the sandbox and says so.',
  (text) => {
    sessionStorage.setItem('gatehouse.connection', text);
    const start = initialConnection();
    expect(start.connection).toEqual(sandboxConnection);
    expect(start.problem).toContain('could not be read');
    expect(allConnections()).toEqual([sandboxConnection]);
  },
);

test.each(['{', 'null', '{}', '[1, null, {"id": 1}]'])(
  'Damaged definitions (%s) leave the sandbox, and can be replaced.',
  (text) => {
    localStorage.setItem('gatehouse.connections', text);
    expect(allConnections()).toEqual([sandboxConnection]);
    storeConnection({ ...sandboxConnection, id: 'second' });
    expect(allConnections().map(({ id }) => id)).toEqual(['sandbox', 'second']);
  },
);

test('Entries that this version cannot read are kept when another one is stored or removed.', () => {
  const newer = { id: 'newer', kind: 'of a later version' };
  localStorage.setItem('gatehouse.connections', JSON.stringify([newer]));
  storeConnection({ ...sandboxConnection, id: 'second' });
  removeConnection('second');
  expect(JSON.parse(localStorage.getItem('gatehouse.connections') ?? '')).toEqual([newer]);
});

test('A definition that cannot be stored is usable, and the caller learns that it will not last.', () => {
  localStorage.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  expect(storeConnection({ ...sandboxConnection, id: 'second' })).toBe(false);
  expect(allConnections().map(({ id }) => id)).toEqual(['sandbox', 'second']);
});

test('A reload keeps the connection and the Region of the tab.', () => {
  storeConnection({ ...sandboxConnection, id: 'second' });
  rememberCurrent({ ...sandboxConnection, id: 'second', region: 'eu-central-1' });
  expect(initialConnection().connection).toMatchObject({ id: 'second', region: 'eu-central-1' });
});
