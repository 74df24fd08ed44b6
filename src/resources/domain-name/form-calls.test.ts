import { domainNameArn } from '../../service/arn';
import { testFormCalls } from '../shared/form-calls.test-support';
import { domainNameForm } from './model';

const region = 'us-east-1';
const DOMAIN = 'api.example.com';
const certificate = (name: string) => `arn:aws:acm:${region}:123456789012:certificate/${name}`;
const REGIONAL = { EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' } as const;
const TRUSTSTORE = 's3://trust/store.pem';
const ResourceArn = domainNameArn(region, DOMAIN);

/** An update replaces the whole configuration. */
const configuration = (change: object) => ({
  DomainNameConfigurations: [
    {
      ...REGIONAL,
      CertificateArn: certificate('one'),
      CertificateName: 'first',
      IpAddressType: 'ipv4',
      ...change,
    },
  ],
});

testFormCalls({
  form: domainNameForm,
  async seed(client) {
    await client.createDomainName({
      DomainName: DOMAIN,
      DomainNameConfigurations: [
        { ...REGIONAL, CertificateArn: certificate('one'), CertificateName: 'first' },
      ],
      MutualTlsAuthentication: { TruststoreUri: TRUSTSTORE, TruststoreVersion: 'v1' },
      Tags: { team: 'shop' },
    });
    return { id: DOMAIN, context: { region, otherNames: new Set<string>() } };
  },
  creates: [
    [
      'its required fields',
      { DomainName: 'pets.example.com', CertificateArn: certificate('one') },
      {
        DomainName: 'pets.example.com',
        DomainNameConfigurations: [{ ...REGIONAL, CertificateArn: certificate('one') }],
      },
    ],
    [
      'every field',
      {
        DomainName: '*.example.com',
        CertificateArn: certificate('one'),
        CertificateName: 'wildcard',
        OwnershipVerificationCertificateArn: certificate('public'),
        IpAddressType: 'dualstack',
        RoutingMode: 'ROUTING_RULE_THEN_API_MAPPING',
        TruststoreUri: TRUSTSTORE,
        TruststoreVersion: 'v7',
        Tags: [{ key: 'team', value: 'shop' }],
      },
      {
        DomainName: '*.example.com',
        DomainNameConfigurations: [
          {
            ...REGIONAL,
            CertificateArn: certificate('one'),
            CertificateName: 'wildcard',
            OwnershipVerificationCertificateArn: certificate('public'),
            IpAddressType: 'dualstack',
          },
        ],
        RoutingMode: 'ROUTING_RULE_THEN_API_MAPPING',
        MutualTlsAuthentication: { TruststoreUri: TRUSTSTORE, TruststoreVersion: 'v7' },
        Tags: { team: 'shop' },
      },
    ],
  ],
  refused: [
    [
      'an underscore in its name',
      { DomainName: 'my_api.example.com' },
      'DomainName',
      'Domain names cannot contain an underscore character',
    ],
    [
      'a certificate of another Region',
      { CertificateArn: 'arn:aws:acm:ap-south-1:123456789012:certificate/one' },
      'CertificateArn',
      "Invalid certificate ARN: arn:aws:acm:ap-south-1:123456789012:certificate/one. Certificate must be in 'us-east-1'.",
    ],
    [
      'no certificate',
      { CertificateArn: '' },
      'CertificateArn',
      "Invalid certificate ARN: . Certificate must be in 'us-east-1'.",
    ],
    [
      'a truststore that is not in S3',
      { TruststoreUri: 'https://trust.example.com/store.pem' },
      'TruststoreUri',
      'TruststoreUri must be s3://bucket/key',
    ],
    [
      'a truststore version without a truststore',
      { TruststoreVersion: 'v7' },
      'TruststoreUri',
      'A truststore version requires a truststore URI.',
    ],
  ],
  edits: [
    [
      'its certificate in the whole configuration',
      { CertificateArn: certificate('two') },
      configuration({ CertificateArn: certificate('two') }),
    ],
    [
      'its certificate name in the whole configuration',
      { CertificateName: 'second' },
      configuration({ CertificateName: 'second' }),
    ],
    [
      'its ownership verification certificate in the whole configuration',
      { OwnershipVerificationCertificateArn: certificate('public') },
      configuration({ OwnershipVerificationCertificateArn: certificate('public') }),
    ],
    [
      'its IP address type in the whole configuration',
      { IpAddressType: 'dualstack' },
      configuration({ IpAddressType: 'dualstack' }),
    ],
    ['its routing mode', { RoutingMode: 'ROUTING_RULE_ONLY' }, { RoutingMode: 'ROUTING_RULE_ONLY' }],
    [
      'its truststore together with the version',
      { TruststoreUri: 's3://trust/new.pem' },
      { MutualTlsAuthentication: { TruststoreUri: 's3://trust/new.pem', TruststoreVersion: 'v1' } },
    ],
    [
      'its truststore version together with the truststore',
      { TruststoreVersion: 'v2' },
      { MutualTlsAuthentication: { TruststoreUri: TRUSTSTORE, TruststoreVersion: 'v2' } },
    ],
    [
      'an empty truststore, which turns mutual TLS off',
      { TruststoreUri: '', TruststoreVersion: '' },
      { MutualTlsAuthentication: { TruststoreUri: '' } },
    ],
    [
      'another tag',
      {
        Tags: [
          { key: 'stage', value: 'prod' },
          { key: 'team', value: 'shop' },
        ],
      },
      [{ operation: 'TagResource', input: { ResourceArn, Tags: { stage: 'prod' } } }],
    ],
    [
      'a removed tag',
      { Tags: [] },
      [{ operation: 'UntagResource', input: { ResourceArn, TagKeys: ['team'] } }],
    ],
  ],
  fixed: { DomainName: 'An update cannot change it.' },
});
