import { expect, test } from 'vitest';
import { allAccountScreens, allApiScreens, apiNavigation } from './navigation';

const texts = (entries: readonly { text: string }[]) => entries.map(({ text }) => text);

test('An API has the screens of its protocol, in the side navigation and in search.', () => {
  const [http, webSocket] = [allApiScreens('a', 'HTTP'), allApiScreens('a', 'WEBSOCKET')].map(texts);
  expect(http).toEqual(expect.arrayContaining(['CORS', 'Export API', 'Reimport']));
  expect(http).not.toContain('Models');
  expect(webSocket).toEqual(expect.arrayContaining(['Models', 'Create model']));
  for (const text of ['CORS', 'Export API', 'Reimport']) expect(webSocket).not.toContain(text);
  expect(texts(apiNavigation('a', 'WEBSOCKET'))).toEqual([
    'Overview',
    'Routes',
    'Integrations',
    'Authorizers',
    'Stages',
    'Deployments',
    'Models',
    'Diagram',
    'Test',
    'Findings',
    'Changes',
    'Clone API',
    'Code',
  ]);
});

test('Before the protocol is known, only the screens of every API are offered.', () => {
  expect(texts(apiNavigation('a', undefined))).not.toContain('CORS');
  expect(texts(apiNavigation('a', undefined))).not.toContain('Models');
});

test('No two screens share a name or a URL.', () => {
  const all = [...allAccountScreens, ...allApiScreens('a', 'HTTP'), ...allApiScreens('b', 'WEBSOCKET')];
  expect(new Set(all.map(({ href }) => href)).size).toBe(all.length);
  expect(new Set(texts(allAccountScreens)).size).toBe(allAccountScreens.length);
});
