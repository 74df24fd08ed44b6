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
  /** `init` has to come first. */
  needsInit: boolean;
  /** @returns what Terraform printed. @throws Error with it when Terraform fails; a plan with changes may be a failure too */
  run: (...args: string[]) => Promise<string>;
  remove: () => void;
}

/** The folder with the provider's program, where the mirror has it unpacked. */
function unpackedProvider(): string | undefined {
  if (PLUGINS === undefined) return undefined;
  const versions = join(PLUGINS, 'registry.terraform.io/hashicorp/aws');
  const folders = readdirSync(versions, { recursive: true, withFileTypes: true }).filter(
    (entry) =>
      entry.isFile() && entry.name.startsWith('terraform-provider-aws') && !entry.name.endsWith('.zip'),
  );
  return folders[0]?.parentPath;
}

/**
 * Makes an empty folder.
 * @param isFast Terraform takes the provider without `init` and without a checksum of its 700 MB at each run, where it can
 */
export function terraformFolder({ isFast = false } = {}): TerraformFolder {
  const provider = isFast ? unpackedProvider() : undefined;
  const installation = provider
    ? `dev_overrides { "hashicorp/aws" = ${JSON.stringify(provider)} }\n  direct {}`
    : `filesystem_mirror { path = ${JSON.stringify(PLUGINS)} }`;
  const path = mkdtempSync(join(tmpdir(), 'gatehouse-terraform-'));
  const settings = join(path, 'rc');
  writeFileSync(settings, `disable_checkpoint = true\nprovider_installation {\n  ${installation}\n}\n`);
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
  return { path, needsInit: provider === undefined, run, remove: () => rmSync(path, { recursive: true }) };
}
