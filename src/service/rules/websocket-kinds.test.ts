import { checkIntegrationResponse, integrationResponseRules } from './integration-response';
import { checkModel, modelRules } from './model';
import { checkRouteResponse, routeResponseRules } from './route-response';
import { testRules } from './rule-table.test-support';
import { checkVpcLink, vpcLinkRules } from './vpc-link';

const model = { Name: 'Pet', Schema: '{}' };

testRules('models', modelRules, checkModel, [
  {
    rule: 'model.protocol.websocket',
    refused: [model, { protocol: 'HTTP' }],
    message: 'Currently, Models are not permitted for APIs with a protocol type of HTTP',
    accepted: [model, { protocol: 'WEBSOCKET' }],
  },
  { rule: 'model.required', refused: [{ Name: 'a' }], message: 'Schema is required', accepted: [model] },
  {
    rule: 'model.shape',
    refused: [{ ...model, ContentType: 'x'.repeat(257) }],
    message: 'ContentType must have at most 256 characters',
    accepted: [{ ...model, ContentType: 'application/json' }],
  },
  {
    rule: 'model.name.alphanumeric',
    refused: [{ ...model, Name: 'p-m3' }],
    message: 'Model name must be alphanumeric: p-m3',
    accepted: [model],
  },
  {
    rule: 'model.schema.json',
    refused: [{ ...model, Schema: '{' }],
    message: /^Invalid model schema specified: /,
    accepted: [model],
  },
  {
    rule: 'model.name.duplicate',
    refused: [model, { otherModels: [{ ModelId: 'a', Name: 'Pet' }] }],
    message: 'Model name already exists for this API: Pet',
    status: 409,
    accepted: [{ ...model, ModelId: 'a' }, { otherModels: [{ ModelId: 'a', Name: 'Pet' }] }],
  },
]);

const twoWay = { RouteResponseKey: '$default' };

testRules('route responses', routeResponseRules, checkRouteResponse, [
  {
    rule: 'routeResponse.protocol.websocket',
    refused: [twoWay, { protocol: 'HTTP' }],
    message:
      'RouteResponses are currently not supported for this API protocol type. This is because the API may only be configured with proxy integration at this time.',
    accepted: [twoWay, { protocol: 'WEBSOCKET' }],
  },
  {
    rule: 'routeResponse.required',
    refused: [{}],
    message: 'RouteResponseKey is required',
    accepted: [twoWay],
  },
  {
    rule: 'routeResponse.shape',
    refused: [{ ...twoWay, ResponseModels: { a: '' } }],
    message: 'ResponseModels.a must have at least 1 character',
    accepted: [{ ...twoWay, ResponseModels: { a: 'Pet' } }],
  },
  {
    rule: 'routeResponse.key.default',
    refused: [{ RouteResponseKey: 'ok' }],
    message:
      'Currently, only $default is supported as a RouteResponseKey. The creation of the RouteResponse with a key of $default will indicate to API Gateway that this Route is intended to handle two-way communication.',
    accepted: [twoWay],
  },
  {
    rule: 'routeResponse.key.duplicate',
    refused: [twoWay, { otherResponses: [{ RouteResponseId: 'a', RouteResponseKey: '$default' }] }],
    message: /already exists for this route$/,
    status: 409,
    accepted: [
      { ...twoWay, RouteResponseId: 'a' },
      { otherResponses: [{ RouteResponseId: 'a', RouteResponseKey: '$default' }] },
    ],
  },
]);

const response = { IntegrationResponseKey: '$default' };

testRules('integration responses', integrationResponseRules, checkIntegrationResponse, [
  {
    rule: 'integrationResponse.protocol.websocket',
    refused: [response, { protocol: 'HTTP' }],
    message:
      'IntegrationResponses are currently not supported for this API protocol type. This is because the API may only be configured with proxy integration at this time.',
    accepted: [response, { protocol: 'WEBSOCKET' }],
  },
  {
    rule: 'integrationResponse.required',
    refused: [{}],
    message: 'IntegrationResponseKey is required',
    accepted: [response],
  },
  {
    rule: 'integrationResponse.shape',
    refused: [{ ...response, ContentHandlingStrategy: 'ZIP' }],
    message: /^ContentHandlingStrategy must be one of/,
    accepted: [{ ...response, ContentHandlingStrategy: 'CONVERT_TO_TEXT' }],
  },
  {
    rule: 'integrationResponse.key',
    refused: [{ IntegrationResponseKey: '200' }],
    message: /^IntegrationResponseKey must be \$default/,
    accepted: [{ IntegrationResponseKey: '/4\\d\\d/' }],
  },
  {
    rule: 'integrationResponse.parameters',
    refused: [{ ...response, ResponseParameters: { 'header.a': "'1'" } }],
    message: 'Invalid mapping expression specified: header.a',
    accepted: [
      { ...response, ResponseParameters: { 'method.response.header.a': 'integration.response.body.b' } },
    ],
  },
  {
    rule: 'integrationResponse.key.duplicate',
    refused: [response, { otherResponses: [response] }],
    message: /already exists for this integration$/,
    status: 409,
    accepted: [response, { otherResponses: [] }],
  },
]);

const link = { Name: 'link', SubnetIds: ['subnet-1'], SecurityGroupIds: [] };

testRules('VPC links', vpcLinkRules, checkVpcLink, [
  { rule: 'vpcLink.required', refused: [{ Name: 'a' }], message: 'SubnetIds is required', accepted: [link] },
  {
    rule: 'vpcLink.shape',
    refused: [{ ...link, Name: '' }],
    message: 'Name must have at least 1 character',
    accepted: [link],
  },
  {
    rule: 'vpcLink.subnets.some',
    refused: [{ ...link, SubnetIds: [] }],
    message: 'SubnetIds for a vpc link cannot be empty',
    accepted: [link],
  },
  {
    rule: 'vpcLink.subnets.count',
    refused: [{ ...link, SubnetIds: Array.from({ length: 11 }, (_, at) => `subnet-${at}`) }],
    message: 'A VPC link can have at most 10 subnets',
    accepted: [{ ...link, SubnetIds: Array.from({ length: 10 }, (_, at) => `subnet-${at}`) }],
  },
]);
