import { expect, it } from 'vitest';
import { openDefaultEndpoints } from './default-endpoints';

const api = (ApiId: string, DisableExecuteApiEndpoint?: boolean) => ({
  ApiId,
  Name: ApiId,
  ProtocolType: 'HTTP' as const,
  RouteSelectionExpression: '',
  DisableExecuteApiEndpoint,
});
const mapping = (ApiId: string) => ({ ApiId, Stage: 'prod' });

it('Mapped APIs with a default endpoint go round mutual TLS', () => {
  const mutualTls = { MutualTlsAuthentication: { TruststoreUri: 's3://trust/store.pem' } };
  const open = (domain: object) =>
    openDefaultEndpoints({ DomainName: 'api.example.com', ...domain }, ['a', 'a', 'b', 'c'].map(mapping), [
      api('a'),
      api('b', true),
      api('c', false),
      api('d'),
    ]).map(({ ApiId }) => ApiId);
  expect(open(mutualTls)).toEqual(['a', 'c']);
  expect(open({})).toEqual([]);
  expect(open({ MutualTlsAuthentication: { TruststoreUri: '' } })).toEqual([]);
});
