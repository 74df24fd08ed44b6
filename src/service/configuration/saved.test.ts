import fc from 'fast-check';
import { expect, it } from 'vitest';
import { configurations } from './configuration.test-support';
import { readSavedFile, type SavedConfiguration, toSavedFile } from './saved';
import type { Configuration } from './value';

const saved = (configuration: Configuration): SavedConfiguration => ({
  name: 'before the launch',
  savedAt: '2026-03-04T12:56:53.000Z',
  origin: { connectionId: 'c1', connection: 'Shop', region: 'eu-west-1', apiId: 'abc' },
  lacks: [],
  configuration,
});

const [example] = fc.sample(configurations('HTTP'), { numRuns: 1, seed: 3 });
const file = (change: object = {}) =>
  JSON.stringify({ ...JSON.parse(toSavedFile(saved(example as never))), ...change });

it.each(['HTTP', 'WEBSOCKET'] as const)(
  'A saved configuration of any %s API is read back as it was',
  (protocol) => {
    fc.assert(
      fc.property(configurations(protocol), (configuration) => {
        const read = readSavedFile(toSavedFile(saved(configuration)));
        expect(read).toEqual({ ok: true, saved: saved(configuration) });
      }),
    );
  },
);

it('A configuration that was saved at a deployment is read back with it', () => {
  const { origin, ...others } = saved(example as never);
  const deployed = { ...others, origin: { ...origin, deploymentId: 'd1' } };
  expect(readSavedFile(toSavedFile(deployed))).toEqual({ ok: true, saved: deployed });
});

it('A note is read back, and one that is too long is refused', () => {
  const noted = { ...saved(example as never), note: 'What the shop opened with.' };
  expect(readSavedFile(toSavedFile(noted))).toEqual({ ok: true, saved: noted });
  expect(readSavedFile(file({ note: 'x'.repeat(1001) }))).toMatchObject({ ok: false });
});

it('A file that is cut off anywhere is refused with a sentence', () => {
  const text = toSavedFile(saved(example as never)).trim();
  fc.assert(
    fc.property(fc.nat({ max: text.length - 1 }), (length) => {
      expect(readSavedFile(text.slice(0, length))).toEqual({
        ok: false,
        problem: 'The file is not JSON. It may have been cut off.',
      });
    }),
  );
});

it.each([
  [`${'['.repeat(101)}${']'.repeat(101)}`, /nested deeper than 100 levels/],
  ['{}', /is not a configuration that Gatehouse saved/],
  ['null', /is not a configuration that Gatehouse saved/],
  ['{"openapi": "3.0.1"}', /is not a configuration that Gatehouse saved/],
  [file({ version: 2 }), /has version 2, and this release reads up to version 1/],
  [file({ version: 'one' }), /damaged at version/],
  [file({ savedAt: 'yesterday' }), /damaged at savedAt/],
  [file({ lacks: ['everything'] }), /damaged at lacks/],
  [file({ configuration: { protocol: 'REST' } }), /damaged at configuration.protocol/],
  [
    file({
      configuration: { ...example, routes: { 'GET /a': { members: {}, integration: 'x', responses: {} } } },
    }),
    /the integration of route GET \/a is not in it/,
  ],
  [
    file({
      configuration: { ...example, routes: { 'GET /a': { members: {}, authorizer: 'x', responses: {} } } },
    }),
    /the authorizer of route GET \/a is not in it/,
  ],
])('%.60s is refused', (text, problem) => {
  const read = readSavedFile(text);
  expect(read).toEqual({ ok: false, problem: expect.stringMatching(problem) });
});

it('An integration that was edited by hand is still that of its routes', () => {
  const configuration: Configuration = {
    protocol: 'HTTP',
    api: { Name: 'shop' },
    routes: { 'GET /a': { members: {}, integration: 'orders', responses: {} } },
    integrations: {
      orders: {
        members: { IntegrationType: 'HTTP_PROXY', IntegrationUri: 'https://example.com' },
        responses: {},
      },
    },
    authorizers: {},
    models: {},
    stages: {},
    tags: {},
  };
  const read = readSavedFile(toSavedFile(saved(configuration)));
  if (!read.ok) throw new Error(read.problem);
  const { routes, integrations } = read.saved.configuration;
  expect(integrations[routes['GET /a']?.integration ?? '']?.members.IntegrationUri).toBe(
    'https://example.com',
  );
});
