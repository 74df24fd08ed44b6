import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs `text` without environment variables that could change where or how a client sends. */
export async function execute(
  program: string,
  args: string[],
  text: string,
  { cwd, home }: { cwd: string; home: string },
): Promise<string> {
  const child = execFile(program, args, {
    cwd,
    env: {
      PATH: process.env.PATH,
      HOME: home,
      LANG: 'C.UTF-8',
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_PAGER: '',
      NODE_NO_WARNINGS: '1',
      PYENV_ROOT: process.env.PYENV_ROOT,
      PYENV_VERSION: process.env.PYENV_VERSION,
    },
  });
  child.stdin?.end(text);
  let output = '';
  child.stdout?.on('data', (part: string) => {
    output += part;
  });
  child.stderr?.on('data', (part: string) => {
    output += part;
  });
  const code = await new Promise((done) => child.on('close', done));
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${output}`);
  return output;
}

function answers(program: string, ...args: string[]): string | undefined {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}

/** The installed AWS CLI v2; `aws` may be version 1, whose options differ. */
export const cli = (answers('which', '-a', 'aws') ?? '')
  .split('\n')
  .find((path) => path !== '' && answers(path, '--version')?.startsWith('aws-cli/2'));
/** Whether Python with boto3 is installed. */
export const hasBoto3 = answers('python3', '-c', 'import boto3') !== undefined;

/** The Python that runs the CLI; undefined for the compiled CLI, which starts a process for each command. */
const cliPython =
  cli === undefined ? undefined : /^#!(\S*python\S*)\n/.exec(readFileSync(cli, 'latin1'))?.[1];

/**
 * What makes `aws` the CLI v2 in a script for bash: one process of its code for all commands of the script, where it is
 * Python.
 * @param home a folder for what the commands print
 */
export function defineAws(home: string): string {
  if (cliPython === undefined) return `aws() { '${cli}' "$@"; }\n`;
  const program = join(import.meta.dirname, 'shared-cli.py');
  const [out, err] = [join(home, 'aws-out'), join(home, 'aws-err')];
  // A subshell has no coproc, but it has the files that its parent has opened.
  return `
coproc AWS_CLI { exec '${cliPython}' '${program}' '${out}' '${err}'; }
exec 8>&"\${AWS_CLI[1]}" 9<&"\${AWS_CLI[0]}"
aws() {
  local code
  printf '%s\\0' "$#" "$@" >&8
  IFS= read -r code <&9 || return 1
  cat '${out}'
  cat '${err}' >&2
  return "$code"
}
`;
}
