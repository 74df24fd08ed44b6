import { describe, expect, it } from 'vitest';
import { locate, parseUrl } from './locate';

const api = (ApiId: string, ApiEndpoint = `https://${ApiId}.execute-api.eu-west-1.amazonaws.com`) => ({
  ApiId,
  ApiEndpoint,
  Name: ApiId,
  ProtocolType: 'HTTP' as const,
  RouteSelectionExpression: '',
});
const domain = {
  domainName: 'api.example.com',
  mode: undefined,
  rules: [],
  hasMutualTls: false,
  mappings: [
    { ApiId: 'abc', Stage: 'prod', ApiMappingKey: 'shop' },
    { ApiId: 'gone', Stage: 'prod', ApiMappingKey: 'old' },
  ],
};

it('An address has a host, a path and a query; scheme, port, user and fragment are left out', () => {
  const parts = { host: 'a.example', path: '/x/y', query: '?z=1&u=https://v' };
  for (const text of [
    'https://a.example/x/y?z=1&u=https://v',
    ' WSS://me:secret@A.example:443/x/y?z=1&u=https://v#f ',
    'a.example/x/y?z=1&u=https://v',
  ])
    expect(parseUrl(text)).toEqual(parts);
  expect(parseUrl('a.example')).toEqual({ host: 'a.example', path: '/', query: '' });
  expect(['', '/orders', 'orders', 'https://', 'a b.example'].map(parseUrl)).toEqual(
    Array(5).fill(undefined),
  );
});

describe('The API of an address', () => {
  const at = (text: string, found: typeof domain | undefined = domain) => {
    const parts = parseUrl(text);
    return (
      parts &&
      locate(parts, [api('abc'), api('local', 'http://local.execute-api.localhost:4566')], found, 'eu-west-1')
    );
  };

  it('is that of its default endpoint, also of an emulator', () => {
    expect(at('abc.execute-api.eu-west-1.amazonaws.com/prod/x')).toMatchObject({
      type: 'endpoint',
      api: { ApiId: 'abc' },
    });
    expect(at('http://local.execute-api.localhost:4566/x')).toMatchObject({
      type: 'endpoint',
      api: { ApiId: 'local' },
    });
  });

  it('is that of the API mapping', () => {
    expect(at('https://api.example.com/shop/orders')).toEqual({
      type: 'mapping',
      api: api('abc'),
      apiId: 'abc',
      stage: 'prod',
      key: 'shop',
      domainName: 'api.example.com',
    });
    expect(at('https://api.example.com/old')).toMatchObject({
      type: 'mapping',
      api: undefined,
      apiId: 'gone',
    });
  });

  it.each([
    ['zzz.execute-api.eu-west-1.amazonaws.com/x', /no HTTP or WebSocket API zzz/],
    ['abc.execute-api.us-east-1.amazonaws.com/x', /in the Region us-east-1/],
    ['https://api.example.com/none', /No API mapping of api.example.com matches \/none/],
  ])('%s has none, and the reason is said', (text, reason) => {
    const found = at(text);
    expect(found).toMatchObject({ type: 'none', reason: expect.stringMatching(reason) });
  });

  it('is none at a host that the account does not have, and at a routing rule', () => {
    expect(locate({ host: 'x.example', path: '/', query: '' }, [], undefined, 'eu-west-1')).toMatchObject({
      type: 'none',
    });
    const rules = [{ Priority: 5, Conditions: [], Actions: [] }];
    expect(
      at('api.example.com/shop', { ...domain, mode: 'ROUTING_RULE_ONLY', rules } as never),
    ).toMatchObject({
      reason: expect.stringMatching(/priority 5/),
    });
  });
});
