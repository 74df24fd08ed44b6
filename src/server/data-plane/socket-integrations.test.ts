import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { LOOPBACK, listen } from '../loopback';
import { connect, socketFunction, startSocket, TWO_WAY } from './socket.test-support';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const join = JSON.stringify({ action: 'join' });

describe('An integration', () => {
  test('of the type MOCK responds by its templates, as they were deployed.', async () => {
    const { url, sandbox, ApiId, Target } = await startSocket(
      {},
      {
        integration: {
          IntegrationType: 'MOCK',
          RequestTemplates: { $default: '{"statusCode":200}' },
          TemplateSelectionExpression: '\\$default',
        },
        integrationResponses: [
          {
            IntegrationResponseKey: '$default',
            TemplateSelectionExpression: '\\$default',
            ResponseTemplates: { $default: '{"pong":"$context.connectionId"}' },
          },
        ],
        routes: { ping: TWO_WAY },
      },
    );
    const IntegrationId = Target.replace('integrations/', '');
    const [listed] = await sandbox.seed([
      { operation: 'GetIntegrationResponses', input: { ApiId, IntegrationId } },
    ]);
    const [response] = (listed?.Items ?? []) as { IntegrationResponseId: string }[];
    await sandbox.seed([
      {
        operation: 'UpdateIntegrationResponse',
        input: { ApiId, IntegrationId, ...response, ResponseTemplates: { $default: '{}' } },
      },
    ]);
    const client = await connect(url);
    client.socket.send('{"action":"ping"}');
    expect(JSON.parse(await client.next())).toEqual({ pong: expect.stringMatching(/^[\w-]{15}=$/) });
    await sandbox.seed([{ operation: 'CreateDeployment', input: { ApiId, StageName: 'prod' } }]);
    client.socket.send('{"action":"ping"}');
    expect(await client.next()).toBe('{}');
  });

  test('of the type HTTP_PROXY calls its backend only where the host is allowed.', async () => {
    const bodies: string[] = [];
    const backend = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        bodies.push(`${request.method} ${body}`);
        response.end('from the backend');
      });
    });
    servers.push(backend);
    const host = `${LOOPBACK}:${await listen(backend, 0)}`;
    const setUp = {
      integration: {
        IntegrationType: 'HTTP_PROXY',
        IntegrationMethod: 'POST',
        IntegrationUri: `http://${host}/`,
      },
      routes: { join: TWO_WAY },
    };
    const closed = await startSocket({}, setUp);
    const first = await connect(closed.url);
    first.socket.send(join);
    expect(JSON.parse(await first.next())).toMatchObject({ sample: true });
    expect(bodies).toEqual([]);
    const open = await startSocket({ allowedHosts: [host] }, setUp);
    const second = await connect(open.url);
    second.socket.send(join);
    expect(await second.next()).toBe('from the backend');
    expect(bodies).toEqual([`POST ${join}`]);
  });

  test('of the type AWS gives its function the payload, and its error selects an integration response.', async () => {
    const chat = ({ text }: { text: string }) => {
      if (text === 'bad') throw new Error('refused: bad');
      return { said: text };
    };
    const { url } = await startSocket(
      { functions: { chat } },
      {
        integration: {
          ...socketFunction('chat'),
          IntegrationType: 'AWS',
          RequestTemplates: { $default: '{"text":"$input.path("$.text")"}' },
          TemplateSelectionExpression: '\\$default',
          CredentialsArn: 'arn:aws:iam::123456789012:role/chat',
        },
        integrationResponses: [
          { IntegrationResponseKey: '$default' },
          {
            IntegrationResponseKey: '/refused:.*/',
            TemplateSelectionExpression: '\\$default',
            ResponseTemplates: { $default: '{"refused":true}' },
          },
        ],
        routes: { join: TWO_WAY },
      },
    );
    const client = await connect(url);
    client.socket.send('{"action":"join","text":"hello"}');
    expect(await client.next()).toBe('{"said":"hello"}');
    client.socket.send('{"action":"join","text":"bad"}');
    expect(await client.next()).toBe('{"refused":true}');
  });
});
