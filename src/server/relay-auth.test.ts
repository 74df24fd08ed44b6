import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { createRelayAuth } from './relay-auth';

// The server checks the Host header too; the relay does not depend on that.

test('A request is refused when its Host is not a loopback name.', () => {
  const auth = createRelayAuth();
  const refusal = (host: string) => auth.originRefusal({ headers: { host } } as IncomingMessage);
  expect(refusal('127.0.0.1:4510')).toBeUndefined();
  expect(refusal('console.example.com:4510')?.message).toMatch(
    /accepts requests to 127\.0\.0\.1 and localhost only/,
  );
});
