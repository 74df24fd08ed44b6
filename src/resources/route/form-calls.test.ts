import { expect } from 'vitest';
import { FUNCTION_ARN, INVOCATION_ARN } from '../../sandbox/client.test-support';
import { testFormCalls } from '../shared/form-calls.test-support';
import { type RouteContext, routeForm } from './model';

const OTHER_PROTOCOL = 'Only routes of WebSocket APIs have it.';
const OF_BOTH = 'The same for both protocols: the table of HTTP APIs.';
const OF_NEW = 'A member of the new integration, not of the route.';
const ANY_ID = expect.stringMatching(/^integrations\/.+$/);

const NOT_FORMATTED =
  'The provided route key is not formatted properly for HTTP protocol. Format should be "<HTTP METHOD> /<RESOURCE PATH>" or "$default"';

testFormCalls({
  form: routeForm,
  variant: 'of an HTTP API',
  async seed(client) {
    const { ApiId = '' } = await client.createApi({ Name: 'shop', ProtocolType: 'HTTP' });
    const integrate = (IntegrationUri: string) =>
      client.createIntegration({
        ApiId,
        IntegrationType: 'AWS_PROXY',
        IntegrationUri,
        PayloadFormatVersion: '2.0',
      });
    const { IntegrationId: first = '' } = await integrate(FUNCTION_ARN);
    const { IntegrationId: other = '' } = await integrate(`${FUNCTION_ARN}-payments`);
    const { AuthorizerId: jwt = '' } = await client.createAuthorizer({
      ApiId,
      Name: 'customers',
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: 'https://issuer.example.com', Audience: ['web'] },
    });
    const { AuthorizerId: lambda = '' } = await client.createAuthorizer({
      ApiId,
      Name: 'partners',
      AuthorizerType: 'REQUEST',
      AuthorizerUri: INVOCATION_ARN,
      AuthorizerPayloadFormatVersion: '2.0',
      IdentitySource: ['$request.header.x-partner-key'],
    });
    const { RouteId: id = '' } = await client.createRoute({
      ApiId,
      RouteKey: 'GET /orders/{orderId}',
      OperationName: 'getOrder',
      Target: `integrations/${first}`,
      AuthorizationType: 'JWT',
      AuthorizerId: jwt,
      AuthorizationScopes: ['orders:read'],
    });
    const context: RouteContext = {
      apiId: ApiId,
      protocol: 'HTTP',
      routes: (await client.getRoutes({ ApiId })).Items ?? [],
      authorizers: (await client.getAuthorizers({ ApiId })).Items ?? [],
      integrations: (await client.getIntegrations({ ApiId })).Items ?? [],
      responses: [],
    };
    return { id, other, jwt, lambda, context };
  },
  creates: [
    ['its key alone', { RouteKey: 'GET /pets' }, { RouteKey: 'GET /pets' }],
    [
      'every field',
      ({ other, jwt }) => ({
        RouteKey: 'POST /pets/{petId}/photos/{proxy+}',
        OperationName: 'addPhoto',
        attach: 'existing' as const,
        Target: `integrations/${other}`,
        AuthorizationType: 'JWT',
        AuthorizerId: jwt,
        AuthorizationScopes: ['pets:write', 'pets:admin'],
      }),
      ({ other, jwt }) => ({
        RouteKey: 'POST /pets/{petId}/photos/{proxy+}',
        OperationName: 'addPhoto',
        Target: `integrations/${other}`,
        AuthorizationType: 'JWT',
        AuthorizerId: jwt,
        AuthorizationScopes: ['pets:write', 'pets:admin'],
      }),
    ],
    [
      'a new integration first',
      {
        RouteKey: 'GET /pets',
        attach: 'new',
        IntegrationType: 'HTTP_PROXY',
        IntegrationUri: 'https://pets.example.com/v1',
        IntegrationMethod: 'ANY',
      },
      ({ context: { apiId: ApiId } }) => [
        {
          operation: 'CreateIntegration',
          input: {
            ApiId,
            IntegrationType: 'HTTP_PROXY',
            IntegrationUri: 'https://pets.example.com/v1',
            IntegrationMethod: 'ANY',
            PayloadFormatVersion: '1.0',
          },
        },
        {
          operation: 'CreateRoute',
          input: {
            ApiId,
            RouteKey: 'GET /pets',
            Target: { $ref: 'integration', member: 'IntegrationId', prefix: 'integrations/' },
          },
        },
      ],
      { attach: 'existing', IntegrationType: 'AWS_PROXY', IntegrationUri: '', IntegrationMethod: '' },
    ],
  ],
  refused: [
    ['an unknown method', { RouteKey: 'TRACE /x' }, 'RouteKey', NOT_FORMATTED],
    ['a method in lower case', { RouteKey: 'get /x' }, 'RouteKey', NOT_FORMATTED],
    ['a path without a slash', { RouteKey: 'GET pets' }, 'RouteKey', NOT_FORMATTED],
    [
      'a greedy variable that is not the last segment',
      { RouteKey: 'GET /a/{b+}/c' },
      'RouteKey',
      'Greedy path variables are only allowed as the last segment of the path: {b+}',
    ],
    [
      'a key in use',
      { RouteKey: 'GET /orders/{orderId}' },
      'RouteKey',
      'Route with key GET /orders/{orderId} already exists for this API',
    ],
    [
      'a key that differs from one in use only by the name of its variable',
      { RouteKey: 'GET /orders/{id}' },
      'RouteKey',
      'Route with key GET /orders/{orderId} already exists for this API',
    ],
  ],
  edits: [
    ['its path', { RouteKey: 'GET /orders/{orderId}/items' }, { RouteKey: 'GET /orders/{orderId}/items' }],
    ['its method', { RouteKey: 'PATCH /orders/{orderId}' }, { RouteKey: 'PATCH /orders/{orderId}' }],
    ['its operation name', { OperationName: 'readOrder' }, { OperationName: 'readOrder' }],
    ['a cleared operation name', { OperationName: '' }, { OperationName: '' }],
    [
      'its integration',
      ({ other }) => ({ Target: `integrations/${other}` }),
      ({ other }) => ({ Target: `integrations/${other}` }),
    ],
    [
      'its authorization by IAM',
      { AuthorizationType: 'AWS_IAM' },
      { AuthorizationType: 'AWS_IAM', AuthorizationScopes: [] },
      { AuthorizerId: '', AuthorizationScopes: [] },
    ],
    [
      'its authorization by a Lambda authorizer',
      ({ lambda }) => ({ AuthorizationType: 'CUSTOM', AuthorizerId: lambda }),
      ({ lambda }) => ({ AuthorizationType: 'CUSTOM', AuthorizerId: lambda, AuthorizationScopes: [] }),
      { AuthorizationScopes: [] },
    ],
    [
      'another scope',
      { AuthorizationScopes: ['orders:read', 'orders:all'] },
      { AuthorizationScopes: ['orders:read', 'orders:all'] },
    ],
    ['removed scopes', { AuthorizationScopes: [] }, { AuthorizationScopes: [] }],
    [
      'a new integration first',
      { attach: 'new', IntegrationUri: `${FUNCTION_ARN}-new`, PayloadFormatVersion: '1.0' },
      ({ id: RouteId, context: { apiId: ApiId } }) => [
        {
          operation: 'CreateIntegration',
          input: {
            ApiId,
            IntegrationType: 'AWS_PROXY',
            IntegrationUri: `${FUNCTION_ARN}-new`,
            PayloadFormatVersion: '1.0',
          },
        },
        {
          operation: 'UpdateRoute',
          input: {
            ApiId,
            RouteId,
            Target: { $ref: 'integration', member: 'IntegrationId', prefix: 'integrations/' },
          },
        },
      ],
      { attach: 'existing', Target: ANY_ID, IntegrationUri: '', PayloadFormatVersion: '2.0' },
    ],
  ],
  fixed: {
    IntegrationType: OF_NEW,
    IntegrationMethod: OF_NEW,
    ApiKeyRequired: OTHER_PROTOCOL,
    twoWay: OTHER_PROTOCOL,
    ModelSelectionExpression: OTHER_PROTOCOL,
    RequestModels: OTHER_PROTOCOL,
    RequestParameters: OTHER_PROTOCOL,
  },
});

const HEADER = 'route.request.header.x-shop';
const QUERY = 'route.request.querystring.lang';
const LOCALE = 'route.request.querystring.locale';

testFormCalls({
  form: routeForm,
  variant: 'of a WebSocket API',
  async seed(client) {
    const { ApiId = '' } = await client.createApi({
      Name: 'chat',
      ProtocolType: 'WEBSOCKET',
      RouteSelectionExpression: '$request.body.action',
    });
    for (const Name of ['message', 'order']) await client.createModel({ ApiId, Name, Schema: '{}' });
    const { RouteId: id = '' } = await client.createRoute({
      ApiId,
      RouteKey: '$connect',
      RouteResponseSelectionExpression: '$default',
      ModelSelectionExpression: '$default',
      RequestModels: { $default: 'message' },
      RequestParameters: { [HEADER]: { Required: true }, [QUERY]: { Required: false } },
    });
    const ids = { ApiId, RouteId: id };
    await client.createRouteResponse({ ...ids, RouteResponseKey: '$default' });
    const responses = (await client.getRouteResponses(ids)).Items ?? [];
    const context: RouteContext = {
      apiId: ApiId,
      protocol: 'WEBSOCKET',
      routes: (await client.getRoutes({ ApiId })).Items ?? [],
      authorizers: [],
      integrations: [],
      responses,
    };
    return { id, ids, responseId: responses[0]?.RouteResponseId, context };
  },
  creates: [
    ['its key alone', { RouteKey: 'leave' }, { RouteKey: 'leave' }],
    [
      'every field, and the route response',
      {
        RouteKey: 'send',
        OperationName: 'send',
        twoWay: true,
        ModelSelectionExpression: '$request.body.kind',
        RequestModels: [{ key: 'order', value: 'order' }],
        RequestParameters: [{ key: QUERY, required: true }],
      },
      ({ ids: { ApiId } }) => [
        {
          operation: 'CreateRoute',
          input: {
            ApiId,
            RouteKey: 'send',
            OperationName: 'send',
            RouteResponseSelectionExpression: '$default',
            ModelSelectionExpression: '$request.body.kind',
            RequestModels: { order: 'order' },
            RequestParameters: { [QUERY]: { Required: true } },
          },
        },
        {
          operation: 'CreateRouteResponse',
          input: { ApiId, RouteId: { $ref: 'route', member: 'RouteId' }, RouteResponseKey: '$default' },
        },
      ],
    ],
  ],
  refused: [
    [
      'a reserved key',
      { RouteKey: '$other' },
      'RouteKey',
      'Route keys starting with $ are reserved for predefined routes: $connect, $disconnect, $default',
    ],
    [
      'a key in use',
      { RouteKey: '$connect' },
      'RouteKey',
      'Route with key $connect already exists for this API',
    ],
  ],
  edits: [
    [
      'its model selection expression',
      { ModelSelectionExpression: '$request.body.kind' },
      { ModelSelectionExpression: '$request.body.kind' },
    ],
    [
      'another model',
      {
        RequestModels: [
          { key: '$default', value: 'message' },
          { key: 'order', value: 'order' },
        ],
      },
      { RequestModels: { order: 'order' } },
    ],
    [
      'the one parameter that differs',
      {
        RequestParameters: [
          { key: HEADER, required: true },
          { key: QUERY, required: true },
        ],
      },
      { RequestParameters: { [QUERY]: { Required: true } } },
    ],
    [
      'a removed parameter by its own operation',
      { RequestParameters: [{ key: HEADER, required: true }] },
      ({ ids }) => [
        { operation: 'DeleteRouteRequestParameter', input: { ...ids, RequestParameterKey: QUERY } },
      ],
    ],
    [
      'a renamed parameter as a new one and a removed one',
      {
        RequestParameters: [
          { key: HEADER, required: true },
          { key: LOCALE, required: false },
        ],
      },
      ({ ids }) => [
        {
          operation: 'UpdateRoute',
          input: { ...ids, RequestParameters: { [LOCALE]: { Required: false } } },
        },
        { operation: 'DeleteRouteRequestParameter', input: { ...ids, RequestParameterKey: QUERY } },
      ],
    ],
    ['whether it requires an API key', { ApiKeyRequired: true }, { ApiKeyRequired: true }],
    [
      'one-way communication together with the removed response',
      { twoWay: false },
      ({ ids, responseId }) => [
        { operation: 'UpdateRoute', input: { ...ids, RouteResponseSelectionExpression: '' } },
        { operation: 'DeleteRouteResponse', input: { ...ids, RouteResponseId: responseId } },
      ],
    ],
  ],
  fixed: {
    RouteKey: OF_BOTH,
    OperationName: OF_BOTH,
    AuthorizationType: OF_BOTH,
    AuthorizerId: OF_BOTH,
    AuthorizationScopes: OF_BOTH,
    attach: OF_BOTH,
    Target: OF_BOTH,
    IntegrationType: OF_NEW,
    IntegrationUri: OF_NEW,
    IntegrationMethod: OF_NEW,
    PayloadFormatVersion: OF_NEW,
  },
});
