import { expect, test } from 'vitest';
import { type Connection, sandboxConnection } from '../client/connection/connection';
import { loadProductionName, productionName } from './production-guard';
import { singleCallPlan } from './single-call-plan';

const on = (productionPattern: string): Connection => ({ ...sandboxConnection, productionPattern });
const rename = (Name: string) =>
  singleCallPlan('CreateApi', 'api', `Create API ${Name}`, { Name, ProtocolType: 'HTTP' });

test.each([
  ['', 'live-shop', undefined],
  ['live', 'live-shop', 'live-shop'],
  ['live', 'dev-shop', undefined],
  ['/^live-/', 'live-shop', 'live-shop'],
  ['/^live-/', 'not-live-shop', undefined],
])('The pattern %j and the name %s: %s', (pattern, name, expected) => {
  expect(productionName(on(pattern), rename(name))).toBe(expected);
});

test('A pattern that is not a valid regular expression guards every change by the name of the connection.', async () => {
  const connection = on('/(live/');
  expect(productionName(connection, rename('dev-shop'))).toBe('Sandbox');
  expect(await loadProductionName(connection, rename('dev-shop'))).toBe('Sandbox');
  expect(productionName(connection, { title: 'Nothing', calls: [] })).toBeUndefined();
});
