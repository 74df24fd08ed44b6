import { expect, test } from 'vitest';
import { paths } from '../../app/paths';
import { unreadApiEntry } from './entries';

test('A pasted ID of an API that was not read leads to it, also one without a digit, as one of 26 is.', () => {
  for (const id of ['a1b2c3d4e5', 'dhdkhhsagw', ' 0123456789 '])
    expect(unreadApiEntry(id)?.href).toBe(paths.api(id.trim()));
  for (const other of ['abc', 'abcdefghijk', 'ABCDEFGHIJ', 'path:/abcd', ''])
    expect(unreadApiEntry(other)).toBeUndefined();
});
