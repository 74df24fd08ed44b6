import { expect, test } from 'vitest';
import { startOptions } from './start-options.mjs';

test('npm start takes a port, endpoints and --open, and prints its usage for --help.', () => {
  expect(startOptions([])).toEqual({ open: false, endpoint: [] });
  expect(
    startOptions(['--port', '8080', '--open', '--endpoint', 'http://a:1', '--endpoint=http://b:2']),
  ).toEqual({ port: '8080', open: true, endpoint: ['http://a:1', 'http://b:2'] });
  expect(startOptions(['--help'])).toBeUndefined();
});

test.each([
  [['--prot', '8080'], "Unknown option '--prot'; see npm start -- --help."],
  [['8080'], "Unexpected argument '8080'"],
  [['--port'], "Option '--port <value>' argument missing"],
  [['--open=yes'], "Option '--open' does not take an argument"],
])('%j is refused in one sentence.', (args, sentence) => {
  expect(() => startOptions(args)).toThrow(sentence);
  expect(() => startOptions(args)).toThrow(/^[^\n]+; see npm start -- --help\.$/);
});
