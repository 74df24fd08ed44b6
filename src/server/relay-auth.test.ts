import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { createRelayAuth } from './relay-auth';

// The server checks the Host header too; the relay does not depend on that.

test('A request with the relay’s cookie is refused when its Host is not a loopback name.', () => {
  const auth = createRelayAuth();
  const refusal = (host: string) =>
    auth.refusal({
      headers: { host, cookie: `gatehouse_relay_key_4510=${auth.token}` },
    } as IncomingMessage);
  expect(refusal('127.0.0.1:4510')).toBeUndefined();
  expect(refusal('console.example.com:4510')).toMatch(/accepts requests to 127\.0\.0\.1 and localhost only/);
});
