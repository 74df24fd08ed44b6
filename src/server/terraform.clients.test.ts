import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSandbox } from '../sandbox/sandbox';
import type { Sandbox } from '../sandbox/types';
import { LOOPBACK, listen } from './loopback';
import { sandboxServer } from './sandbox-server';
import { hasTerraform, LONG, SKIPPED, type TerraformFolder, terraformFolder } from './terraform.test-support';

// Terraform compares its state with what it reads: any member that is returned differently from what was
// sent is a permanent diff.

let folder: TerraformFolder;
let sandbox: Sandbox;
let server: Server;
let url = '';

beforeAll(async () => {
  if (!hasTerraform) return;
  folder = await terraformFolder();
  cpSync(join(import.meta.dirname, 'terraform.tf'), join(folder.path, 'main.tf'));
  sandbox = createSandbox({ start: 'empty' });
  server = sandboxServer(sandbox);
  url = `http://${LOOPBACK}:${await listen(server, 0)}`;
});

afterAll(() => {
  if (!hasTerraform) return;
  server.closeAllConnections();
  server.close();
  folder.remove();
});

const flags = (step: 1 | 2) => ['-input=false', '-no-color', `-var=url=${url}`, `-var=step=${step}`];
const apply = (step: 1 | 2) => folder.run('apply', '-auto-approve', ...flags(step));
const planNothing = (step: 1 | 2) => folder.run('plan', '-detailed-exitcode', ...flags(step));

/** Terraform's own file. */
interface State {
  resources: { type: string; name: string; instances: { attributes: Record<string, string> }[] }[];
}

/** How the provider's import spells each resource's identity; by type, without `aws_apigatewayv2_`. */
const IDENTITY: Readonly<Record<string, readonly string[]>> = {
  api: ['id'],
  api_mapping: ['id', 'domain_name'],
  authorizer: ['api_id', 'id'],
  deployment: ['api_id', 'id'],
  domain_name: ['id'],
  integration: ['api_id', 'id'],
  integration_response: ['api_id', 'integration_id', 'id'],
  model: ['api_id', 'id'],
  route: ['api_id', 'id'],
  route_response: ['api_id', 'route_id', 'id'],
  stage: ['api_id', 'id'],
  vpc_link: ['id'],
};

/** What no import restores, on AWS either: a document that was imported, the members of quick create. */
const NOT_READ_BACK = ['aws_apigatewayv2_api.imported', 'aws_apigatewayv2_api.quick'];

/** Deletes the state and writes the imports that rebuild it. @returns how many */
async function forgetAndImport(): Promise<number> {
  const state = JSON.parse(readFileSync(join(folder.path, 'terraform.tfstate'), 'utf8')) as State;
  const wanted = state.resources
    .map(({ type, name, instances }) => ({ address: `${type}.${name}`, type, instances }))
    .filter(({ address }) => !NOT_READ_BACK.includes(address));
  expect(wanted.filter(({ instances }) => instances.length !== 1)).toEqual([]);
  const imports = wanted.map(({ address, type, instances }) => {
    const values = instances[0]?.attributes ?? {};
    const id = (IDENTITY[type.replace('aws_apigatewayv2_', '')] ?? []).map((name) => values[name]).join('/');
    return `import {\n  to = ${address}\n  id = ${JSON.stringify(id)}\n}\n`;
  });
  await folder.run('state', 'rm', ...wanted.map(({ address }) => address));
  writeFileSync(join(folder.path, 'imports.tf'), imports.join('\n').replaceAll('${', '$${'));
  return wanted.length;
}

test.skipIf(!hasTerraform)(
  `Terraform creates, plans nothing, updates, imports and destroys every resource${SKIPPED}.`,
  { timeout: 600_000 },
  async () => {
    if (folder.needsInit) await folder.run('init', '-input=false', '-no-color');
    expect(await apply(1)).toContain('Apply complete! Resources: 29 added, 0 changed, 0 destroyed.');
    // Each command costs about nine seconds of a processor: that the import below changes nothing says what a plan of step 2 would, and
    // the generated code of terraform-code.clients.test.ts is planned again with the members that only step 1 has.
    if (LONG) await planNothing(1);
    await apply(2);
    if (LONG) await planNothing(2);

    const count = await forgetAndImport();
    expect(new Set(Object.keys(IDENTITY)).size).toBe(12);
    expect(await apply(2)).toContain(
      `Apply complete! Resources: ${count} imported, 0 added, 0 changed, 0 destroyed.`,
    );
    if (LONG) await planNothing(2);

    // The plan has just read everything.
    await folder.run('destroy', '-auto-approve', '-refresh=false', ...flags(2));
    const left = ['/v2/apis', '/v2/vpclinks', '/v2/domainnames'].map((path) =>
      sandbox.handle({ method: 'GET', url: path, headers: {}, body: '' }),
    );
    for (const { body } of await Promise.all(left)) expect(JSON.parse(body)).toEqual({ items: [] });
    // The sandbox knew every request of Terraform.
    expect(sandbox.calls.filter(({ status }) => status >= 500)).toEqual([]);
  },
);
