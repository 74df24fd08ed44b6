import { describe, expect, it } from 'vitest';
import { apiMappingRules, checkApiMapping } from './api-mapping';
import {
  checkDeleteApi,
  checkDeleteAuthorizer,
  checkDeleteIntegration,
  checkDeleteStage,
  checkDeleteVpcLink,
} from './deletes';
import { checkExport, checkImport, exportRules, importRules } from './document';
import { checkDomainName, domainNameRules } from './domain-name';
import { checkIntegrationResponse, integrationResponseRules } from './integration-response';
import { checkModel, modelRules } from './model';
import { checkRouteResponse, routeResponseRules } from './route-response';
import { checkRoutingRule, routingRuleRules } from './routing-rule';
import { testRules } from './test-table';
import { checkVpcLink, vpcLinkRules } from './vpc-link';

const model = { Name: 'Pet', Schema: '{}' };

testRules('models', modelRules, checkModel, [
  {
    rule: 'model.protocol.websocket',
    refused: [model, { protocol: 'HTTP' }],
    says: 'Currently, Models are not permitted for APIs with a protocol type of HTTP',
    accepted: [model, { protocol: 'WEBSOCKET' }],
  },
  { rule: 'model.required', refused: [{ Name: 'a' }], says: 'Schema is required', accepted: [model] },
  {
    rule: 'model.shape',
    refused: [{ ...model, ContentType: 'x'.repeat(257) }],
    says: 'ContentType must have at most 256 characters',
    accepted: [{ ...model, ContentType: 'application/json' }],
  },
  {
    rule: 'model.name.alphanumeric',
    refused: [{ ...model, Name: 'p-m3' }],
    says: 'Model name must be alphanumeric: p-m3',
    accepted: [model],
  },
  {
    rule: 'model.schema.json',
    refused: [{ ...model, Schema: '{' }],
    says: /^Invalid model schema specified: /,
    accepted: [model],
  },
  {
    rule: 'model.name.duplicate',
    refused: [model, { otherModels: [{ ModelId: 'a', Name: 'Pet' }] }],
    says: 'Model name already exists for this API: Pet',
    status: 409,
    accepted: [{ ...model, ModelId: 'a' }, { otherModels: [{ ModelId: 'a', Name: 'Pet' }] }],
  },
]);

const twoWay = { RouteResponseKey: '$default' };

testRules('route responses', routeResponseRules, checkRouteResponse, [
  {
    rule: 'routeResponse.protocol.websocket',
    refused: [twoWay, { protocol: 'HTTP' }],
    says: 'RouteResponses are currently not supported for this API protocol type. This is because the API may only be configured with proxy integration at this time.',
    accepted: [twoWay, { protocol: 'WEBSOCKET' }],
  },
  { rule: 'routeResponse.required', refused: [{}], says: 'RouteResponseKey is required', accepted: [twoWay] },
  {
    rule: 'routeResponse.shape',
    refused: [{ ...twoWay, ResponseModels: { a: '' } }],
    says: 'ResponseModels.a must have at least 1 character',
    accepted: [{ ...twoWay, ResponseModels: { a: 'Pet' } }],
  },
  {
    rule: 'routeResponse.key.default',
    refused: [{ RouteResponseKey: 'ok' }],
    says: 'Currently, only $default is supported as a RouteResponseKey. The creation of the RouteResponse with a key of $default will indicate to API Gateway that this Route is intended to handle two-way communication.',
    accepted: [twoWay],
  },
  {
    rule: 'routeResponse.key.duplicate',
    refused: [twoWay, { otherResponses: [{ RouteResponseId: 'a', RouteResponseKey: '$default' }] }],
    says: /already exists for this route$/,
    status: 409,
    accepted: [
      { ...twoWay, RouteResponseId: 'a' },
      { otherResponses: [{ RouteResponseId: 'a', RouteResponseKey: '$default' }] },
    ],
  },
]);

const answer = { IntegrationResponseKey: '$default' };

testRules('integration responses', integrationResponseRules, checkIntegrationResponse, [
  {
    rule: 'integrationResponse.protocol.websocket',
    refused: [answer, { protocol: 'HTTP' }],
    says: 'IntegrationResponses are currently not supported for this API protocol type. This is because the API may only be configured with proxy integration at this time.',
    accepted: [answer, { protocol: 'WEBSOCKET' }],
  },
  {
    rule: 'integrationResponse.required',
    refused: [{}],
    says: 'IntegrationResponseKey is required',
    accepted: [answer],
  },
  {
    rule: 'integrationResponse.shape',
    refused: [{ ...answer, ContentHandlingStrategy: 'ZIP' }],
    says: /^ContentHandlingStrategy must be one of/,
    accepted: [{ ...answer, ContentHandlingStrategy: 'CONVERT_TO_TEXT' }],
  },
  {
    rule: 'integrationResponse.key',
    refused: [{ IntegrationResponseKey: '200' }],
    says: /^IntegrationResponseKey must be \$default/,
    accepted: [{ IntegrationResponseKey: '/4\\d\\d/' }],
  },
  {
    rule: 'integrationResponse.parameters',
    refused: [{ ...answer, ResponseParameters: { 'header.a': "'1'" } }],
    says: 'Invalid mapping expression specified: header.a',
    accepted: [
      { ...answer, ResponseParameters: { 'method.response.header.a': 'integration.response.body.b' } },
    ],
  },
  {
    rule: 'integrationResponse.key.duplicate',
    refused: [answer, { otherResponses: [answer] }],
    says: /already exists for this integration$/,
    status: 409,
    accepted: [answer, { otherResponses: [] }],
  },
]);

const link = { Name: 'link', SubnetIds: ['subnet-1'], SecurityGroupIds: [] };

testRules('VPC links', vpcLinkRules, checkVpcLink, [
  { rule: 'vpcLink.required', refused: [{ Name: 'a' }], says: 'SubnetIds is required', accepted: [link] },
  {
    rule: 'vpcLink.shape',
    refused: [{ ...link, Name: '' }],
    says: 'Name must have at least 1 character',
    accepted: [link],
  },
  {
    rule: 'vpcLink.subnets.some',
    refused: [{ ...link, SubnetIds: [] }],
    says: 'SubnetIds for a vpc link cannot be empty',
    accepted: [link],
  },
  {
    rule: 'vpcLink.subnets.count',
    refused: [{ ...link, SubnetIds: Array.from({ length: 11 }, (_, at) => `subnet-${at}`) }],
    says: 'A VPC link can have at most 10 subnets',
    accepted: [{ ...link, SubnetIds: Array.from({ length: 10 }, (_, at) => `subnet-${at}`) }],
  },
]);

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
    says: 'DomainName is required',
    accepted: [configured(), here],
  },
  {
    rule: 'domainName.shape',
    refused: [{ ...configured(), RoutingMode: 'X' }],
    says: /^RoutingMode must be one of/,
    accepted: [{ ...configured(), RoutingMode: 'ROUTING_RULE_ONLY' }],
  },
  {
    rule: 'domainName.updating',
    refused: [configured(), { mode: 'update', updating: true }],
    says: 'The domain name cannot be changed while its status is UPDATING',
    accepted: [configured(), { mode: 'update', updating: false }],
  },
  {
    rule: 'domainName.name.underscore',
    refused: [{ ...configured(), DomainName: 'a_b.example.com' }],
    says: 'Domain names cannot contain an underscore character',
    accepted: [{ ...configured(), DomainName: 'a-b.example.com' }],
  },
  {
    rule: 'domainName.name.form',
    refused: [{ ...configured(), DomainName: 'API.example.com' }],
    says: /^A domain name has lower-case letters/,
    accepted: [{ ...configured(), DomainName: '*.example.com' }],
  },
  {
    rule: 'domainName.name.duplicate',
    refused: [configured(), { mode: 'create', otherNames: new Set(['api.example.com']) }],
    says: 'The domain name you provided already exists.',
    status: 409,
    accepted: [configured(), { mode: 'create', otherNames: new Set(['b.example.com']) }],
  },
  {
    rule: 'domainName.configuration.one',
    refused: [{ DomainName: 'a.example.com' }],
    says: 'A domain name has exactly one domain name configuration',
    accepted: [configured()],
  },
  {
    rule: 'domainName.configuration.shape',
    refused: [configured({ IpAddressType: 'ipv6' })],
    says: /^IpAddressType must be one of/,
    path: ['DomainNameConfigurations', 0, 'IpAddressType'],
    accepted: [configured({ IpAddressType: 'dualstack' })],
  },
  {
    rule: 'domainName.endpoint.regional',
    refused: [configured({ EndpointType: 'EDGE' })],
    says: 'EDGE endpoint type is not supported for APIGatewayV2 domainName',
    accepted: [configured({ EndpointType: 'REGIONAL' })],
  },
  {
    rule: 'domainName.certificate.region',
    refused: [configured({ CertificateArn: certificate.replace('us-east-1', 'us-west-2') }), here],
    says: "Invalid certificate ARN: arn:aws:acm:us-west-2:123456789012:certificate/11111111-2222-3333-4444-555555555555. Certificate must be in 'us-east-1'.",
    path: ['DomainNameConfigurations', 0, 'CertificateArn'],
    accepted: [configured(), here],
  },
  {
    rule: 'domainName.security.tls12',
    refused: [configured({ SecurityPolicy: 'TLS_1_0' })],
    says: 'HTTP and WebSocket APIs need the security policy TLS_1_2',
    accepted: [configured({ SecurityPolicy: 'TLS_1_2' })],
  },
  {
    rule: 'domainName.truststore.uri',
    refused: [{ ...configured(), MutualTlsAuthentication: { TruststoreUri: 'https://a/b.pem' } }],
    says: 'TruststoreUri must be s3://bucket/key',
    accepted: [{ ...configured(), MutualTlsAuthentication: { TruststoreUri: 's3://bucket/b.pem' } }],
  },
]);

const mapping = { ApiId: 'a', Stage: 'dev' };

testRules('API mappings', apiMappingRules, checkApiMapping, [
  { rule: 'apiMapping.required', refused: [{ ApiId: 'a' }], says: 'Stage is required', accepted: [mapping] },
  {
    rule: 'apiMapping.shape',
    refused: [{ ...mapping, ApiMappingKey: 'x'.repeat(301) }],
    says: 'ApiMappingKey must have at most 300 characters',
    accepted: [{ ...mapping, ApiMappingKey: 'x'.repeat(300) }],
  },
  {
    rule: 'apiMapping.key.start',
    refused: [{ ...mapping, ApiMappingKey: 'a//b' }],
    says: "API mapping key should not start with a '/' or have consecutive '/'s.",
    accepted: [{ ...mapping, ApiMappingKey: 'a/b' }],
  },
  {
    rule: 'apiMapping.key.end',
    refused: [{ ...mapping, ApiMappingKey: 'a/' }],
    says: "API mapping key should not end with a '/'.",
    accepted: [mapping],
  },
  {
    rule: 'apiMapping.key.characters',
    refused: [{ ...mapping, ApiMappingKey: 'a b' }],
    says: /^API mapping keys may only contain/,
    accepted: [{ ...mapping, ApiMappingKey: "a$-_.+!*'()" }],
  },
  {
    rule: 'apiMapping.key.websocket',
    refused: [{ ...mapping, ApiMappingKey: 'a/b' }, { protocol: 'WEBSOCKET' }],
    says: 'Mappings to WebSocket APIs have a single path level',
    accepted: [{ ...mapping, ApiMappingKey: 'a/b' }, { protocol: 'HTTP' }],
  },
  {
    rule: 'apiMapping.stage.exists',
    refused: [mapping, { stages: new Set<string>() }],
    says: 'Invalid stage identifier specified',
    accepted: [mapping, { stages: new Set(['dev']) }],
  },
  {
    rule: 'apiMapping.key.duplicate',
    refused: [mapping, { otherMappings: [{ ApiMappingId: 'x' }] }],
    says: 'ApiMapping key already exists for this domain name',
    status: 409,
    accepted: [mapping, { otherMappings: [{ ApiMappingId: 'x', ApiMappingKey: 'v1' }] }],
  },
  {
    rule: 'apiMapping.protocols',
    refused: [mapping, { protocol: 'HTTP', otherMappings: [{ ApiMappingKey: 'a', protocol: 'WEBSOCKET' }] }],
    says: 'HTTP and WebSocket APIs cannot share a custom domain name',
    accepted: [mapping, { protocol: 'HTTP', otherMappings: [{ ApiMappingKey: 'a', protocol: 'HTTP' }] }],
  },
  {
    rule: 'apiMapping.multiLevel.count',
    refused: [
      { ...mapping, ApiMappingKey: 'a/b' },
      { otherMappings: Array.from({ length: 200 }, (_, at) => ({ ApiMappingKey: `a/${at}` })) },
    ],
    says: 'A domain name can have at most 200 API mappings with several path levels',
    accepted: [
      { ...mapping, ApiMappingKey: 'a/b' },
      { otherMappings: Array.from({ length: 199 }, (_, at) => ({ ApiMappingKey: `a/${at}` })) },
    ],
  },
]);

const rule = { Actions: [{ InvokeApi: { ApiId: 'rest', Stage: 'prod' } }], Conditions: [], Priority: 1 };
const headers = { MatchHeaders: { AnyOf: [] } };

testRules('routing rules', routingRuleRules, checkRoutingRule, [
  {
    rule: 'routingRule.required',
    refused: [{ Priority: 1, Actions: rule.Actions }],
    says: 'Conditions is required',
    accepted: [rule],
  },
  {
    rule: 'routingRule.shape',
    refused: [{ ...rule, Priority: 0 }],
    says: 'Priority must be at least 1',
    accepted: [{ ...rule, Priority: 1000000 }],
  },
  {
    rule: 'routingRule.action.one',
    refused: [{ ...rule, Actions: [] }],
    says: 'A routing rule has exactly one InvokeApi action',
    accepted: [rule],
  },
  {
    rule: 'routingRule.conditions.count',
    refused: [{ ...rule, Conditions: [headers, headers, headers] }],
    says: /^A routing rule has at most two MatchHeaders/,
    accepted: [{ ...rule, Conditions: [headers, headers, { MatchBasePaths: { AnyOf: [] } }] }],
  },
  {
    rule: 'routingRule.target.rest',
    refused: [rule, { targetsV2: true }],
    says: "WebSocket or HTTP APIs aren't supported as target APIs for routing rules",
    accepted: [rule, { targetsV2: false }],
  },
  {
    rule: 'routingRule.priority.unique',
    refused: [rule, { otherRules: [{ RoutingRuleId: 'a', Priority: 1 }] }],
    says: 'A routing rule with priority 1 already exists',
    status: 409,
    accepted: [rule, { otherRules: [{ RoutingRuleId: 'a', Priority: 2 }] }],
  },
]);

testRules('exports', exportRules, checkExport, [
  {
    rule: 'export.shape',
    refused: [{ Specification: 'OAS20' }],
    says: 'Specification must be one of OAS30',
    accepted: [{ Specification: 'OAS30', OutputType: 'YAML', ExportVersion: '1.0' }],
  },
  {
    rule: 'export.protocol.http',
    refused: [{}, { protocol: 'WEBSOCKET' }],
    says: 'Export is supported only for HTTP APIs',
    accepted: [{}, { protocol: 'HTTP' }],
  },
]);

testRules('imports', importRules, checkImport, [
  {
    rule: 'import.shape',
    refused: [{ Body: '', Basepath: 'drop' }],
    says: 'Basepath must be one of ignore, prepend, split',
    accepted: [{ Body: '', Basepath: 'split' }],
  },
  {
    rule: 'import.protocol.http',
    refused: [{ Body: '' }, { protocol: 'WEBSOCKET' }],
    says: 'Reimport is supported only for HTTP APIs',
    accepted: [{ Body: '' }, { protocol: 'HTTP' }],
  },
  {
    rule: 'import.size',
    refused: [{ Body: 'é'.repeat(3 * 1024 * 1024 + 1) }],
    says: 'The OpenAPI document must be at most 6 MB',
    accepted: [{ Body: 'é'.repeat(3 * 1024 * 1024) }],
  },
]);

describe('Deletes of what is in use', () => {
  const routes = [
    { RouteId: 'xrfucl1', RouteKey: '$default', Target: 'integrations/abc', AuthorizerId: 'auth' },
    { RouteId: 'other', RouteKey: 'GET /', Target: 'integrations/def' },
  ];

  it.each([
    [
      checkDeleteIntegration('abc', routes),
      409,
      'Cannot delete Integration because it is referenced by the following Routes with Ids: [xrfucl1]',
    ],
    [
      checkDeleteAuthorizer({ AuthorizerId: 'auth', Name: 'guard' }, routes),
      409,
      'Cannot delete authorizer guard, is referenced in route: $default',
    ],
    [
      checkDeleteVpcLink('l4er5c', [
        { ConnectionId: 'l4er5c', IntegrationMethod: 'ANY', IntegrationId: 'qtfgl2b' },
      ]),
      400,
      "Cannot delete vpc link. Vpc link 'l4er5c', is referenced in [ANY:qtfgl2b] in format of [Method:Resource].",
    ],
    [
      checkDeleteApi('abc', [{ ApiId: 'abc', Stage: 'dev' }]),
      400,
      'Deleting API abc failed. Please remove all API mappings for the API from your custom domain names.',
    ],
    [
      checkDeleteStage('abc', 'dev', [{ ApiId: 'abc', Stage: 'dev' }]),
      400,
      'Deleting stage dev failed. Please remove all API mappings for the stage from your custom domain names.',
    ],
  ])('are refused in the words of the service (%#)', (issues, status, message) => {
    expect(issues).toMatchObject([{ status, message }]);
  });

  it('pass where nothing refers to it', () => {
    expect(checkDeleteIntegration('zzz', routes)).toEqual([]);
    expect(checkDeleteAuthorizer({ AuthorizerId: 'zzz' }, routes)).toEqual([]);
    expect(checkDeleteVpcLink('zzz', [{ ConnectionId: 'other' }])).toEqual([]);
    expect(checkDeleteApi('zzz', [{ ApiId: 'abc' }])).toEqual([]);
    expect(checkDeleteStage('abc', 'prod', [{ ApiId: 'abc', Stage: 'dev' }])).toEqual([]);
  });
});
