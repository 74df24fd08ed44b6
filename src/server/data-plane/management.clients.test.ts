import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { connect, type SocketEvent, startSocket } from './socket.test-support';

const hasBoto3 = spawnSync('python3', ['-c', 'import boto3']).status === 0;

test.skipIf(!hasBoto3)(
  `boto3 describes a connection, sends to it and ends it${hasBoto3 ? '' : ' (skipped: not installed: boto3 for python3)'}`,
  async () => {
    const events: SocketEvent[] = [];
    const { http, url } = await startSocket(
      { functions: { chat: (event: SocketEvent) => events.push(event) && { statusCode: 200 } } },
      { routes: { $connect: {}, $disconnect: {} } },
    );
    const client = await connect(url);
    const { stdout } = await promisify(execFile)(
      'python3',
      ['-W', 'error', fileURLToPath(new URL('./management-client.py', import.meta.url))],
      {
        env: {
          ...process.env,
          AWS_CONFIG_FILE: '/dev/null',
          AWS_EC2_METADATA_DISABLED: 'true',
          MANAGEMENT_URL: http,
          CONNECTION_ID: events[0]?.requestContext.connectionId,
        },
      },
    );
    expect(JSON.parse(stdout)).toEqual({ sourceIp: '127.0.0.1', hasTimes: true, late: 'GoneException' });
    expect(await client.next()).toBe('from Python ä');
    expect((await client.closed).code).toBe(1000);
  },
);
