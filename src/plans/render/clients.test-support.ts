import { execFile, execFileSync } from 'node:child_process';

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
