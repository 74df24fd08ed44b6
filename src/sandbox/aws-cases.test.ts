import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { startSandbox } from './client.test-support';

// Calls with the response that AWS gives, as data beside the checkout; `README.md` there says how a case is written.
const FOLDER =
  process.env.GATEHOUSE_CASES ?? fileURLToPath(new URL('../../../shared/cases/', import.meta.url));
const FILE = join(FOLDER, 'cases.json');

type Members = Record<string, unknown>;

interface Call {
  call: string;
  input: Members;
  as?: string;
}

interface Case extends Call {
  id: string;
  title: string;
  setup: Call[];
  expect: {
    status: number;
    error?: string;
    message?: string;
    messageHas?: string[];
    messageMatches?: string;
    members?: Members;
    absent?: string[];
    matches?: Record<string, string>;
  };
}

interface Cases {
  constants: Members;
  cases: Case[];
}

const read = (): Cases => JSON.parse(readFileSync(FILE, 'utf8'));

/** The value at a dotted path. */
function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((part, name) => (part as Members | undefined)?.[name], value);
}

/** `value` with its `{{references}}` filled in from `known`, and `{"$file": …}` read. */
function filled(value: unknown, known: Members): unknown {
  if (typeof value === 'string')
    return value.replace(/\{\{([\w.]+)\}\}/g, (_whole, path: string) => {
      const found = at(known, path);
      if (found === undefined) throw new Error(`The case refers to ${path}, which is not known`);
      return String(found);
    });
  if (Array.isArray(value)) return value.map((one) => filled(one, known));
  if (typeof value !== 'object' || value === null) return value;
  if ('$file' in value) return readFileSync(join(FOLDER, String(value.$file)), 'utf8');
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one, known)]));
}

/** What of `actual` the case looks at: maps are compared by the entries that it names, an empty map whole. */
function lookedAt(actual: unknown, wanted: unknown): unknown {
  const isMap = (one: unknown): one is Members =>
    typeof one === 'object' && one !== null && !Array.isArray(one);
  if (!isMap(actual) || !isMap(wanted) || Object.keys(wanted).length === 0) return actual;
  return Object.fromEntries(
    Object.entries(wanted)
      .filter(([name]) => name in actual)
      .map(([name, one]) => [name, lookedAt(actual[name], one)]),
  );
}

interface Response {
  status: number | undefined;
  output: Members;
  error?: string;
  message?: string;
}

async function run({ setup, call, input }: Case, constants: Members): Promise<[Response, Members]> {
  const { client } = startSandbox();
  const known: Members = { ...constants, unique: 'unique' };
  const send = (operation: string, members: Members) => {
    const method = (operation.charAt(0).toLowerCase() + operation.slice(1)) as 'getApi';
    return client[method](filled(members, known) as never).then((output): Members => ({ ...output }));
  };
  const statusOf = (of: unknown) =>
    (of as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  for (const one of setup) {
    const output = await send(one.call, one.input);
    if (one.as !== undefined) known[one.as] = output;
  }
  try {
    const output = await send(call, input);
    return [{ status: statusOf(output), output }, known];
  } catch (error) {
    const { name, message } = error as Error;
    return [{ status: statusOf(error), output: {}, error: name, message }, known];
  }
}

const isThere = existsSync(FILE);
const SUITE = isThere ? 'Responses of AWS' : `Responses of AWS: skipped, as there is no ${FILE}`;

describe.skipIf(!isThere)(SUITE, () => {
  const { constants, cases } = isThere ? read() : { constants: {}, cases: [] };

  it('are there, each with a name of its own', () => {
    expect(cases.length).toBeGreaterThan(30);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });

  it.each(cases.map((one) => [one.id, one.title, one] as const))('%s: %s', async (_id, _title, one) => {
    const [response, known] = await run(one, constants);
    const wanted = one.expect;
    expect(response).toMatchObject({
      status: wanted.status,
      ...(wanted.error === undefined ? {} : { error: wanted.error }),
      ...(wanted.message === undefined ? {} : { message: filled(wanted.message, known) }),
    });
    for (const part of wanted.messageHas ?? []) expect(response.message).toContain(part);
    if (wanted.messageMatches !== undefined)
      expect(response.message).toMatch(new RegExp(wanted.messageMatches));
    for (const [name, value] of Object.entries(filled(wanted.members ?? {}, known) as Members))
      expect([name, lookedAt(response.output[name], value)]).toEqual([name, value]);
    for (const path of wanted.absent ?? [])
      expect([path, at(response.output, path)]).toEqual([path, undefined]);
    for (const [path, pattern] of Object.entries(wanted.matches ?? {}))
      expect(at(response.output, path)).toMatch(new RegExp(pattern));
  });
});
