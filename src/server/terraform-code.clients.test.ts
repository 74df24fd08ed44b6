import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

/** What Terraform does to what there is, by its machine-readable lines: no action but reads, imports and these creations is empty. */
async function actionsOf(command: string[], isCreated = (_address: string) => false): Promise<string[]> {
  const lines = (await folder.run(...command, '-input=false', '-json')).trim().split('\n');
  const parsed = lines.map((line) => JSON.parse(line) as Line);
  const summary = parsed.find(({ type }) => type === 'change_summary')?.changes;
  const planned = parsed.flatMap(({ type, change }) =>
    type === 'planned_change' && change && !['noop', 'import', 'read'].includes(change.action)
      ? [change]
      : [],
  );
  const actions = planned
    .filter(({ action, resource }) => action !== 'create' || !isCreated(resource.addr))
    .map(({ action, resource }) => `${action} ${resource.addr}`);
  const count = summary && summary.add + summary.change + summary.remove;
  return count === planned.length ? actions : [...actions, `summary: ${JSON.stringify(summary)}`];
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

/** The code with import blocks, which takes over the APIs. */
async function imports(client: Client, apiIds: readonly string[], name: string): Promise<Module[]> {
  const surroundings = await readSurroundings(client);
  const modules = apiIds.map(async (apiId, index): Promise<Module> => {
    const { origin, configuration } = await readLatest(client, apiId);
    const { Items: deployments = [] } = await client.getDeployments({ ApiId: apiId });
    const options = { origin, deployments, surroundings, imports: true };
    return { name: `${name}${index}`, code: toTerraform(configuration, options).text };
  });
  return Promise.all(modules);
}

type Latest = Awaited<ReturnType<typeof readLatest>>;

/** The code without import blocks, which creates equal APIs beside them. */
const copies = (sources: readonly Latest[]): Module[] =>
  sources.map(({ configuration, origin }, index) => ({
    name: `copy${index}`,
    code: toTerraform(configuration, { origin }).text,
  }));

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

/** A quick-created API with a domain name, an API mapping and a VPC link. @returns its id */
async function createQuickApi(client: Client): Promise<string> {
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
        CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555',
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
  return ApiId;
}

test.skipIf(!hasTerraform)(
  `Terraform imports ${CASES.length} generated APIs, ${DOCUMENTS.length} of documents and a quick-created one, without what API Gateway manages, and creates equal ones${SKIPPED}.`,
  async () => {
    const { sandbox, client, url } = await start();
    const apiIds: string[] = [];
    for (const [index, one] of CASES.entries()) apiIds.push(await createApi(client, one, `API ${index}`));
    for (const [index, read] of DOCUMENTS.entries()) {
      const { ApiId = '' } = await client.importApi({ Body: read() });
      await client.updateApi({ ApiId, Name: `Document ${index}` });
      apiIds.push(ApiId);
    }
    const sources = await Promise.all(apiIds.map((apiId) => readLatest(client, apiId)));
    const modules = [...(await imports(client, apiIds, 'api')), ...copies(sources)];
    // Last: its domain name would be in the code of the others too.
    const quickId = await createQuickApi(client);
    modules.push(...(await imports(client, [quickId], 'quick')));
    // A run of Terraform takes nine seconds of a processor, whatever it does: one imports and creates.
    await write(modules, url);
    const isCopy = (address: string) => address.startsWith('module.copy');
    expect(await actionsOf(['apply', '-auto-approve'], isCopy)).toEqual([]);
    expect(await actionsOf(['plan'])).toEqual([]);

    const { Items: apis = [] } = await client.getApis({ MaxResults: '100' });
    const created = apis.filter(({ ApiId = '' }) => ApiId !== quickId && !apiIds.includes(ApiId));
    expect(created).toHaveLength(sources.length);
    for (const { configuration } of sources) {
      const { ApiId = '' } = created.find(({ Name }) => Name === configuration.api.Name) ?? {};
      const copy = await readLatest(client, ApiId);
      expect(diff(whole(expressibleInTerraform(configuration)), copy).changes).toEqual([]);
    }
    // The sandbox knew every request of Terraform.
    expect(sandbox.calls.filter(({ status }) => status >= 500)).toEqual([]);
  },
  TIMEOUT,
);
