import fc from 'fast-check';
import { expect, it } from 'vitest';
import { groupUses, type ReferenceUse, type ReferringLists, usesOfApi, usesOfDomain } from './reference-uses';

const lambda = (name: string) => `arn:aws:lambda:eu-west-1:123456789012:function:${name}`;
const ROLE = 'arn:aws:iam::123456789012:role/service/invoke';
const ISSUER = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc';
const CERTIFICATE = 'arn:aws:acm:eu-west-1:123456789012:certificate/one';
const API = { ProtocolType: 'HTTP', RouteSelectionExpression: '' } as const;

/** An API in which each kind of resource refers to something. */
const shop: ReferringLists = {
  api: { ...API, ApiId: 'a1', Name: 'shop' },
  integrations: [
    { IntegrationId: 'i1', IntegrationType: 'AWS_PROXY', IntegrationUri: lambda('orders:live') },
    {
      IntegrationId: 'i2',
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'GET',
      IntegrationUri: 'https://pets.example.com/{proxy}',
      ConnectionType: 'VPC_LINK',
      ConnectionId: 'link1',
      CredentialsArn: ROLE,
    },
  ],
  authorizers: [
    {
      AuthorizerId: 'u1',
      Name: 'customers',
      AuthorizerType: 'JWT',
      JwtConfiguration: { Issuer: ISSUER, Audience: ['web'] },
    },
  ],
  routes: [
    { RouteId: 'r1', RouteKey: 'GET /orders', AuthorizerId: 'u1' },
    { RouteId: 'r2', RouteKey: '$default' },
  ],
  stages: [{ StageName: 'prod', StageVariables: { backend: lambda('orders'), copy: lambda('orders') } }],
};

const described = (uses: readonly ReferenceUse[]) =>
  uses.map(({ reference: { kind, name }, user, members }) => [
    kind,
    name,
    `${user.kind} ${user.name}`,
    members.join(', '),
  ]);

it('Each thing that a resource of an API refers to is a use, with the members that name it.', () => {
  expect(described(usesOfApi(shop))).toEqual([
    ['Function', 'orders', 'integration Lambda orders:live', 'IntegrationUri'],
    [
      'URL',
      'https://pets.example.com/{proxy}',
      'integration GET https://pets.example.com/{proxy}',
      'IntegrationUri',
    ],
    ['VPC link', 'link1', 'integration GET https://pets.example.com/{proxy}', 'ConnectionId'],
    ['Role', 'service/invoke', 'integration GET https://pets.example.com/{proxy}', 'CredentialsArn'],
    ['Issuer', ISSUER, 'authorizer customers', 'JwtConfiguration.Issuer'],
    ['Function', 'orders', 'stage prod', 'StageVariables.backend, StageVariables.copy'],
    ['Authorizer', 'customers', 'route GET /orders', 'AuthorizerId'],
  ]);
});

it('A domain name uses its certificates, one that it names twice once.', () => {
  const configuration = { CertificateArn: CERTIFICATE, OwnershipVerificationCertificateArn: CERTIFICATE };
  const domain = { DomainName: 'api.example.com', DomainNameConfigurations: [configuration] };
  expect(usesOfDomain(domain)).toEqual([
    {
      reference: { kind: 'Certificate', value: CERTIFICATE, name: CERTIFICATE },
      user: { kind: 'domainName', id: 'api.example.com', name: 'api.example.com' },
      members: [
        'DomainNameConfigurations.CertificateArn',
        'DomainNameConfigurations.OwnershipVerificationCertificateArn',
      ],
    },
  ]);
});

it('Authorizers of the same name in two APIs are two, a function of that name in two APIs is one.', () => {
  const copy = { ...shop, api: { ...shop.api, ApiId: 'a2', Name: 'depot' } };
  const index = groupUses([shop, copy].flatMap(usesOfApi));
  const counted = index.map(({ reference: { kind, value }, uses }) => [kind, value, uses.length]);
  expect(counted.filter(([kind]) => kind === 'Authorizer' || kind === 'Function')).toEqual([
    ['Authorizer', 'a1/u1', 1],
    ['Authorizer', 'a2/u1', 1],
    ['Function', 'orders', 4],
  ]);
});

it('Without the list of authorizers a route still uses its authorizer, by its ID.', () => {
  const { api, routes } = shop;
  expect(described(usesOfApi({ api, routes }))).toEqual([
    ['Authorizer', 'u1', 'route GET /orders', 'AuthorizerId'],
  ]);
});

/** APIs whose integrations invoke functions of few names, so that they share them. */
const apis = fc
  .array(fc.array(fc.constantFrom('orders', 'orders-2', 'pets', 'stock'), { maxLength: 5 }), { maxLength: 6 })
  .map((all) =>
    all.map(
      (names, index): ReferringLists => ({
        api: { ...API, ApiId: `a${index}`, Name: 'same' },
        integrations: names.map((name, at) => ({ IntegrationId: `i${at}`, IntegrationUri: lambda(name) })),
      }),
    ),
  );

it('The index has each use once, below what it refers to, in whatever order the APIs were read.', () => {
  fc.assert(
    fc.property(apis, (all) => {
      const index = groupUses(all.flatMap(usesOfApi));
      const found = index.flatMap(({ reference, uses }) =>
        uses.map(({ user }) => `${reference.value} ${user.api?.id}/${user.id}`),
      );
      const expected = all.flatMap(({ api, integrations = [] }) =>
        integrations.map(
          ({ IntegrationId, IntegrationUri = '' }) =>
            `${IntegrationUri.split(':').at(-1)} ${api.ApiId}/${IntegrationId}`,
        ),
      );
      expect(found.sort()).toEqual(expected.sort());
      const names = (one: typeof index) => one.map(({ reference }) => reference.value);
      expect(names(groupUses(all.toReversed().flatMap(usesOfApi)))).toEqual(names(index));
      expect(new Set(names(index)).size).toBe(index.length);
    }),
  );
});
