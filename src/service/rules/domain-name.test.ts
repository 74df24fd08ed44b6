import { apiMappingRules, checkApiMapping } from './api-mapping';
import { checkDomainName, domainNameRules } from './domain-name';
import { checkRoutingRule, routingRuleRules } from './routing-rule';
import { testRules } from './rule-table.test-support';

const certificate = 'arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555';
const configured = (more: object = {}) => ({
  DomainName: 'api.example.com',
  DomainNameConfigurations: [{ CertificateArn: certificate, ...more }],
});
const here = { region: 'us-east-1' };

testRules('domain names', domainNameRules, checkDomainName, [
  {
    rule: 'domainName.required',
    refused: [{}],
    message: 'DomainName is required',
    accepted: [configured(), here],
  },
  {
    rule: 'domainName.shape',
    refused: [{ ...configured(), RoutingMode: 'X' }],
    message: /^RoutingMode must be one of/,
    accepted: [{ ...configured(), RoutingMode: 'ROUTING_RULE_ONLY' }],
  },
  {
    rule: 'domainName.updating',
    refused: [configured(), { mode: 'update', updating: true }],
    message: 'The domain name cannot be changed while its status is UPDATING',
    accepted: [configured(), { mode: 'update', updating: false }],
  },
  {
    rule: 'domainName.name.underscore',
    refused: [{ ...configured(), DomainName: 'a_b.example.com' }],
    message: 'Domain names cannot contain an underscore character',
    accepted: [{ ...configured(), DomainName: 'a-b.example.com' }],
  },
  {
    rule: 'domainName.name.form',
    refused: [{ ...configured(), DomainName: 'API.example.com' }],
    message: /^A domain name has lower-case letters/,
    accepted: [{ ...configured(), DomainName: '*.example.com' }],
  },
  {
    rule: 'domainName.name.duplicate',
    refused: [configured(), { mode: 'create', otherNames: new Set(['api.example.com']) }],
    message: 'The domain name you provided already exists.',
    status: 409,
    accepted: [configured(), { mode: 'create', otherNames: new Set(['b.example.com']) }],
  },
  {
    rule: 'domainName.configuration.one',
    refused: [{ DomainName: 'a.example.com' }],
    message: 'A domain name has exactly one domain name configuration',
    accepted: [configured()],
  },
  {
    rule: 'domainName.configuration.shape',
    refused: [configured({ IpAddressType: 'ipv6' })],
    message: /^IpAddressType must be one of/,
    path: ['DomainNameConfigurations', 0, 'IpAddressType'],
    accepted: [configured({ IpAddressType: 'dualstack' })],
  },
  {
    rule: 'domainName.endpoint.regional',
    refused: [configured({ EndpointType: 'EDGE' })],
    message: 'EDGE endpoint type is not supported for APIGatewayV2 domainName',
    accepted: [configured({ EndpointType: 'REGIONAL' })],
  },
  {
    rule: 'domainName.certificate.region',
    refused: [configured({ CertificateArn: certificate.replace('us-east-1', 'us-west-2') }), here],
    message:
      "Invalid certificate ARN: arn:aws:acm:us-west-2:123456789012:certificate/11111111-2222-3333-4444-555555555555. Certificate must be in 'us-east-1'.",
    path: ['DomainNameConfigurations', 0, 'CertificateArn'],
    accepted: [configured(), here],
  },
  {
    rule: 'domainName.security.tls12',
    refused: [configured({ SecurityPolicy: 'TLS_1_0' })],
    message: 'HTTP and WebSocket APIs need the security policy TLS_1_2',
    accepted: [configured({ SecurityPolicy: 'TLS_1_2' })],
  },
  {
    rule: 'domainName.truststore.uri',
    refused: [{ ...configured(), MutualTlsAuthentication: { TruststoreUri: 'https://a/b.pem' } }],
    message: 'TruststoreUri must be s3://bucket/key',
    accepted: [{ ...configured(), MutualTlsAuthentication: { TruststoreUri: 's3://bucket/b.pem' } }],
  },
]);

const mapping = { ApiId: 'a', Stage: 'dev' };

testRules('API mappings', apiMappingRules, checkApiMapping, [
  {
    rule: 'apiMapping.required',
    refused: [{ ApiId: 'a' }],
    message: 'Stage is required',
    accepted: [mapping],
  },
  {
    rule: 'apiMapping.shape',
    refused: [{ ...mapping, Stage: 'x'.repeat(129) }],
    message: 'Stage must have at most 128 characters',
    accepted: [{ ...mapping, Stage: 'x'.repeat(128) }],
  },
  {
    rule: 'apiMapping.api.exists',
    refused: [mapping, { unknownApi: 'Invalid API identifier specified 123456789012:abc' }],
    message: 'Invalid API identifier specified 123456789012:abc',
    path: ['ApiId'],
    accepted: [mapping, {}],
  },
  {
    rule: 'apiMapping.key.length',
    refused: [{ ...mapping, ApiMappingKey: 'x'.repeat(301) }],
    message: 'ApiMapping key length must be under 300 characters.',
    accepted: [{ ...mapping, ApiMappingKey: 'x'.repeat(300) }],
  },
  {
    rule: 'apiMapping.key.start',
    refused: [{ ...mapping, ApiMappingKey: 'a//b' }],
    message: "API mapping key should not start with a '/' or have consecutive '/'s.",
    accepted: [{ ...mapping, ApiMappingKey: 'a/b' }],
  },
  {
    rule: 'apiMapping.key.end',
    refused: [{ ...mapping, ApiMappingKey: 'a/' }],
    message: "API mapping key should not end with a '/'.",
    accepted: [mapping],
  },
  {
    rule: 'apiMapping.key.characters',
    refused: [{ ...mapping, ApiMappingKey: 'a b' }],
    message: "An API mapping key may contain only letters, numbers and one of $-_.+!*'(), characters.",
    accepted: [{ ...mapping, ApiMappingKey: "a$-_.+!*'()," }],
  },
  {
    rule: 'apiMapping.key.websocket',
    refused: [{ ...mapping, ApiMappingKey: 'a/b' }, { protocol: 'WEBSOCKET' }],
    message: 'Mappings to WebSocket APIs have a single path level',
    accepted: [{ ...mapping, ApiMappingKey: 'a/b' }, { protocol: 'HTTP' }],
  },
  {
    rule: 'apiMapping.stage.exists',
    refused: [mapping, { stages: new Set<string>() }],
    message: 'Invalid stage identifier specified',
    accepted: [mapping, { stages: new Set(['dev']) }],
  },
  {
    rule: 'apiMapping.key.duplicate',
    refused: [mapping, { otherMappings: [{ ApiMappingId: 'x' }] }],
    message: 'ApiMapping key already exists for this domain name',
    status: 409,
    accepted: [mapping, { otherMappings: [{ ApiMappingId: 'x', ApiMappingKey: 'v1' }] }],
  },
  {
    rule: 'apiMapping.protocols',
    refused: [mapping, { protocol: 'HTTP', otherMappings: [{ ApiMappingKey: 'a', protocol: 'WEBSOCKET' }] }],
    message: 'HTTP and WebSocket APIs cannot share a custom domain name',
    accepted: [mapping, { protocol: 'HTTP', otherMappings: [{ ApiMappingKey: 'a', protocol: 'HTTP' }] }],
  },
  {
    rule: 'apiMapping.multiLevel.count',
    refused: [
      { ...mapping, ApiMappingKey: 'a/b' },
      { otherMappings: Array.from({ length: 200 }, (_, at) => ({ ApiMappingKey: `a/${at}` })) },
    ],
    message: 'A domain name can have at most 200 API mappings with several path levels',
    accepted: [
      { ...mapping, ApiMappingKey: 'a/b' },
      { otherMappings: Array.from({ length: 199 }, (_, at) => ({ ApiMappingKey: `a/${at}` })) },
    ],
  },
]);

const rule = { Actions: [{ InvokeApi: { ApiId: 'rest', Stage: 'prod' } }], Conditions: [], Priority: 1 };
const headers = { MatchHeaders: { AnyOf: [] } };
const matching = (...pairs: [name: string, value: string][]) => ({
  MatchHeaders: { AnyOf: pairs.map(([Header, ValueGlob]) => ({ Header, ValueGlob })) },
});

testRules('routing rules', routingRuleRules, checkRoutingRule, [
  {
    rule: 'routingRule.required',
    refused: [{ Priority: 1, Actions: rule.Actions }],
    message: 'Conditions is required',
    accepted: [rule],
  },
  {
    rule: 'routingRule.shape',
    refused: [{ ...rule, Priority: 0 }],
    message: 'Priority must be at least 1',
    accepted: [{ ...rule, Priority: 1000000 }],
  },
  {
    rule: 'routingRule.action.one',
    refused: [{ ...rule, Actions: [] }],
    message: 'A routing rule has exactly one InvokeApi action',
    accepted: [rule],
  },
  {
    rule: 'routingRule.conditions.count',
    refused: [{ ...rule, Conditions: [headers, headers, headers] }],
    message: /^A routing rule has at most two MatchHeaders/,
    accepted: [{ ...rule, Conditions: [headers, headers, { MatchBasePaths: { AnyOf: [] } }] }],
  },
  {
    rule: 'routingRule.mode',
    refused: [rule, { mode: 'create', routingMode: 'API_MAPPING_ONLY' }],
    message: 'A routing rule cannot be created while the routing mode is API_MAPPING_ONLY',
    accepted: [rule, { mode: 'update', routingMode: 'API_MAPPING_ONLY' }],
  },
  {
    rule: 'routingRule.target.shape',
    refused: [{ ...rule, Actions: [{ InvokeApi: { ApiId: 'rest' } }] }],
    message: 'Stage is required',
    accepted: [rule],
  },
  {
    rule: 'routingRule.header.one',
    refused: [{ ...rule, Conditions: [matching(['x-a', 'a'], ['x-b', 'b'])] }],
    message: 'Each MatchHeaders condition has only one header',
    accepted: [{ ...rule, Conditions: [matching(['x-a', 'a']), matching(['x-b', 'b'])] }],
  },
  {
    rule: 'routingRule.header.name',
    refused: [{ ...rule, Conditions: [matching(['X-Amzn-Trace-Id', 'a'])] }],
    message: 'The header X-Amzn-Trace-Id is not supported in conditions',
    accepted: [{ ...rule, Conditions: [matching(['x'.repeat(39), 'a'])] }],
  },
  {
    rule: 'routingRule.header.value',
    refused: [{ ...rule, Conditions: [matching(['x-a', 'a*b'])] }],
    message: 'A * can only be the first or the last character of a header value',
    accepted: [{ ...rule, Conditions: [matching(['x-a', '*a*']), matching(['x-b', `${'b'.repeat(126)}*`])] }],
  },
  {
    rule: 'routingRule.basePath',
    refused: [{ ...rule, Conditions: [{ MatchBasePaths: { AnyOf: ['a', 'b c'] } }] }],
    message: "A base path may only contain letters, numbers and $-_.+!*'()/",
    accepted: [{ ...rule, Conditions: [{ MatchBasePaths: { AnyOf: ['a/b', "$-_.+!*'()"] } }] }],
  },
  {
    rule: 'routingRule.target.rest',
    refused: [rule, { targetsV2: true }],
    message: "WebSocket or HTTP APIs aren't supported as target APIs for routing rules",
    accepted: [rule, { targetsV2: false }],
  },
  {
    rule: 'routingRule.priority.unique',
    refused: [rule, { otherRules: [{ RoutingRuleId: 'a', Priority: 1 }] }],
    message: 'A routing rule with priority 1 already exists',
    status: 409,
    accepted: [rule, { otherRules: [{ RoutingRuleId: 'a', Priority: 2 }] }],
  },
]);
