import { expect, test } from 'vitest';
import { sandboxConnection } from '../../client/connection/connection';
import { createdIds } from './created-ids';
import type { JournalEntry } from './journal-entry';

const entry = (part: Partial<JournalEntry>): JournalEntry => ({
  id: 1,
  at: 0,
  connection: sandboxConnection,
  operation: 'CreateIntegration',
  input: { ApiId: 'a' },
  outcome: 'ok',
  output: { IntegrationId: 'i' },
  ms: 1,
  attempts: 1,
  ...part,
});

test('What was created below the same parents on the same connection is known, imported or created.', () => {
  const entries = [
    entry({}),
    entry({ input: { ApiId: 'b' }, output: { IntegrationId: 'of another API' } }),
    entry({
      connection: { ...sandboxConnection, region: 'eu-west-1' },
      output: { IntegrationId: 'elsewhere' },
    }),
    entry({ operation: 'GetIntegration', output: { IntegrationId: 'read' } }),
    entry({ outcome: { name: 'network', message: 'lost', status: 0 }, output: undefined }),
  ];
  expect(createdIds(entries, sandboxConnection, 'integration', { ApiId: 'a', Uri: 'x' })).toEqual(['i']);

  const apis = [
    entry({ operation: 'ImportApi', input: { Body: '{}' }, output: { ApiId: 'imported' } }),
    entry({ operation: 'CreateApi', input: { Name: 'x' }, output: { ApiId: 'created' } }),
    entry({ operation: 'ReimportApi', input: { ApiId: 'a', Body: '{}' }, output: { ApiId: 'a' } }),
  ];
  expect(createdIds(apis, sandboxConnection, 'api', { Name: 'x' })).toEqual(['imported', 'created']);
});
