import type { Call } from './call';

/**
 * The domain name of both HTTP APIs: mutual TLS, a mapping for each, and a routing rule that sends an old path to a REST
 * API. The default endpoints of the APIs stay enabled, so that clients can bypass mutual TLS.
 */
export function buildDomainName(
  call: Call,
  region: string,
  account: string,
  { orders, notifications }: { orders: string; notifications: string },
): void {
  const DomainName = 'api.shop.example.com';
  const certificate = (id: string) => `arn:aws:acm:${region}:${account}:certificate/${id}`;
  call('CreateDomainName', {
    DomainName,
    RoutingMode: 'ROUTING_RULE_THEN_API_MAPPING',
    MutualTlsAuthentication: { TruststoreUri: 's3://shop-truststore/partners.pem', TruststoreVersion: '3' },
    DomainNameConfigurations: [
      {
        CertificateArn: certificate('0b1f3a52-7c1d-4d0e-9a35-2f6c6a1f8f10'),
        EndpointType: 'REGIONAL',
        SecurityPolicy: 'TLS_1_2',
      },
    ],
    Tags: { team: 'platform', environment: 'production' },
  });
  call('CreateApiMapping', { DomainName, ApiId: orders, Stage: 'prod', ApiMappingKey: 'shop/v2' });
  call('CreateApiMapping', { DomainName, ApiId: notifications, Stage: '$default', ApiMappingKey: 'notify' });
  call('CreateRoutingRule', {
    DomainName,
    Priority: 100,
    Conditions: [{ MatchBasePaths: { AnyOf: ['shop/v1'] } }],
    Actions: [{ InvokeApi: { ApiId: 'a1b2c3d4e5', Stage: 'legacy', StripBasePath: true } }],
  });
}
