import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folders of providers without a registry: Terraform's own, and /opt. */
const PLACES = [
  process.env.GATEHOUSE_TERRAFORM_PLUGINS ?? '',
  join(homedir(), '.terraform.d/plugins'),
  '/usr/local/share/terraform/plugins',
  '/usr/share/terraform/plugins',
  ...(existsSync('/opt') ? readdirSync('/opt').map((name) => join('/opt', name)) : []),
];

const PLUGINS = PLACES.find((place) => existsSync(join(place, 'registry.terraform.io/hashicorp/aws')));

/** Whether Terraform with its AWS provider is installed. */
export const hasTerraform = (() => {
  try {
    execFileSync('terraform', ['version'], { stdio: 'ignore' });
    return PLUGINS !== undefined;
  } catch {
    return false;
  }
})();

/** For the title of a test that is skipped without Terraform. */
export const SKIPPED = hasTerraform ? '' : ' (skipped: not installed: Terraform with the AWS provider)';

/** A folder for Terraform's files, with the settings that it starts with. */
export interface TerraformFolder {
  path: string;
  /** @returns what Terraform printed. @throws Error with it when Terraform fails; a plan with changes may be a failure too */
  run: (...args: string[]) => Promise<string>;
  remove: () => void;
}

/** Makes an empty folder. */
export function terraformFolder(): TerraformFolder {
  const path = mkdtempSync(join(tmpdir(), 'gatehouse-terraform-'));
  const settings = join(path, 'rc');
  writeFileSync(
    settings,
    `disable_checkpoint = true\nprovider_installation {\n  filesystem_mirror { path = ${JSON.stringify(PLUGINS)} }\n}\n`,
  );
  const env = {
    PATH: process.env.PATH,
    HOME: path,
    TF_CLI_CONFIG_FILE: settings,
    TF_IN_AUTOMATION: '1',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  const run = (...args: string[]): Promise<string> =>
    new Promise((resolve, reject) => {
      execFile('terraform', args, { cwd: path, env, maxBuffer: 1e8 }, (error, stdout, stderr) => {
        if (error) reject(new Error(`terraform ${args.join(' ')}\n${stdout}\n${stderr}`));
        else resolve(stdout);
      });
    });
  return { path, run, remove: () => rmSync(path, { recursive: true }) };
}
