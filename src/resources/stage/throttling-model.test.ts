import type { Route, Stage } from '@aws-sdk/client-apigatewayv2';
import { expect, test } from 'vitest';
import type { StageContext } from './model';
import {
  DEFAULT_KEY,
  type ThrottlingEdits,
  throttlingChange,
  throttlingRows,
  withLimit,
} from './throttling-model';

const routes: Route[] = ['POST /orders', '$default', 'GET /orders', 'GET /carts'].map((RouteKey, index) => ({
  RouteKey,
  RouteId: `r${index}`,
}));
const stage: Stage = {
  StageName: 'prod',
  DefaultRouteSettings: { ThrottlingRateLimit: 100 },
  RouteSettings: {
    'GET /orders': { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 5 },
    'GET /carts': { ThrottlingRateLimit: 10, DetailedMetricsEnabled: true },
  },
};
const context: StageContext = {
  apiId: 'a1',
  region: 'eu-west-1',
  protocol: 'HTTP',
  stages: [],
  deployments: [],
  routeKeys: routes.map(({ RouteKey = '' }) => RouteKey),
};
const none: ThrottlingEdits = new Map();
const ids = { ApiId: 'a1', StageName: 'prod' };
const changeOf = (edits: ThrottlingEdits, blockAll = false, of = stage) =>
  throttlingChange(of, edits, blockAll, context);
const callsOf = (edits: ThrottlingEdits) =>
  changeOf(edits).plan.calls.map(({ operation, input }) => [operation, input]);

test('Every route has a row, by path and method, below the default; what it inherits is the default.', () => {
  const rows = throttlingRows(stage, routes, none);
  expect(rows.map(({ key }) => key)).toEqual([
    DEFAULT_KEY,
    'GET /carts',
    'GET /orders',
    'POST /orders',
    '$default',
  ]);
  expect(rows[3]).toMatchObject({
    hasSettings: false,
    own: { ThrottlingRateLimit: '', ThrottlingBurstLimit: '' },
    inherited: { ThrottlingRateLimit: '100', ThrottlingBurstLimit: '' },
  });
  expect(rows[2]).toMatchObject({ hasSettings: true, own: { ThrottlingRateLimit: '10' } });
});

test('A limit of 0 marks its own row; that of the default marks each row that inherits it.', () => {
  const zero = withLimit(none, 'POST /orders', 'ThrottlingBurstLimit', '0');
  const marked = (edits: ThrottlingEdits) =>
    throttlingRows(stage, routes, edits)
      .filter(({ rejectsAll }) => rejectsAll)
      .map(({ key }) => key);
  expect(marked(none)).toEqual([]);
  expect(marked(zero)).toEqual(['POST /orders']);
  expect(marked(withLimit(none, DEFAULT_KEY, 'ThrottlingRateLimit', '0'))).toEqual([
    DEFAULT_KEY,
    'POST /orders',
    '$default',
  ]);
});

test('Edits of several routes and of the default are one UpdateStage with what differs.', () => {
  let edits = withLimit(none, 'POST /orders', 'ThrottlingRateLimit', '7');
  edits = withLimit(edits, 'GET /orders', 'ThrottlingBurstLimit', '6');
  edits = withLimit(edits, DEFAULT_KEY, 'ThrottlingRateLimit', '200');
  expect(callsOf(edits)).toEqual([
    [
      'UpdateStage',
      {
        ...ids,
        DefaultRouteSettings: { ThrottlingRateLimit: 200 },
        RouteSettings: {
          'GET /orders': { ThrottlingBurstLimit: 6 },
          'POST /orders': { ThrottlingRateLimit: 7 },
        },
      },
    ],
  ]);
});

test('An edit that is taken back sends nothing and changes no row.', () => {
  let edits = withLimit(none, 'POST /orders', 'ThrottlingRateLimit', '7');
  edits = withLimit(edits, 'POST /orders', 'ThrottlingRateLimit', '');
  edits = withLimit(edits, 'GET /orders', 'ThrottlingRateLimit', '10');
  expect(callsOf(edits)).toEqual([]);
  expect(throttlingRows(stage, routes, edits).filter(({ isChanged }) => isChanged)).toEqual([]);
});

test('A route returns to the default by DeleteRouteSettings, also when both its limits are cleared.', () => {
  const removal = [['DeleteRouteSettings', { ...ids, RouteKey: 'GET /orders' }]];
  expect(callsOf(new Map([['GET /orders', 'removed']]))).toEqual(removal);
  let edits = withLimit(none, 'GET /orders', 'ThrottlingRateLimit', '');
  expect(changeOf(edits).messages.get('GET /orders')).toMatch(/can be changed, not removed/);
  edits = withLimit(edits, 'GET /orders', 'ThrottlingBurstLimit', '');
  expect(changeOf(edits).messages.size).toBe(0);
  expect(callsOf(edits)).toEqual(removal);
});

test('A limit is not cleared where other settings of the route would be lost with it.', () => {
  const { messages, reason } = changeOf(withLimit(none, 'GET /carts', 'ThrottlingRateLimit', ''));
  expect([...messages.keys()]).toEqual(['GET /carts']);
  expect(reason).toBe('Some limits are invalid; their rows say why.');
});

test.each([
  [DEFAULT_KEY, 'many'],
  ['POST /orders', '1.5'],
])('An invalid limit of %j has its message in that row.', (key, text) => {
  const { messages } = changeOf(withLimit(none, key, 'ThrottlingBurstLimit', text));
  expect([...messages.keys()]).toEqual([key]);
});

test('A new limit of 0 needs a confirmation; one that is saved already does not.', () => {
  const edits = withLimit(none, 'POST /orders', 'ThrottlingRateLimit', '0');
  expect(changeOf(edits)).toMatchObject({
    needsConfirmation: true,
    reason: 'Confirm that all requests are rejected.',
  });
  expect(changeOf(edits, true)).toMatchObject({ needsConfirmation: true, reason: undefined });
  const closed = { ...stage, RouteSettings: { 'GET /orders': { ThrottlingRateLimit: 0 } } };
  expect(changeOf(edits, false, closed).needsConfirmation).toBe(false);
});

test('Settings of a deleted route have a row of their own, block a save, and are removed first.', () => {
  const stale = { ...stage, RouteSettings: { 'GET /gone': { ThrottlingRateLimit: 1 } } };
  const [, orphan] = throttlingRows(stale, routes, none);
  expect(orphan).toMatchObject({ key: 'GET /gone', isOrphan: true });
  const edits = withLimit(none, 'GET /carts', 'ThrottlingRateLimit', '3');
  expect(changeOf(edits, false, stale).messages.get('GET /gone')).toMatch(/Unable to find Route/);
  const both = new Map(edits).set('GET /gone', 'removed' as never);
  expect(changeOf(both, false, stale).messages.size).toBe(0);
  expect(changeOf(both, false, stale).plan.calls.map(({ operation }) => operation)).toEqual([
    'DeleteRouteSettings',
    'UpdateStage',
  ]);
});
