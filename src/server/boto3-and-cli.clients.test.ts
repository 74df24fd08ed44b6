import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { handlerOf } from '../sandbox/handlers/registry';
import { OPERATIONS } from '../sandbox/operations';
import { createSandbox } from '../sandbox/sandbox';
import type { Sandbox } from '../sandbox/types';
import { cli, cliPython, hasBoto3 } from './clients.test-support';
import { LOOPBACK, listen } from './loopback';
import { callEverything } from './real-clients-cli.test-support';
import { sandboxServer } from './sandbox-server';

// Third-party clients against the sandbox over HTTP: it understands their requests, and its
// responses match their own models of the service.

/** The operations that older clients have, without routing rules. */
const BASE = OPERATIONS.filter(({ name }) => handlerOf(name) && !name.includes('RoutingRule'));

let sandbox: Sandbox;
let server: Server;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-clients-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(async () => {
  sandbox = createSandbox({ start: 'empty' });
  server = sandboxServer(sandbox);
  const port = await listen(server, 0);
  environment = { ...ENVIRONMENT, SANDBOX_URL: `http://${LOOPBACK}:${port}` };
  return async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
});

/** An environment that cannot change where or how a client sends; pyenv's shims need the Python version. */
const ENVIRONMENT = {
  PATH: process.env.PATH,
  LANG: 'C.UTF-8',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_PAGER: '',
  PYENV_ROOT: process.env.PYENV_ROOT,
  PYENV_VERSION: process.env.PYENV_VERSION,
};
let environment: Record<string, string | undefined> = {};

/** A program's output. @throws Error with its whole output when it fails. */
function run(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...environment, HOME: folder };
    execFile(program, args, { cwd: folder, env, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${program} ${args.join(' ')}\n${stdout}\n${stderr}`));
      else resolve(stdout);
    });
  });
}

/** The suffix of a title with the reason of a skip. */
const unless = (missing: boolean, what: string) => (missing ? ` (skipped: not installed: ${what})` : '');

/** The operations that failed for a client or that it never called. */
function wanting(): string[] {
  const accepted = new Set(
    sandbox.calls.flatMap(({ operation, status }) => (status < 300 ? [`${operation} ${status}`] : [])),
  );
  return BASE.map(({ name, status }) => `${name} ${status}`).filter((call) => !accepted.has(call));
}

test('Clients must call the 72 operations of the base service.', () => {
  expect(BASE).toHaveLength(72);
});

describe.skipIf(!hasBoto3)(`boto3${unless(!hasBoto3, 'boto3 for python3')}`, () => {
  test('calls every operation, pages by one, and parses each response strictly.', {
    timeout: 60_000,
  }, async () => {
    const script = readFileSync(new URL('./real-clients.py', import.meta.url), 'utf8');
    const report = JSON.parse(await run('python3', ['-W', 'error', '-c', script]));
    expect(wanting()).toEqual([]);
    expect(report.operations).toEqual(BASE.map(({ name }) => name).sort());
  });
});

describe.skipIf(!hasBoto3)(`boto3 in two Regions at once${unless(!hasBoto3, 'boto3 for python3')}`, () => {
  test('sees in each Region its own resources, with the URLs of that Region.', async () => {
    const script = readFileSync(new URL('./real-clients-regions.py', import.meta.url), 'utf8');
    const made = JSON.parse(await run('python3', ['-W', 'error', '-c', script]));
    const regions = ['us-east-1', 'eu-west-1'];
    expect(Object.keys(made)).toEqual(regions);
    for (const region of regions) {
      expect(made[region].names).toEqual(Array.from({ length: 10 }, (_, at) => `${region} ${at}`));
      expect(new Set(made[region].hosts)).toEqual(new Set([`execute-api.${region}.amazonaws.com`]));
      expect(made[region].arn).toBe(`arn:aws:apigateway:${region}::/domainnames/api.example.com`);
      const creates = sandbox.calls.filter(
        (call) => call.region === region && call.operation === 'CreateApi',
      );
      expect(creates.map(({ status }) => status)).toEqual(Array(10).fill(201));
    }
    expect(made['us-east-1'].zone).not.toBe(made['eu-west-1'].zone);
  });
});

/** Runs one command and returns its output. @throws Error with its messages when it fails or warns. */
type Command = (args: readonly string[]) => Promise<string>;

/** All commands through one process of the CLI's code. */
function oneProcess(python: string): { command: Command; end(): void } {
  const script = readFileSync(new URL('./real-clients-cli.py', import.meta.url), 'utf8');
  const child = spawn(python, ['-c', script], { cwd: folder, env: { ...environment, HOME: folder } });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let failure = '';
  child.stderr.on('data', (part: Buffer) => {
    failure += part;
  });
  let last: Promise<unknown> = Promise.resolve();
  const next = async (args: readonly string[]) => {
    child.stdin.write(`${JSON.stringify(args)}\n`);
    const { value } = await lines.next();
    if (value === undefined) throw new Error(failure);
    const { code, out, err }: { code: number; out: string; err: string } = JSON.parse(value);
    if (code !== 0 || err !== '') throw new Error(`aws ${args.join(' ')} ended with ${code}\n${out}\n${err}`);
    return out;
  };
  const command: Command = (args) => {
    const answer = last.then(() => next(args));
    last = answer.catch(() => undefined);
    return answer;
  };
  return { command, end: () => child.stdin.end() };
}

const optionsOf = (input: Record<string, unknown>) =>
  Object.entries(input).flatMap(([name, value]) => [
    `-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    String(value),
  ]);

describe.skipIf(cli === undefined)(`The AWS CLI v2${unless(cli === undefined, 'aws-cli/2')}`, () => {
  test('calls every operation and prints the responses.', { timeout: 240_000 }, async () => {
    const { command, end } = cliPython
      ? oneProcess(cliPython)
      : { command: (args: readonly string[]) => run(cli ?? '', args), end: () => undefined };
    const url = environment.SANDBOX_URL ?? '';
    const common = ['--region', 'us-east-1', '--endpoint-url', url, '--output', 'json', '--no-cli-pager'];
    await callEverything(async (name, input, outfile) => {
      // A command that writes a file accepts its members only as options.
      const members =
        outfile === undefined
          ? ['--cli-input-json', JSON.stringify(input)]
          : [...optionsOf(input), join(folder, outfile)];
      const printed = await command(['apigatewayv2', name, ...members, ...common]);
      return printed.trim() === '' ? {} : JSON.parse(printed);
    });
    end();
    expect(wanting()).toEqual([]);
    expect(sandbox.calls.filter(({ status }) => status >= 300)).toEqual([]);
    expect(readFileSync(join(folder, 'openapi.json'), 'utf8')).toContain('"openapi": "3.0.1"');
  });
});
