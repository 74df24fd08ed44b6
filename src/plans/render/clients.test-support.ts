import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { cli, cliPython } from '../../server/clients.test-support';

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
