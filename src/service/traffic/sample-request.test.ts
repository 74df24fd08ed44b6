import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sampleMessage, sampleRequest } from './sample-request';
import { selectRoute } from './select-route';
import { send } from './websocket/socket.test-support';

it('The sample request of a route is one that it answers', () => {
  const template = fc.array(fc.constantFrom('a', '{id}', 'b-c'), { maxLength: 4 });
  fc.assert(
    fc.property(fc.constantFrom('GET', 'PUT', 'ANY'), template, fc.boolean(), (method, segments, greedy) => {
      const RouteKey = `${method} /${[...segments, ...(greedy ? ['{proxy+}'] : [])].join('/')}`;
      expect(selectRoute([{ RouteKey }], sampleRequest(RouteKey)).route?.RouteKey).toBe(RouteKey);
    }),
  );
  expect(sampleRequest('$default')).toEqual({ method: 'GET', path: '/' });
});

it.each(['$request.body.action', '${request.body.a.b}'])(
  'The sample message by %s goes to its route',
  (expression) => {
    expect(
      send({ expression, routes: ['join', '$default'] }, sampleMessage(expression, 'join')).routeKey,
    ).toBe('join');
    expect(sampleMessage('${request.body.a}/${request.body.b}', 'join')).toBe('{}');
  },
);
