import { describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { exportDocument } from './export';
import { accepted, created, expectValidOpenApi, FUNCTION, ROLE } from './openapi.test-support';
import type { ApiSnapshot, ExportOptions } from './types';

const JSON_OPTIONS: ExportOptions = { includeExtensions: true, outputType: 'JSON' };
const PLAIN: ExportOptions = { includeExtensions: false, outputType: 'JSON' };

const INVOCATION = `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${FUNCTION}/invocations`;
const LISTENER = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/a/b/c';

/** An API with everything that an export can show. */
const SNAPSHOT: ApiSnapshot = {
  api: {
    ApiId: 'abc123defg',
    ApiEndpoint: 'https://abc123defg.execute-api.eu-west-1.amazonaws.com',
    Name: 'Buses',
    Description: 'Arrivals',
    Version: '1.0',
    ProtocolType: 'HTTP',
    RouteSelectionExpression: '$request.method $request.path',
    DisableExecuteApiEndpoint: true,
    Tags: { Owner: 'Admin', Area: '' },
    CorsConfiguration: {
      AllowOrigins: ['https://a.example.com'],
      AllowCredentials: false,
      MaxAge: 300,
      ExposeHeaders: ['x-b'],
      AllowHeaders: ['x-a'],
      AllowMethods: ['GET'],
    },
  },
  region: 'eu-west-1',
  routes: [
    { RouteId: 'r5', RouteKey: '$default', Target: 'integrations/shared' },
    {
      RouteId: 'r1',
      RouteKey: 'GET /buses/{busStopId}',
      OperationName: 'getBusArrivalInfo',
      AuthorizationType: 'JWT',
      AuthorizationScopes: ['read'],
      AuthorizerId: 'a1',
      Target: 'integrations/http',
    },
    { RouteId: 'r2', RouteKey: 'ANY /{proxy+}', AuthorizationType: 'AWS_IAM', Target: 'integrations/shared' },
    {
      RouteId: 'r3',
      RouteKey: 'POST /{proxy+}',
      AuthorizationType: 'CUSTOM',
      AuthorizerId: 'a2',
      Target: 'integrations/vpc',
    },
    { RouteId: 'r4', RouteKey: 'GET /bare', AuthorizationType: 'NONE' },
  ],
  integrations: [
    {
      IntegrationId: 'http',
      Description: 'not carried',
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'GET',
      IntegrationUri: 'http://buses.example.com',
      ConnectionType: 'INTERNET',
      PayloadFormatVersion: '1.0',
      TimeoutInMillis: 12000,
      RequestParameters: { 'append:querystring.nodeId': '$request.path.busStopId' },
      ResponseParameters: { 200: { 'overwrite:header.Cache': 'public' } },
    },
    {
      IntegrationId: 'shared',
      IntegrationType: 'AWS_PROXY',
      IntegrationMethod: 'POST',
      IntegrationUri: FUNCTION,
      PayloadFormatVersion: '2.0',
    },
    {
      IntegrationId: 'vpc',
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'ANY',
      IntegrationUri: LISTENER,
      ConnectionType: 'VPC_LINK',
      ConnectionId: 'v1',
      TlsConfig: { ServerNameToVerify: 'a.example.com' },
      PayloadFormatVersion: '1.0',
    },
    {
      IntegrationId: 'left',
      IntegrationType: 'AWS_PROXY',
      IntegrationSubtype: 'SQS-SendMessage',
      CredentialsArn: ROLE,
      RequestParameters: { QueueUrl: 'q', MessageBody: '$request.body' },
      PayloadFormatVersion: '1.0',
    },
  ],
  authorizers: [
    {
      AuthorizerId: 'a2',
      Name: 'function',
      AuthorizerType: 'REQUEST',
      AuthorizerUri: INVOCATION,
      AuthorizerPayloadFormatVersion: '2.0',
      AuthorizerResultTtlInSeconds: 60,
      EnableSimpleResponses: true,
      AuthorizerCredentialsArn: ROLE,
      IdentitySource: ['$context.accountId', '$request.querystring.token'],
    },
    {
      AuthorizerId: 'a1',
      Name: 'My tokens',
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: 'https://issuer.example.com', Audience: ['a', 'b'] },
    },
  ],
  now: new Date('2026-03-04T12:56:53.789Z'),
};

const exported = (change: Partial<ApiSnapshot> = {}, options = JSON_OPTIONS) =>
  JSON.parse(exportDocument({ ...SNAPSHOT, ...change }, options));

/** Every key anywhere in the value. */
function keysOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, content]) => [key, ...keysOf(content)]);
}

describe('an export', () => {
  it('has the layout and the order of keys of the service', () => {
    const text = exportDocument(SNAPSHOT, JSON_OPTIONS);
    expect(Object.keys(JSON.parse(text))).toEqual([
      'openapi',
      'info',
      'servers',
      'tags',
      'paths',
      'components',
      'x-amazon-apigateway-cors',
      'x-amazon-apigateway-importexport-version',
    ]);
    expect(JSON.stringify(JSON.parse(text).paths['/buses/{busStopId}'])).toBe(
      JSON.stringify({
        get: {
          operationId: 'getBusArrivalInfo',
          security: [{ My_tokens: ['read'] }],
          responses: { default: { description: 'Default response for GET /buses/{busStopId}' } },
          'x-amazon-apigateway-integration': {
            responseParameters: { 200: { 'overwrite:header.Cache': 'public' } },
            requestParameters: { 'append:querystring.nodeId': '$request.path.busStopId' },
            payloadFormatVersion: '1.0',
            type: 'http_proxy',
            httpMethod: 'GET',
            uri: 'http://buses.example.com',
            connectionType: 'INTERNET',
            timeoutInMillis: 12000,
          },
        },
        parameters: [
          {
            name: 'busStopId',
            in: 'path',
            description: 'Generated path parameter for busStopId',
            required: true,
            schema: { type: 'string' },
          },
        ],
      }),
    );
    expect(Object.keys(JSON.parse(text)['x-amazon-apigateway-cors'])).toEqual([
      'allowMethods',
      'allowHeaders',
      'exposeHeaders',
      'maxAge',
      'allowCredentials',
      'allowOrigins',
    ]);
  });

  it('shows any method, the default route, IAM and greedy variables as the service does', () => {
    const { paths } = exported();
    expect(Object.keys(paths)).toEqual(['/$default', '/bare', '/buses/{busStopId}', '/{proxy+}']);
    expect(paths['/$default']).toEqual({
      'x-amazon-apigateway-any-method': {
        responses: { default: { description: 'Default response for $default' } },
        isDefaultRoute: true,
        'x-amazon-apigateway-integration': {
          $ref: '#/components/x-amazon-apigateway-integrations/sharedIntegration_1',
        },
      },
    });
    expect(Object.keys(paths['/{proxy+}'])).toEqual(['post', 'x-amazon-apigateway-any-method', 'parameters']);
    expect(paths['/{proxy+}'].parameters[0].name).toBe('proxy+');
    expect(paths['/{proxy+}']['x-amazon-apigateway-any-method']['x-amazon-apigateway-auth']).toEqual({
      type: 'AWS_IAM',
    });
    expect(Object.keys(paths['/bare'].get)).toEqual(['responses']);
  });

  it('keeps shared and unused integrations under the components', () => {
    const shared = exported().components['x-amazon-apigateway-integrations'];
    expect(Object.keys(shared)).toEqual(['sharedIntegration_1', 'unusedIntegration_left']);
    expect(shared.unusedIntegration_left).toEqual({
      integrationSubtype: 'SQS-SendMessage',
      credentials: ROLE,
      requestParameters: { MessageBody: '$request.body', QueueUrl: 'q' },
      payloadFormatVersion: '1.0',
      type: 'aws_proxy',
    });
  });

  it('shows authorizers as security schemes, under names that OpenAPI takes', () => {
    expect(exported().components.securitySchemes).toEqual({
      My_tokens: {
        type: 'oauth2',
        flows: {},
        'x-gatehouse-authorizer-name': 'My tokens',
        'x-amazon-apigateway-authorizer': {
          identitySource: '$request.header.Authorization',
          jwtConfiguration: { audience: ['a', 'b'], issuer: 'https://issuer.example.com' },
          type: 'jwt',
        },
      },
      function: {
        type: 'apiKey',
        name: 'token',
        in: 'query',
        'x-amazon-apigateway-authorizer': {
          identitySource: '$context.accountId, $request.querystring.token',
          authorizerUri: INVOCATION,
          authorizerPayloadFormatVersion: '2.0',
          authorizerResultTtlInSeconds: 60,
          enableSimpleResponses: true,
          authorizerCredentials: ROLE,
          type: 'request',
        },
      },
    });
  });

  it('names the stage, the closed endpoint, and tags in their order', () => {
    expect(exported({ stageName: 'dev' }).servers).toEqual([
      {
        url: 'https://abc123defg.execute-api.eu-west-1.amazonaws.com/{basePath}',
        variables: { basePath: { default: '/dev' } },
        'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true },
      },
    ]);
    expect(exported({ stageName: '$default' }).servers[0].variables.basePath.default).toBe('');
    expect(exported().servers[0].variables.basePath.default).toBe('');
    expect(exported().tags).toEqual([
      { name: 'Area', 'x-amazon-apigateway-tag-value': '' },
      { name: 'Owner', 'x-amazon-apigateway-tag-value': 'Admin' },
    ]);
  });

  it('takes the time for the version of an API that has none', () => {
    const { Version: _version, ...api } = SNAPSHOT.api;
    expect(exported({ api }).info.version).toBe('2026-03-04 12:56:53UTC');
  });

  it('is the same text for the same API, in whatever order its parts come', () => {
    const turned = {
      routes: [...SNAPSHOT.routes].reverse(),
      integrations: [...SNAPSHOT.integrations].reverse(),
      authorizers: [...SNAPSHOT.authorizers].reverse(),
      api: { ...SNAPSHOT.api, Tags: { Area: '', Owner: 'Admin' } },
    };
    expect(exportDocument({ ...SNAPSHOT, ...turned }, JSON_OPTIONS)).toBe(
      exportDocument(SNAPSHOT, JSON_OPTIONS),
    );
  });

  it('keeps apart what has one name in OpenAPI: authorizers, and a route ANY /$default', () => {
    const jwt = SNAPSHOT.authorizers[1];
    const { components, paths } = exported({
      authorizers: ['a b', 'a_b', 'a-b'].map((Name, at) => ({ ...jwt, Name, AuthorizerId: `a${at}` })),
      routes: [{ RouteKey: '$default' }, { RouteKey: 'ANY /$default' }, { RouteKey: 'ANY /$default_' }],
    });
    expect(Object.keys(components.securitySchemes)).toEqual(['a_b', 'a-b', 'a_b_2']);
    const flags = Object.entries(paths).map(([path, item]) => [
      path,
      (item as Record<string, { isDefaultRoute?: boolean }>)['x-amazon-apigateway-any-method']
        ?.isDefaultRoute,
    ]);
    expect(flags).toEqual([
      ['/$default', false],
      ['/$default_', undefined],
      ['/$default__', true],
    ]);
  });

  it('of an API with nothing is a document with nothing', () => {
    const { Name, ProtocolType, RouteSelectionExpression, ApiId } = SNAPSHOT.api;
    const bare = { Name, ProtocolType, RouteSelectionExpression, ApiId, Version: '1' };
    expect(exported({ api: bare, routes: [], integrations: [], authorizers: [] })).toEqual({
      openapi: '3.0.1',
      info: { title: 'Buses', version: '1' },
      servers: [
        {
          url: 'https://abc123defg.execute-api.eu-west-1.amazonaws.com/{basePath}',
          variables: { basePath: { default: '' } },
        },
      ],
      paths: {},
      'x-amazon-apigateway-importexport-version': '1.0',
    });
  });
});

describe('an export without extensions', () => {
  it('has none, and neither the default route nor anything else that needs one', () => {
    const plain = exported({}, PLAIN);
    expect(keysOf(plain).filter((key) => key.startsWith('x-'))).toEqual([]);
    expect(keysOf(plain)).not.toContain('isDefaultRoute');
    expect(Object.keys(plain.paths)).toEqual(['/bare', '/buses/{busStopId}', '/{proxy+}']);
    expect(Object.keys(plain.components)).toEqual(['securitySchemes']);
  });

  it('writes any method as every method that the path does not have otherwise', () => {
    const item = exported({}, PLAIN).paths['/{proxy+}'];
    expect(Object.keys(item).sort()).toEqual(
      ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'parameters'].sort(),
    );
    expect(item.post.security).toEqual([{ function: [] }]);
    expect(item.get.security).toBeUndefined();
  });
});

describe('an export in YAML', () => {
  it('says the same as in JSON', () => {
    for (const includeExtensions of [true, false]) {
      const yaml = exportDocument(SNAPSHOT, { includeExtensions, outputType: 'YAML' });
      expect(parse(yaml)).toEqual(exported({}, { includeExtensions, outputType: 'JSON' }));
    }
  });

  it.each([
    '1.0',
    '2026-03-04',
    '2026-03-04T12:56:53Z',
    '1e3',
    '0x10',
    'yes',
    'off',
    'null',
    '~',
    'true',
    '12:30:45',
    '',
  ])('keeps the text %j text, for readers of YAML 1.1 as well', (text) => {
    const yaml = exportDocument(
      { ...SNAPSHOT, api: { ...SNAPSHOT.api, Version: text, Description: text } },
      { includeExtensions: true, outputType: 'YAML' },
    );
    for (const version of ['1.1', '1.2'] as const)
      expect(parseDocument(yaml, { version }).toJS().info).toEqual({
        title: 'Buses',
        description: text,
        version: text,
      });
  });
});

describe('every export', () => {
  it('is valid OpenAPI 3.0', async () => {
    for (const includeExtensions of [true, false])
      for (const outputType of ['JSON', 'YAML'] as const)
        await expectValidOpenApi(exportDocument(SNAPSHOT, { includeExtensions, outputType }));
  });

  it('is read back without a warning or an information, and exported again equally', () => {
    const text = exportDocument(SNAPSHOT, JSON_OPTIONS);
    const result = accepted(text);
    expect(result.warnings).toEqual([expect.stringMatching(/^GET \/bare has no/)]);
    expect(result.info).toEqual([]);
    const again = exportDocument({ ...created(result, 'x'), stageName: '$default' }, JSON_OPTIONS);
    const withoutIds = (document: string) =>
      document
        .replaceAll('abc123defg', 'ID')
        .replaceAll('xapi', 'ID')
        .replace(/unusedIntegration_\w+/, 'unused');
    expect(withoutIds(again)).toBe(withoutIds(text));
  });
});
