import type { DomainName } from '@aws-sdk/client-apigatewayv2';
import { certificateRegion } from './arn';
import { checkAll, type Issue, type Rule } from './rule';
import {
  anyString,
  type Draft,
  isPresent,
  oneOf,
  prefixPath,
  requiredRule,
  shapeRule,
  stringValue,
  structure,
} from './shape';
import { checkTags } from './tags';

export type DomainNameState = Draft<DomainName>;

export interface DomainNameFacts {
  mode?: 'create' | 'update';
  region?: string;
  /** Names of all domains of the Region. */
  otherNames?: ReadonlySet<string>;
  /** A configuration is UPDATING. */
  updating?: boolean;
}

/** How a domain picks its API (2.1). */
const ROUTING_MODES = ['API_MAPPING_ONLY', 'ROUTING_RULE_ONLY', 'ROUTING_RULE_THEN_API_MAPPING'] as const;

const LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const NAME = new RegExp(`^(?:\\*\\.)?${LABEL}(?:\\.${LABEL})+$`);

const configurations = (domain: DomainNameState) =>
  (domain.DomainNameConfigurations ?? []).map((value, at) => ({
    value,
    path: ['DomainNameConfigurations', at] as (string | number)[],
  }));

export const domainNameRules: readonly Rule<DomainNameState, DomainNameFacts>[] = [
  requiredRule('domainName', 'CreateDomainName', ['DomainName']),
  shapeRule(
    'domainName',
    structure({
      DomainName: stringValue(1, 512),
      RoutingMode: oneOf(ROUTING_MODES),
      MutualTlsAuthentication: structure({
        TruststoreUri: stringValue(1, 2048),
        TruststoreVersion: stringValue(1, 64),
      }).optional(),
    }),
  ),
  {
    id: 'domainName.updating',
    mark: 'DOC',
    source: '2.1',
    check: (_domain, facts) =>
      facts.mode === 'update' && facts.updating
        ? [{ path: [], message: 'The domain name cannot be changed while its status is UPDATING' }]
        : [],
  },
  {
    id: 'domainName.name.underscore',
    mark: 'AWS',
    source: '2.11',
    check: (domain) =>
      domain.DomainName?.includes('_')
        ? [{ path: ['DomainName'], message: 'Domain names cannot contain an underscore character' }]
        : [],
  },
  {
    id: 'domainName.name.form',
    mark: 'DOC',
    source: '2.11',
    check: (domain) =>
      domain.DomainName === undefined || NAME.test(domain.DomainName.replaceAll('_', '-'))
        ? []
        : [
            {
              path: ['DomainName'],
              message:
                'A domain name has lower-case letters, digits, hyphens and dots; its first label may be *',
            },
          ],
  },
  {
    id: 'domainName.name.duplicate',
    mark: 'MEM',
    source: '2.11',
    check: (domain, facts) =>
      facts.mode === 'create' && domain.DomainName !== undefined && facts.otherNames?.has(domain.DomainName)
        ? [
            {
              path: ['DomainName'],
              message: 'The domain name you provided already exists.',
              status: 409,
            },
          ]
        : [],
  },
  {
    id: 'domainName.configuration.one',
    mark: 'DOC',
    source: '2.11',
    check: (domain) =>
      domain.DomainNameConfigurations?.length === 1
        ? []
        : [
            {
              path: ['DomainNameConfigurations'],
              message: 'A domain name has exactly one domain name configuration',
            },
          ],
  },
  {
    id: 'domainName.configuration.shape',
    mark: 'SDK',
    source: '2.1',
    check: (domain) =>
      configurations(domain).flatMap(({ value, path }) => {
        const result = shapeRule('domainName', configurationShape).check(value, {});
        return result.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
      }),
  },
  {
    id: 'domainName.endpoint.regional',
    mark: 'AWS',
    source: '2.11',
    check: (domain) =>
      configurations(domain)
        .filter(({ value }) => value.EndpointType !== undefined && value.EndpointType !== 'REGIONAL')
        .map(({ value, path }) => ({
          path: [...path, 'EndpointType'],
          message: `${value.EndpointType} endpoint type is not supported for APIGatewayV2 domainName`,
        })),
  },
  {
    id: 'domainName.certificate.region',
    mark: 'AWS',
    source: '2.11',
    check: (domain, facts) =>
      configurations(domain)
        .filter(({ value }) => {
          const region = certificateRegion(value.CertificateArn ?? '');
          return region === undefined || (facts.region !== undefined && region !== facts.region);
        })
        .map(({ value, path }) => ({
          path: [...path, 'CertificateArn'],
          message: `Invalid certificate ARN: ${value.CertificateArn ?? ''}. Certificate must be in '${facts.region ?? 'the same Region'}'.`,
        })),
  },
  {
    id: 'domainName.security.tls12',
    mark: 'DOC',
    source: '2.1',
    check: (domain) =>
      configurations(domain)
        .filter(({ value }) => value.SecurityPolicy !== undefined && value.SecurityPolicy !== 'TLS_1_2')
        .map(({ path }) => ({
          path: [...path, 'SecurityPolicy'],
          message: 'HTTP and WebSocket APIs need the security policy TLS_1_2',
        })),
  },
  {
    id: 'domainName.truststore.uri',
    mark: 'DOC',
    source: '2.11',
    check: (domain) =>
      !isPresent(domain.MutualTlsAuthentication?.TruststoreUri) ||
      /^s3:\/\/[a-z0-9][a-z0-9.-]+\/\S+$/.test(domain.MutualTlsAuthentication?.TruststoreUri ?? '')
        ? []
        : [
            {
              path: ['MutualTlsAuthentication', 'TruststoreUri'],
              message: 'TruststoreUri must be s3://bucket/key',
            },
          ],
  },
];

const configurationShape = structure({
  CertificateArn: anyString,
  CertificateName: stringValue(1, 128),
  EndpointType: oneOf(['REGIONAL', 'EDGE']),
  IpAddressType: oneOf(['ipv4', 'dualstack']),
  SecurityPolicy: oneOf(['TLS_1_0', 'TLS_1_2']),
  OwnershipVerificationCertificateArn: anyString,
});

/** What the service has against this domain name, its tags included (2.1, 2.11). */
export function checkDomainName(domain: DomainNameState, facts: DomainNameFacts = {}): Issue[] {
  return [
    ...checkAll(domainNameRules, domain, facts),
    ...(domain.Tags ? prefixPath('Tags', checkTags(domain.Tags)) : []),
  ];
}
