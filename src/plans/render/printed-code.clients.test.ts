import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as sdk from '@aws-sdk/client-apigatewayv2';
import { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cli, hasBoto3 } from '../../server/clients.test-support';
import type { Call, Plan } from '../../service/plan';
import { ref } from '../refs';
import { createRun } from '../runner';
import { renderBoto3 } from './boto3';
import { renderCli } from './cli';
import { defineAws, execute } from './clients.test-support';
import { snakeOrKebab } from './identifiers';
import { renderJs } from './javascript';

// The printed code runs unchanged in the real clients against a server that records requests; these must be
// the requests that the runner sends for the same plan through the SDK.

/** Two strings per call; those that a CLI option cannot carry are paired, since they switch the whole call to JSON input. */
const HOSTILE: [string, string][] = [
  ["it's", 'say "hi"'],
  ['$default', '$(touch x) \u0024{HOME} $HOME'],
  ['`touch x`', 'back\\slash \\n \\'],
  ['two\nlines\r\n\ttabbed\n', 'emoji 👩‍👩‍👧 ü 漢字'],
  ['\u202eright-to-left \u200b\ufeff\u2028', '-dash'],
  ['--debug', '{}'],
  ['{"a": 1}', '[1]'],
  ['a=b,c=d', '!bang #hash ~ * ? ; & | < >'],
  ['%s %(x)s {0} \u0024{x}', ' padded '],
  ['\u0001\u001b[31m\u007f\u0085', 'null'],
  ['@file', 'last'],
  ['file:///etc/passwd', 'fileb:///etc/passwd'],
  ['nul \0 inside', 'half a pair \ud83d'],
];

const calls = (label: string, ...list: Omit<Call, 'label'>[]): Plan => ({
  title: label,
  calls: list.map((call) => ({ ...call, label }) as Call),
});

const hostile = calls(
  'Hostile "text"\n# and more',
  ...HOSTILE.map(([text, other], index) => ({
    id: `call${index}`,
    operation: 'CreateApi' as const,
    input: {
      Name: text,
      ProtocolType: 'HTTP' as const,
      Description: other,
      DisableExecuteApiEndpoint: index % 2 === 0,
      CorsConfiguration: { AllowHeaders: [other, text, '*'], AllowCredentials: false, MaxAge: -1 },
      Tags: { [text]: other, [other]: text, empty: '' },
    },
  })),
);

const chained = calls(
  'References',
  { id: 'api', operation: 'CreateApi', input: { Name: 'shop', ProtocolType: 'HTTP' } },
  {
    id: 'integration',
    operation: 'CreateIntegration',
    input: {
      ApiId: ref('api', 'ApiId'),
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'ANY',
      IntegrationUri: ref('api', 'ApiEndpoint', '-'),
      ResponseParameters: { 200: { 'overwrite:header.x': "it's" } },
      TimeoutInMillis: 29000,
    },
  },
  {
    id: 'route',
    operation: 'CreateRoute',
    input: {
      ApiId: ref('api', 'ApiId'),
      RouteKey: 'GET /pets/{id}',
      AuthorizationScopes: ['a b', '$x'],
      Target: ref('integration', 'IntegrationId', 'integrations/'),
    },
  },
  {
    id: 'stage',
    operation: 'CreateStage',
    input: {
      ApiId: ref('api', 'ApiId'),
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: {
        ThrottlingRateLimit: 0.5,
        ThrottlingBurstLimit: 0,
        DetailedMetricsEnabled: true,
      },
      StageVariables: { id: ref('api', 'ApiId', '"$x"\'/'), name: ref('api', 'Name') },
    },
  },
  { id: 'update', operation: 'UpdateApi', input: { ApiId: 'a1', Description: '', Version: '2' } },
  {
    id: 'settings',
    operation: 'DeleteRouteSettings',
    input: { ApiId: 'a1', StageName: '$default', RouteKey: 'GET /a/{b}' },
  },
  {
    id: 'untag',
    operation: 'UntagResource',
    input: { ResourceArn: 'arn:aws:apigateway:eu-west-1::/apis/a1', TagKeys: ['a b', 'c&d'] },
  },
  {
    id: 'export',
    operation: 'ExportApi',
    input: { ApiId: 'a1', OutputType: 'JSON', Specification: 'OAS30', IncludeExtensions: false },
  },
);

const long = calls('A long document', {
  id: 'document',
  operation: 'ImportApi',
  input: { Body: `openapi: 3.0.1\n# ${'\u{1f600} "quoted" \\ \n'.repeat(20_000)}`, Basepath: 'prepend' },
});

interface Recorded {
  method: string | undefined;
  path: string[];
  query: string[][];
  body: unknown;
}

let recorded: Recorded[] = [];
let server: Server;
let endpointUrl = '';
let folder = '';

const inFolder = () => ({ cwd: folder, home: folder });

/** Responds with every result that a plan above refers to; `Name` needs JSON escapes. */
const RESULTS = {
  apiId: 'abc123',
  apiEndpoint: 'https://abc123.example.com',
  integrationId: 'int9',
  name: 'a "b" \\ c',
};

async function record(request: IncomingMessage): Promise<void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString('utf8');
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://recorder');
  recorded.push({
    method: request.method,
    path: pathname.split('/').map(decodeURIComponent),
    query: [...searchParams].sort(),
    body: body === '' ? undefined : JSON.parse(body),
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-render-'));
  server = createServer((request, response) => {
    record(request).then(
      () =>
        response
          .writeHead(request.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' })
          .end(JSON.stringify(RESULTS)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  endpointUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  recorded = [];
});

/** The requests of `plan` when the runner sends it. */
async function expected(plan: Plan): Promise<Recorded[]> {
  const client = new ApiGatewayV2Client({
    region: 'eu-west-1',
    endpoint: endpointUrl,
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' },
  });
  const commands: Record<string, unknown> = { ...sdk };
  const run = createRun(plan, {
    send: async (operation, input) => {
      const Command = commands[`${operation}Command`] as typeof sdk.CreateApiCommand;
      return { output: { ...(await client.send(new Command(input as never))) } };
    },
  });
  const end = await run.start();
  expect(end.calls.find(({ status }) => status === 'failed')?.error).toBeUndefined();
  const requests = recorded;
  expect(requests).toHaveLength(plan.calls.length);
  recorded = [];
  return requests;
}

/** All of them in one script: each client takes a second to start. */
const ALL: Plan = {
  title: 'Hostile "text"\n# and more, references, and a document of half a megabyte',
  calls: [hostile, chained, long].flatMap(({ calls }) => calls),
};

describe.skipIf(cli === undefined)('the printed AWS CLI commands', () => {
  test('send what the runner sends.', { timeout: 120_000 }, async () => {
    const wanted = await expected(ALL);
    const text = defineAws(folder) + renderCli(ALL, { region: 'eu-west-1', endpointUrl });
    await execute('bash', ['-s'], text, inFolder());
    expect(recorded).toEqual(wanted);
  });

  test('stop at the first failure.', { timeout: 30_000 }, async () => {
    const broken = calls(
      'Broken',
      { id: 'api', operation: 'CreateApi', input: { Name: 'x', ProtocolType: 'NOPE' as 'HTTP' } },
      { id: 'next', operation: 'GetApi', input: { ApiId: ref('api', 'ApiId') } },
    );
    const text = renderCli(broken, { region: 'eu-west-1', endpointUrl: 'http://127.0.0.1:1' });
    await expect(execute('bash', ['-s'], `aws() { return 3; }\n${text}`, inFolder())).rejects.toThrow(
      'bash ended with 3',
    );
    expect(recorded).toEqual([]);
  });
});

describe.skipIf(!hasBoto3)('the printed boto3 script', () => {
  test('sends what the runner sends.', { timeout: 60_000 }, async () => {
    const wanted = await expected(ALL);
    await execute('python3', ['-'], renderBoto3(ALL, { region: 'eu-west-1', endpointUrl }), inFolder());
    expect(recorded).toEqual(wanted);
  });

  test('uses the names of botocore for every operation and member.', { timeout: 30_000 }, async () => {
    const script = `
import json, botocore.session
from botocore import xform_name
model = botocore.session.get_session().get_service_model('apigatewayv2')
names = set(model.operation_names)
for name in model.operation_names:
    shape = model.operation_model(name).input_shape
    names.update(shape.members if shape else [])
names.update(['GatewayARNs', 'ListWebACLs', 'S3Uri'])
print(json.dumps({name: [xform_name(name, '_'), xform_name(name, '-')] for name in sorted(names)}))
`;
    const names: Record<string, string[]> = JSON.parse(await execute('python3', ['-'], script, inFolder()));
    expect(Object.keys(names).length).toBeGreaterThan(200);
    for (const [name, spelled] of Object.entries(names)) {
      expect([snakeOrKebab(name, '_'), snakeOrKebab(name, '-')]).toEqual(spelled);
    }
  });
});

describe('the printed JavaScript', () => {
  test('sends what the runner sends.', { timeout: 60_000 }, async () => {
    const wanted = await expected(ALL);
    const text = renderJs(ALL, { region: 'eu-west-1', endpointUrl }).replaceAll(
      /'openapi\.(json|yaml)'/g,
      (file) => JSON.stringify(join(folder, file.slice(1, -1))),
    );
    // Run from the project's folder, so that the SDK resolves.
    await execute(process.execPath, ['--input-type=module', '-'], text, { cwd: process.cwd(), home: folder });
    expect(recorded).toEqual(wanted);
    expect(JSON.parse(readFileSync(join(folder, 'openapi.json'), 'utf8'))).toEqual(RESULTS);
  });
});
