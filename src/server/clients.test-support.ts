import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

// The clients of AWS that are installed.

function answers(program: string, ...args: string[]): string | undefined {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}

/** The Python that runs this CLI; undefined for the compiled CLI, which starts a process for each command. */
const pythonOf = (path: string) => /^#!(\S*python\S*)\n/.exec(readFileSync(path, 'latin1'))?.[1];

const installed = (answers('which', '-a', 'aws') ?? '')
  .split('\n')
  .filter((path) => path !== '')
  .map((path) => ({ path, python: pythonOf(path) }));

// Its start would take ten times as long.
const METADATA = "from importlib.metadata import version; print(version('awscli'))";

/** The installed AWS CLI v2; `aws` may be version 1, which lacks required features. */
const v2 =
  installed.find(({ python }) => python && answers(python, '-c', METADATA)?.startsWith('2.')) ??
  installed.find(({ path }) => answers(path, '--version')?.startsWith('aws-cli/2'));

export const cli = v2?.path;
export const cliPython = v2?.python;

/** Whether Python with boto3 is installed. */
export const hasBoto3 = answers('python3', '-c', 'import boto3') !== undefined;
