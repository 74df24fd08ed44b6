import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
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
import { hasTerraform, LONG, SKIPPED, type TerraformFolder, terraformFolder } from './terraform.test-support';

const TIMEOUT = 600_000;

/** Where the provider sends its calls. */
const provider = (url: string) => `
terraform {
  required_providers { aws = { source = "hashicorp/aws" } }
}
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
  folder = await terraformFolder();
  if (!folder.needsInit) return;
  writeFileSync(join(folder.path, 'main.tf'), provider('http://127.0.0.1'));
  await folder.run('init', '-input=false', '-no-color');
}, TIMEOUT);

afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  if (hasTerraform) folder.remove();
});

/** The code of one API. */
interface Module {
  name: string;
  code: string;
}

/**
 * Puts code into the folder, without what was there: each API is a module of one configuration, because a run of Terraform
 * takes seconds whatever it does. Import blocks are allowed at the root only.
 */
async function write(modules: readonly Module[], url: string): Promise<void> {
  for (const name of ['terraform.tfstate', 'terraform.tfstate.backup', 'modules'])
    rmSync(join(folder.path, name), { recursive: true, force: true });
  const root = modules.map(({ name, code }) => {
    const path = join('modules', name);
    mkdirSync(join(folder.path, path), { recursive: true });
    const imports: string[] = [];
    const rest = code.replaceAll(/^import \{\n {2}to = (.*)\n {2}id = (.*)\n\}\n/gm, (_, to, id) => {
      imports.push(`import {\n  to = module.${name}.${to}\n  id = ${id}\n}\n`);
      return '';
    });
    writeFileSync(join(folder.path, path, 'main.tf'), rest.replaceAll(/\n{3,}/g, '\n\n').trimStart());
    return `module "${name}" {\n  source = "./${path}"\n}\n${imports.join('')}`;
  });
  writeFileSync(join(folder.path, 'main.tf'), provider(url) + root.join(''));
  await folder.run('get');
  // The code is formatted already.
  await folder.run('fmt', '-check', '-diff', '-recursive', 'modules');
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

/** The code with import blocks takes over the APIs without a change. */
async function judgeImports(client: Client, url: string, apiIds: readonly string[]): Promise<void> {
  const surroundings = await readSurroundings(client);
  const modules = apiIds.map(async (apiId, index): Promise<Module> => {
    const { origin, configuration } = await readLatest(client, apiId);
    const { Items: deployments = [] } = await client.getDeployments({ ApiId: apiId });
    const options = { origin, deployments, surroundings, imports: true };
    return { name: `api${index}`, code: toTerraform(configuration, options).text };
  });
  await write(await Promise.all(modules), url);
  expect(await plannedActions()).toEqual([]);
}

/** The code without import blocks creates equal APIs in an empty account, and has nothing to do afterwards. */
async function judgeCopies(client: Client, apiIds: readonly string[]): Promise<void> {
  const target = await start();
  const sources = await Promise.all(apiIds.map((apiId) => readLatest(client, apiId)));
  const modules = sources.map(({ configuration, origin }, index) => ({
    name: `api${index}`,
    code: toTerraform(configuration, { origin }).text,
  }));
  await write(modules, target.url);
  await folder.run('apply', '-auto-approve', '-input=false', '-no-color');
  expect(await plannedActions()).toEqual([]);
  const { Items: created = [] } = await target.client.getApis({ MaxResults: '100' });
  expect(created).toHaveLength(sources.length);
  for (const { configuration } of sources) {
    const { ApiId = '' } = created.find(({ Name }) => Name === configuration.api.Name) ?? {};
    const copy = await readLatest(target.client, ApiId);
    expect(diff(whole(expressibleInTerraform(configuration)), copy).changes).toEqual([]);
  }
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

/** All the generated APIs and documents are for `npm run test:long`. */
const COUNT = LONG ? 10 : 1;
const CASES = (['HTTP', 'WEBSOCKET'] as const).flatMap((protocol) =>
  fc.sample(configurations(protocol), { numRuns: COUNT, seed: 14 }).map(withHostileText),
);
const DOCUMENTS =
  LONG && existsSync(FOLDER)
    ? [nhsFilled, smithy, tdrFilled, samFilled, walletConnectFilled, petStoreOpen]
    : [];

/** Creates a generated API, with deployments to some of its stages. @returns its id */
async function createApi(client: Client, configuration: Configuration, Name: string): Promise<string> {
  const named = { ...configuration, api: { ...configuration.api, Name } };
  await runCalls(client, createApiPlan(named, 'Create').calls);
  const { Items: apis = [] } = await client.getApis({ MaxResults: '100' });
  const { ApiId = '' } = apis.find((api) => api.Name === Name) ?? {};
  for (const [index, [StageName, { AutoDeploy }]] of Object.entries(configuration.stages).entries())
    if (index > 0 && AutoDeploy !== true)
      await client.createDeployment({ ApiId, StageName, Description: 'first' });
  return ApiId;
}

describe.skipIf(!hasTerraform)(`Terraform${SKIPPED}`, () => {
  test(
    `imports ${CASES.length} generated APIs and ${DOCUMENTS.length} of documents without a change, and creates equal ones.`,
    async () => {
      const { client, url } = await start();
      const apiIds: string[] = [];
      for (const [index, one] of CASES.entries()) apiIds.push(await createApi(client, one, `API ${index}`));
      for (const [index, read] of DOCUMENTS.entries()) {
        const { ApiId = '' } = await client.importApi({ Body: read() });
        await client.updateApi({ ApiId, Name: `Document ${index}` });
        apiIds.push(ApiId);
      }
      await judgeImports(client, url, apiIds);
      await judgeCopies(client, apiIds);
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
      await judgeImports(client, url, [ApiId]);
    },
    TIMEOUT,
  );
});
