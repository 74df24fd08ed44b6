import { describe, expect, test } from 'vitest';
import { buildOptions } from './build-options.mjs';

describe('The command line of npm run build', () => {
  test('names the folder of the host, the root unless given', () => {
    expect(buildOptions([])).toEqual({ base: '/' });
    expect(buildOptions(['--base', '/team/console/'])).toEqual({ base: '/team/console/' });
    expect(buildOptions(['--help'])).toBeUndefined();
  });

  test.each([
    [['--base', 'console']],
    [['--base', '/console']],
    [['--base', 'https://host/']],
    [['--base', '/a b/']],
  ])('%j is no folder', (args) => {
    expect(() => buildOptions(args)).toThrow(/is not a folder such as \/console\//);
  });

  test('an unknown option is refused in one sentence', () => {
    expect(() => buildOptions(['--bogus'])).toThrow(
      /^Unknown option '--bogus'; see npm run build -- --help\.$/,
    );
  });
});
