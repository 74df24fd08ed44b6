import { existsSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSandbox } from '../sandbox/client.test-support';
import { expressibleInTerraform } from '../service/configuration/code/code.test-support';
import type { Surroundings } from '../service/configuration/code/surroundings';
import {
  configurations,
  readLatest,
  runCalls,
  whole,
} from '../service/configuration/configuration.test-support';
import { createApiPlan } from '../service/configuration/create-api';
import { diff } from '../service/configuration/diff';
import { toTerraform } from '../service/configuration/terraform/terraform';
import type { Configuration } from '../service/configuration/value';
import {
  FOLDER,
  nhsFilled,
  petStoreOpen,
  samFilled,
  smithy,
  tdrFilled,
  walletConnectFilled,
} from '../service/openapi/public-documents.test-support';
import { LOOPBACK, listen } from './loopback';
import { sandboxServer } from './sandbox-server';
import { hasTerraform, SKIPPED, type TerraformFolder, terraformFolder } from './terraform.test-support';

const LONG = process.env.LONG === '1';
const TIMEOUT = 600_000;

/** Where the provider of the code sends its calls; Terraform merges it with the code. */
const provider = (url: string) => `
provider "aws" {
  region                      = "us-east-1"
  access_key                  = "AKIDEXAMPLE"
  secret_key                  = "secret"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
  endpoints { apigatewayv2 = "${url}" }
}
`;

let folder: TerraformFolder;
const servers: Server[] = [];

/** A sandbox, its client and its address. */
async function start() {
  const { sandbox, client } = startSandbox({ now: () => new Date() });
  const server = sandboxServer(sandbox);
  servers.push(server);
  return { sandbox, client, url: `http://${LOOPBACK}:${await listen(server, 0)}` };
}

beforeAll(async () => {
  if (!hasTerraform) return;
  folder = terraformFolder({ isFast: true });
  writeFileSync(join(folder.path, 'main.tf'), toTerraform(empty).text);
  if (folder.needsInit) await folder.run('init', '-input=false', '-no-color');
}, TIMEOUT);

afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  if (hasTerraform) folder.remove();
});

const empty: Configuration = {
  protocol: 'HTTP',
  api: { Name: 'empty' },
  routes: {},
  integrations: {},
  authorizers: {},
  models: {},
  stages: {},
  tags: {},
};

/** Puts code into the folder, without what was there. */
async function write(code: string, url: string): Promise<void> {
  for (const name of ['terraform.tfstate', 'terraform.tfstate.backup', 'plan'])
    rmSync(join(folder.path, name), { force: true });
  writeFileSync(join(folder.path, 'main.tf'), code);
  writeFileSync(join(folder.path, 'provider_override.tf'), provider(url));
  // The code is formatted already.
  await folder.run('fmt', '-check', '-diff', 'main.tf');
}

/** A line that Terraform prints with -json. */
interface Line {
  type: string;
  changes?: { add: number; change: number; remove: number; import?: number };
  change?: { resource: { addr: string }; action: string };
}

/** What Terraform would do, by the machine-readable plan: no action but reads and imports is empty. */
async function plannedActions(): Promise<string[]> {
  const lines = (await folder.run('plan', '-input=false', '-json')).trim().split('\n');
  const parsed = lines.map((line) => JSON.parse(line) as Line);
  const summary = parsed.find(({ type }) => type === 'change_summary')?.changes;
  const actions = parsed.flatMap(({ type, change }) =>
    type === 'planned_change' && change && !['noop', 'import', 'read'].includes(change.action)
      ? [`${change.action} ${change.resource.addr}`]
      : [],
  );
  const count = summary && summary.add + summary.change + summary.remove;
  return count === actions.length ? actions : [...actions, `summary: ${JSON.stringify(summary)}`];
}

type Client = Awaited<ReturnType<typeof start>>['client'];

/** What the account has beside the API. */
async function readSurroundings(client: Client): Promise<Surroundings> {
  const { Items: names = [] } = await client.getDomainNames({});
  const domains = names.map(async (domainName) => {
    const { Items: mappings = [] } = await client.getApiMappings({ DomainName: domainName.DomainName });
    return { domainName, mappings, rules: [] };
  });
  const { Items: vpcLinks = [] } = await client.getVpcLinks({});
  return { domains: await Promise.all(domains), vpcLinks };
}

/** The code with import blocks takes over the API without a change. */
async function judgeImports(client: Client, url: string, apiId: string): Promise<void> {
  const { origin, configuration } = await readLatest(client, apiId);
  const { Items: deployments = [] } = await client.getDeployments({ ApiId: apiId });
  const surroundings = await readSurroundings(client);
  const code = toTerraform(configuration, { origin, deployments, surroundings, imports: true });
  await write(code.text, url);
  expect(await plannedActions()).toEqual([]);
}

/** The code without import blocks creates an equal API in an empty account, and has nothing to do afterwards. */
async function judgeCopy(client: Client, apiId: string): Promise<void> {
  const { origin, configuration } = await readLatest(client, apiId);
  const target = await start();
  await write(toTerraform(configuration, { origin }).text, target.url);
  await folder.run('apply', '-auto-approve', '-input=false', '-no-color');
  expect(await plannedActions()).toEqual([]);
  const { Items: [created] = [] } = await target.client.getApis({});
  const copy = await readLatest(target.client, created?.ApiId ?? '');
  expect(diff(whole(expressibleInTerraform(configuration)), copy).changes).toEqual([]);
  // The sandbox knew every request of Terraform.
  expect(target.sandbox.calls.filter(({ status }) => status >= 500)).toEqual([]);
}

/** Text that each language around it reads as something else. */
const HOSTILE = '${a} %{b} $${c} $$ %%{d} "e" \\f \\u0041 \n\ttab # é 漢 \u202e end$';

/** The configuration with hostile text wherever the service takes any. */
function withHostileText(configuration: Configuration): Configuration {
  return {
    ...configuration,
    api: { ...configuration.api, Description: HOSTILE },
    models: Object.fromEntries(
      Object.entries(configuration.models).map(([name, model]) => [name, { ...model, Description: HOSTILE }]),
    ),
  };
}

/** A Terraform run takes seconds: all the generated APIs and documents are for `npm run test:long`. */
const COUNT = LONG ? 10 : 1;
const CASES = (['HTTP', 'WEBSOCKET'] as const).flatMap((protocol) =>
  fc
    .sample(configurations(protocol), { numRuns: COUNT, seed: 14 })
    .map((configuration, index) => [`${protocol} API ${index + 1}`, withHostileText(configuration)] as const),
);

describe.skipIf(!hasTerraform)(`Terraform${SKIPPED}`, () => {
  test.each(CASES)(
    'imports %s without a change, and creates an equal one.',
    async (_, configuration) => {
      const { client, url } = await start();
      const plan = createApiPlan(configuration, 'Create');
      await runCalls(client, plan.calls);
      const { Items: [api] = [] } = await client.getApis({});
      const ApiId = api?.ApiId ?? '';
      for (const [index, StageName] of Object.keys(configuration.stages).entries())
        if (index > 0 && configuration.stages[StageName]?.AutoDeploy !== true)
          await client.createDeployment({ ApiId, StageName, Description: 'first' });
      await judgeImports(client, url, ApiId);
      await judgeCopy(client, ApiId);
    },
    TIMEOUT,
  );

  const documents = [
    ['NHS', nhsFilled],
    ['Smithy', smithy],
    ['TDR', tdrFilled],
    ['SAM', samFilled],
    ['WalletConnect', walletConnectFilled],
    ['pet store', petStoreOpen],
  ] as const;
  test.skipIf(!LONG || !existsSync(FOLDER)).each(documents)(
    'imports the API of the %s document without a change, and creates an equal one.',
    async (_, read) => {
      const { client, url } = await start();
      const { ApiId = '' } = await client.importApi({ Body: read() });
      await judgeImports(client, url, ApiId);
      await judgeCopy(client, ApiId);
    },
    TIMEOUT,
  );

  test(
    'imports a quick-created API without what API Gateway manages, and its domain name, mapping and VPC link.',
    async () => {
      const { client, url } = await start();
      const { ApiId = '' } = await client.createApi({
        Name: 'quick',
        ProtocolType: 'HTTP',
        Target: 'https://example.com/',
      });
      const { origin, configuration } = await readLatest(client, ApiId);
      const target = Object.values(origin.integrations).flat()[0]?.id;
      await client.createRoute({ ApiId, RouteKey: 'GET /pets', Target: `integrations/${target}` });
      expect(Object.keys(configuration.routes)).toEqual(['$default']);
      const { VpcLinkId } = await client.createVpcLink({
        Name: 'net',
        SubnetIds: ['subnet-0123456789abcdef0'],
        SecurityGroupIds: ['sg-0123456789abcdef0'],
      });
      await client.createIntegration({
        ApiId,
        IntegrationType: 'HTTP_PROXY',
        IntegrationMethod: 'ANY',
        PayloadFormatVersion: '1.0',
        ConnectionType: 'VPC_LINK',
        ConnectionId: VpcLinkId,
        IntegrationUri:
          'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/lb/50dc6c495c0c9188/0467ef3c8400ae65',
      });
      await client.createDomainName({
        DomainName: 'api.example.com',
        DomainNameConfigurations: [
          {
            CertificateArn:
              'arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555',
            EndpointType: 'REGIONAL',
            SecurityPolicy: 'TLS_1_2',
          },
        ],
        Tags: { team: 'web' },
      });
      await client.createApiMapping({
        ApiId,
        DomainName: 'api.example.com',
        Stage: '$default',
        ApiMappingKey: 'v1',
      });
      await judgeImports(client, url, ApiId);
    },
    TIMEOUT,
  );
});
