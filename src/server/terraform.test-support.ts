import { execFile, execFileSync, spawn } from 'node:child_process';
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

/** Whether `npm run test:long` runs, which takes whole sets instead of samples. */
export const LONG = process.env.LONG === '1';

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

/** The provider's program, where the mirror has it unpacked. */
function unpackedProvider(): string | undefined {
  if (PLUGINS === undefined) return undefined;
  const versions = join(PLUGINS, 'registry.terraform.io/hashicorp/aws');
  const program = readdirSync(versions, { recursive: true, withFileTypes: true }).find(
    (entry) =>
      entry.isFile() && entry.name.startsWith('terraform-provider-aws') && !entry.name.endsWith('.zip'),
  );
  return program && join(program.parentPath, program.name);
}

/** A provider that runs for all commands of a folder, as a developer of one runs it under a debugger. */
interface RunningProvider {
  /** What TF_REATTACH_PROVIDERS has to be: where Terraform reaches it. */
  reattach: string;
  stop: () => void;
}

/**
 * Terraform itself starts its provider up to four times in a command, each time for two seconds of a processor. It logs each
 * step unless it is set otherwise, and Go would spend a quarter of the time on collecting what its schemas leave.
 */
const PROVIDER_SETTINGS = { TF_LOG: 'ERROR', TF_LOG_PROVIDER: 'ERROR', TF_LOG_SDK: 'ERROR', GOGC: '400' };

/** Starts the provider. @throws Error with what it printed, when it ends before it says where it is */
function startProvider(program: string, env: NodeJS.ProcessEnv): Promise<RunningProvider> {
  const child = spawn(program, ['-debug'], {
    env: { ...env, ...PROVIDER_SETTINGS },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${program} ended: ${printed}`)));
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => {
        // What it prints later, Terraform reports as well.
        if (printed.length < 100_000) printed += part;
        const [, reattach] = /TF_REATTACH_PROVIDERS='(.*)'\n/.exec(printed) ?? [];
        if (reattach !== undefined) resolve({ reattach, stop: () => void child.kill() });
      });
  });
}

/** Makes an empty folder, with a provider that runs until the folder is removed, or that `init` has put there. */
export async function terraformFolder(): Promise<TerraformFolder> {
  const path = mkdtempSync(join(tmpdir(), 'gatehouse-terraform-'));
  const settings = join(path, 'rc');
  const mirror = `filesystem_mirror { path = ${JSON.stringify(PLUGINS)} }`;
  writeFileSync(settings, `disable_checkpoint = true\nprovider_installation {\n  ${mirror}\n}\n`);
  const base = { PATH: process.env.PATH, HOME: path, AWS_EC2_METADATA_DISABLED: 'true' };
  const program = unpackedProvider();
  const provider = program === undefined ? undefined : await startProvider(program, base);
  const env = {
    ...base,
    TF_CLI_CONFIG_FILE: settings,
    TF_IN_AUTOMATION: '1',
    ...(provider && { TF_REATTACH_PROVIDERS: provider.reattach }),
  };
  const run = (...args: string[]): Promise<string> =>
    new Promise((resolve, reject) => {
      execFile('terraform', args, { cwd: path, env, maxBuffer: 1e8 }, (error, stdout, stderr) => {
        if (error) reject(new Error(`terraform ${args.join(' ')}\n${stdout}\n${stderr}`));
        else resolve(stdout);
      });
    });
  const remove = () => {
    provider?.stop();
    rmSync(path, { recursive: true });
  };
  return { path, needsInit: provider === undefined, run, remove };
}
