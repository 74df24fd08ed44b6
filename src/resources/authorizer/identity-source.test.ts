import { expect, test } from 'vitest';
import { partsOf, placesOf } from './identity-source';

test.each([
  ['HTTP', false, '$request.header.Authorization', 'header', 'Authorization'],
  ['HTTP', true, '$request.querystring.token', 'querystring', 'token'],
  ['HTTP', false, '$context.identity.sourceIp', 'context', 'identity.sourceIp'],
  ['HTTP', true, '$context.identity.sourceIp', 'other', '$context.identity.sourceIp'],
  ['HTTP', false, '$stageVariables.tenant', 'stageVariable', 'tenant'],
  ['WEBSOCKET', false, 'route.request.header.Auth', 'header', 'Auth'],
  ['WEBSOCKET', false, '$request.header.Auth', 'other', '$request.header.Auth'],
  ['HTTP', false, '', 'other', ''],
] as const)(
  'In %s (JWT: %s), %s parses to a %s named %s and back.',
  (protocol, jwt, expression, id, name) => {
    const parts = partsOf(expression, placesOf(protocol, jwt));
    expect(parts).toMatchObject({ place: { id }, name });
    expect(parts.place.prefix + parts.name).toBe(expression);
  },
);
