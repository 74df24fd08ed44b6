import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/client.test-support';
import { cli, hasBoto3 } from '../../server/clients.test-support';
import { LOOPBACK, listen } from '../../server/loopback';
import { sandboxServer } from '../../server/sandbox-server';
import { configurations, readLatest, whole } from '../../service/configuration/configuration.test-support';
import { diff } from '../../service/configuration/diff';
import { defineAws, execute } from './clients.test-support';
import { toScript } from './script';

// The scripts run unchanged in the real clients, against an empty sandbox.

const LONG = process.env.LONG === '1';
const TIMEOUT = 600_000;

const CASES = (['HTTP', 'WEBSOCKET'] as const).flatMap((protocol) =>
  fc
    .sample(configurations(protocol), { numRuns: LONG ? 10 : 1, seed: 4 })
    .map((configuration, index) => [`${protocol} API ${index + 1}`, configuration] as const),
);

/** How each client runs a script; the CLI's commands are run by bash. */
const CLIENTS = [
  {
    language: 'cli',
    skipped: cli === undefined,
    program: 'bash',
    args: ['-s'],
    before: defineAws,
  },
  { language: 'boto3', skipped: !hasBoto3, program: 'python3', args: ['-'], before: () => '' },
  // Run from the project's folder, so that the SDK resolves.
  {
    language: 'js',
    skipped: false,
    program: process.execPath,
    args: ['--input-type=module', '-'],
    before: () => '',
  },
];

let home = '';
const servers: Server[] = [];

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'gatehouse-script-'));
});

afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(home, { recursive: true });
});

describe.each(CLIENTS)('The $language script', ({ language, skipped, program, args, before }) => {
  test.skipIf(skipped).each(CASES)(
    'creates an API that is equal to %s, and deploys it.',
    async (_, configuration) => {
      const { sandbox, client } = startSandbox();
      const server = sandboxServer(sandbox);
      servers.push(server);
      const endpointUrl = `http://${LOOPBACK}:${await listen(server, 0)}`;
      const script = toScript(configuration, language, { region: 'us-east-1', endpointUrl });
      await execute(program, args, before(home) + script, { cwd: process.cwd(), home });
      const { Items: [api] = [] } = await client.getApis({});
      const created = await readLatest(client, api?.ApiId ?? '');
      expect(diff(whole(configuration), created).changes).toEqual([]);
      for (const { resource } of Object.values(created.origin.stages))
        expect(resource.DeploymentId).toEqual(expect.any(String));
    },
    TIMEOUT,
  );
});
