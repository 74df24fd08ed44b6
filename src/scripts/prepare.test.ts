import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const FOLDER = import.meta.dirname;

/** What package.json starts. */
const COMMANDS = ['start', 'test', 'build', 'sandbox', 'bench'];

/** Makes Node report an older version. */
const OLDER = 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"18.20.8"})';

describe('On a Node that is too old', () => {
  test.each(COMMANDS)('npm run %s ends with one message.', (command) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', OLDER, join(FOLDER, `${command}.mjs`)],
      { encoding: 'utf8' },
    );
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: 'Gatehouse needs Node 20.19 or newer; this is 18.20.8.\n',
    });
  });

  test('features that such a Node lacks are not used before the message.', () => {
    const scripts = readdirSync(FOLDER).filter((name) => name.endsWith('.mjs'));
    expect(scripts).toEqual(expect.arrayContaining(COMMANDS.map((name) => `${name}.mjs`)));
    const using = scripts.filter((name) =>
      /import\.meta\.(dirname|filename)/.test(readFileSync(join(FOLDER, name), 'utf8')),
    );
    expect(using).toEqual([]);
  });
});
