import { expect, test } from 'vitest';
import { sandboxConnection } from '../../../client/connection/connection';
import { startSandbox } from '../../../sandbox/client.test-support';
import type { Operation } from '../../../service/sdk';
import { resolveMembers } from '../../refs';
import type { JournalEntry } from '../journal-entry';
import { undoGroup } from './undo-group';
import { undoPlan } from './undo-plan';

type Members = Record<string, unknown>;

/** Sends calls to a sandbox and journals them. */
function start() {
  const { client } = startSandbox();
  const send = async (operation: string, input: Members): Promise<Members> => {
    const method = `${operation.charAt(0).toLowerCase()}${operation.slice(1)}` as 'getApis';
    const { $metadata: _, ...output } = await client[method](input as never);
    return output as Members;
  };
  const entries: JournalEntry[] = [];
  const journaled = async (operation: Operation, input: Members, before?: Members) => {
    const output = await send(operation, input);
    entries.push({
      id: entries.length + 1,
      at: 1,
      ms: 1,
      attempts: 1,
      connection: sandboxConnection,
      operation,
      input,
      output,
      outcome: 'ok',
      ...(before && { before }),
    });
    return output;
  };
  const run = async (calls: readonly { id: string; operation: string; input: object }[]) => {
    const outputs = new Map<string, Members>();
    for (const { id, operation, input } of calls)
      outputs.set(id, await send(operation, resolveMembers(input, outputs)));
  };
  return { send, entries, journaled, run };
}

test('The calls of a change are undone as one plan, the latest first', async () => {
  const { send, entries, journaled, run } = start();
  const { ApiId } = await send('CreateApi', { Name: 'shop', ProtocolType: 'HTTP' });
  const { IntegrationId } = await journaled('CreateIntegration', {
    ApiId,
    IntegrationType: 'HTTP_PROXY',
    IntegrationMethod: 'GET',
    IntegrationUri: 'https://example.com',
    PayloadFormatVersion: '1.0',
  });
  const Target = `integrations/${IntegrationId}`;
  for (const path of ['a', 'b']) await journaled('CreateRoute', { ApiId, RouteKey: `GET /${path}`, Target });
  const undo = undoGroup('Create two routes', entries, undoPlan);
  if ('reason' in undo) throw new Error(undo.reason);
  expect(undo.plan.title).toBe('Undo: Create two routes');
  expect(undo.plan.calls.map(({ operation }) => operation)).toEqual([
    'DeleteRoute',
    'DeleteRoute',
    'DeleteIntegration',
  ]);
  expect(new Set(undo.plan.calls.map(({ id }) => id)).size).toBe(3);
  await run(undo.plan.calls);
  expect((await send('GetRoutes', { ApiId })).Items).toEqual([]);
  expect((await send('GetIntegrations', { ApiId })).Items).toEqual([]);
});

test('Two updates of one resource go back to the first state, checked against the last one', async () => {
  const { send, entries, journaled, run } = start();
  const { ApiId } = await send('CreateApi', { Name: 'shop', ProtocolType: 'HTTP' });
  for (const Description of ['one', 'two'])
    await journaled('UpdateApi', { ApiId, Description }, await send('GetApi', { ApiId }));
  const undo = undoGroup('Describe', entries, undoPlan);
  if ('reason' in undo) throw new Error(undo.reason);
  expect(undo.checks).toHaveLength(1);
  expect(undo.checks[0]?.expected).toContainEqual({ path: ['Description'], value: 'two' });
  await run(undo.plan.calls);
  expect((await send('GetApi', { ApiId })).Description ?? '').toBe('');
});

test('A change with a call that cannot be undone says which, and an undone one that it is', async () => {
  const { send, entries, journaled } = start();
  const { ApiId } = await send('CreateApi', { Name: 'shop', ProtocolType: 'HTTP' });
  await journaled('CreateRoute', { ApiId, RouteKey: 'GET /a' });
  await journaled('DeleteApi', { ApiId });
  expect(undoGroup('Delete', entries, undoPlan)).toEqual({
    reason: expect.stringMatching(/^DeleteApi cannot be undone\. /),
  });
  const undone = entries.map((entry) => ({ ...entry, undone: true as const }));
  expect(undoGroup('Delete', undone, undoPlan)).toEqual({ reason: 'Already undone.' });
});
