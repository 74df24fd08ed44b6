import { describe, expect, it } from 'vitest';
import { FUNCTION_ARN, INVOCATION_ARN, refusal, startSandbox } from './client.test-support';

// What AWS does that another service might not, each with the call in which it is easily forgotten (docs/service-rules.md).

const ROLE = 'arn:aws:iam::123456789012:role/gateway';
const CERTIFICATE = 'arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012';
const badRequest = (message: string | RegExp) => ({
  name: 'BadRequestException',
  status: 400,
  message: typeof message === 'string' ? message : expect.stringMatching(message),
});

async function start(protocol: 'HTTP' | 'WEBSOCKET' = 'HTTP') {
  const { client } = startSandbox();
  const { ApiId } = await client.createApi({
    Name: 'pets',
    ProtocolType: protocol,
    ...(protocol === 'WEBSOCKET' && { RouteSelectionExpression: '$request.body.action' }),
  });
  return { client, ApiId };
}

const domainConfiguration = [{ CertificateArn: CERTIFICATE, EndpointType: 'REGIONAL' as const }];

describe('Members that an update sends together', () => {
  it('are the authorization type and the authorizer, on WebSocket APIs too', async () => {
    const { client, ApiId } = await start('WEBSOCKET');
    const authorizer = async (Name: string) =>
      (
        await client.createAuthorizer({
          ApiId,
          Name,
          AuthorizerType: 'REQUEST',
          AuthorizerUri: INVOCATION_ARN,
          IdentitySource: ['route.request.header.Auth'],
        })
      ).AuthorizerId;
    const [first, second] = [await authorizer('one'), await authorizer('two')];
    const AuthorizationType = 'CUSTOM' as const;
    const connect = { ApiId, RouteKey: '$connect', AuthorizationType, AuthorizerId: first };
    const { RouteId } = await client.createRoute(connect);
    expect(await refusal(client.updateRoute({ ApiId, RouteId, AuthorizerId: second }))).toEqual(
      badRequest('Unable to update route. Authorizer type is invalid or null.'),
    );
    await client.updateRoute({ ApiId, RouteId, AuthorizationType, AuthorizerId: second });
    expect((await client.getRoute({ ApiId, RouteId })).AuthorizerId).toBe(second);
  });

  it('are type, subtype and required parameters of a service integration, whatever else changes', async () => {
    const { client, ApiId } = await start();
    const RequestParameters = { Detail: '$request.body', DetailType: 'order', Source: 'shop', Time: '1' };
    const service = { IntegrationType: 'AWS_PROXY', IntegrationSubtype: 'EventBridge-PutEvents' } as const;
    const { IntegrationId } = await client.createIntegration({
      ApiId,
      ...service,
      CredentialsArn: ROLE,
      PayloadFormatVersion: '1.0',
      RequestParameters,
    });
    const update = (change: object) => client.updateIntegration({ ApiId, IntegrationId, ...change });
    const uri = badRequest('Invalid integration URI specified');
    expect(await refusal(update({ Description: 'new' }))).toEqual(uri);
    expect(await refusal(update({ TimeoutInMillis: 500, IntegrationType: 'AWS_PROXY' }))).toEqual(uri);
    const { Source: _source, ...incomplete } = RequestParameters;
    expect(await refusal(update({ ...service, RequestParameters: incomplete }))).toEqual(
      badRequest(
        'Operation: EventBridge-PutEvents requires enabling passthrough, or defining all of the following parameters in the parameter mapping: [Detail, DetailType, Source]',
      ),
    );
    const { Time: _time, ...required } = RequestParameters;
    const updated = await update({ ...service, RequestParameters: required, Description: 'new' });
    expect(updated.RequestParameters).toEqual(RequestParameters);
    expect(updated.Description).toBe('new');
  });
});

describe('AWS accepts', () => {
  it('methods of CORS in any case in an update, and keeps them as they are', async () => {
    const { client, ApiId } = await start();
    const CorsConfiguration = { AllowMethods: ['patch', 'Get', '*'], AllowOrigins: ['https://a.example'] };
    const updated = await client.updateApi({ ApiId, CorsConfiguration });
    expect(updated.CorsConfiguration).toEqual(CorsConfiguration);
    const any = { CorsConfiguration: { AllowMethods: ['any'] } };
    expect(await refusal(client.updateApi({ ApiId, ...any }))).toEqual(
      badRequest('Method any is not supported'),
    );
  });

  it('a link of a REST API in an update of a WebSocket integration, but only a URL as its backend', async () => {
    const { client, ApiId } = await start('WEBSOCKET');
    const { IntegrationId } = await client.createIntegration({
      ApiId,
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'POST',
      IntegrationUri: 'http://inner.example',
    });
    const link = { ConnectionType: 'VPC_LINK', ConnectionId: 'zt4q1c' } as const;
    const updated = await client.updateIntegration({ ApiId, IntegrationId, ...link });
    expect(updated).toMatchObject(link);
    const listener = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/a/1/2';
    expect(
      await refusal(client.updateIntegration({ ApiId, IntegrationId, IntegrationUri: listener })),
    ).toEqual(badRequest(/fully qualified HTTP URL/));
  });

  it('a document without a title for a new API, which it names for the time of the import', async () => {
    const { client } = startSandbox();
    const Body = JSON.stringify({ openapi: '3.0.1', info: { version: '1' }, paths: {} });
    expect((await client.importApi({ Body })).Name).toBe('Imported on 2026-03-04T12:56:53.000Z');
  });

  it('a server name to verify in an update of an integration with a URL', async () => {
    const { client, ApiId } = await start();
    const { IntegrationId } = await client.createIntegration({
      ApiId,
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'ANY',
      IntegrationUri: 'https://example.com',
      PayloadFormatVersion: '1.0',
    });
    const TlsConfig = { ServerNameToVerify: 'example.com' };
    await client.updateIntegration({ ApiId, IntegrationId, TlsConfig, ConnectionType: 'INTERNET' });
    expect((await client.getIntegration({ ApiId, IntegrationId })).TlsConfig).toEqual(TlsConfig);
  });

  it('settings of $default in an update of a stage without such a route', async () => {
    const { client, ApiId } = await start();
    await client.createStage({ ApiId, StageName: 'dev' });
    const RouteSettings = { $default: { ThrottlingBurstLimit: 5, ThrottlingRateLimit: 10 } };
    const updated = await client.updateStage({ ApiId, StageName: 'dev', RouteSettings });
    expect(updated.RouteSettings).toEqual(RouteSettings);
  });

  it('commas in an updated mapping key, and 300 characters', async () => {
    const { client, ApiId } = await start();
    const DomainName = 'api.example.com';
    await client.createStage({ ApiId, StageName: 'prod' });
    await client.createDomainName({ DomainName, DomainNameConfigurations: domainConfiguration });
    const { ApiMappingId } = await client.createApiMapping({ DomainName, ApiId, Stage: 'prod' });
    for (const ApiMappingKey of ['v1,v2/$x', 'k'.repeat(300)]) {
      const updated = await client.updateApiMapping({ DomainName, ApiMappingId, ApiId, ApiMappingKey });
      expect(updated.ApiMappingKey).toBe(ApiMappingKey);
    }
  });
});

describe('AWS refuses', () => {
  it('a result TTL in an update of an authorizer of a WebSocket API, also 0', async () => {
    const { client, ApiId } = await start('WEBSOCKET');
    const { AuthorizerId } = await client.createAuthorizer({
      ApiId,
      Name: 'one',
      AuthorizerType: 'REQUEST',
      AuthorizerUri: INVOCATION_ARN,
      IdentitySource: ['route.request.header.Auth'],
    });
    const update = client.updateAuthorizer({ ApiId, AuthorizerId, AuthorizerResultTtlInSeconds: 0 });
    expect(await refusal(update)).toEqual(
      badRequest('AuthorizerResultTtlInSeconds cannot be set for WEBSOCKET protocol Apis.'),
    );
  });

  it('to move a mapping to an API that is not there, as a bad request; the domain itself must be found', async () => {
    const { client, ApiId } = await start();
    const DomainName = 'api.example.com';
    await client.createStage({ ApiId, StageName: 'prod' });
    await client.createDomainName({ DomainName, DomainNameConfigurations: domainConfiguration });
    const { ApiMappingId } = await client.createApiMapping({ DomainName, ApiId, Stage: 'prod' });
    const elsewhere = { DomainName, ApiMappingId, ApiId: 'zzzzzzzzzz' };
    expect(await refusal(client.updateApiMapping(elsewhere))).toEqual(
      badRequest('Invalid API identifier specified 123456789012:zzzzzzzzzz'),
    );
    const noDomain = { ...elsewhere, DomainName: 'none.example.com' };
    expect(await refusal(client.updateApiMapping(noDomain))).toMatchObject({ status: 404 });
  });

  it('a deployment together with auto-deploy, in a create too', async () => {
    const { client, ApiId } = await start();
    await client.createRoute({ ApiId, RouteKey: '$default' });
    const { DeploymentId } = await client.createDeployment({ ApiId });
    const stage = { ApiId, StageName: 'dev', AutoDeploy: true, DeploymentId };
    expect(await refusal(client.createStage(stage))).toEqual(
      badRequest('Deployment ID cannot be set on this stage because AutoDeploy is enabled'),
    );
  });

  it('types that are no proxies in an update of an integration of an HTTP API', async () => {
    const { client, ApiId } = await start();
    const { IntegrationId } = await client.createIntegration({
      ApiId,
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: FUNCTION_ARN,
      PayloadFormatVersion: '2.0',
    });
    const update = client.updateIntegration({ ApiId, IntegrationId, IntegrationType: 'MOCK' });
    expect(await refusal(update)).toEqual(
      badRequest(
        'Currently, an API with a protocol type of HTTP may only be associated with proxy integrations (AWS_PROXY, HTTP_PROXY)',
      ),
    );
  });

  it('a tag key that begins with aws: in TagResource, in any case', async () => {
    const { client, ApiId } = await start();
    const ResourceArn = `arn:aws:apigateway:us-east-1::/apis/${ApiId}`;
    expect(await refusal(client.tagResource({ ResourceArn, Tags: { 'AWS:team': 'a' } }))).toEqual(
      badRequest("Invalid tag key. Tag keys cannot start with 'aws:' (case insensitive)"),
    );
  });

  it.each([
    ['/', "API mapping key should not end with a '/'."],
    ['/a', "API mapping key should not start with a '/' or have consecutive '/'s."],
    ['a b', "An API mapping key may contain only letters, numbers and one of $-_.+!*'(), characters."],
    ['k'.repeat(301), 'ApiMapping key length must be under 300 characters.'],
  ])('the mapping key %s in an update', async (ApiMappingKey, message) => {
    const { client, ApiId } = await start();
    const DomainName = 'api.example.com';
    await client.createStage({ ApiId, StageName: 'prod' });
    await client.createDomainName({ DomainName, DomainNameConfigurations: domainConfiguration });
    const { ApiMappingId } = await client.createApiMapping({ DomainName, ApiId, Stage: 'prod' });
    const update = client.updateApiMapping({ DomainName, ApiMappingId, ApiId, ApiMappingKey });
    expect(await refusal(update)).toEqual(badRequest(message));
  });
});

describe('AWS returns', () => {
  it('header names of CORS in lower case, from updates and documents too', async () => {
    const { client, ApiId } = await start();
    const lower = { AllowHeaders: ['x-a'], ExposeHeaders: ['x-b', '*'] };
    const cors = { AllowHeaders: ['X-A'], ExposeHeaders: ['X-B', '*'] };
    const updated = await client.updateApi({ ApiId, CorsConfiguration: cors });
    expect(updated.CorsConfiguration).toEqual(lower);
    const Body = JSON.stringify({
      openapi: '3.0.1',
      info: { title: 'pets', version: '1' },
      paths: {},
      'x-amazon-apigateway-cors': { allowHeaders: ['X-A'], exposeHeaders: ['X-B', '*'] },
    });
    expect((await client.importApi({ Body })).CorsConfiguration).toEqual(lower);
    await client.reimportApi({ ApiId, Body });
    expect((await client.getApi({ ApiId })).CorsConfiguration).toEqual(lower);
  });

  it('POST for a Lambda proxy without a method: of a WebSocket API, and of a document', async () => {
    const { client, ApiId } = await start('WEBSOCKET');
    const { IntegrationMethod } = await client.createIntegration({
      ApiId,
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: FUNCTION_ARN,
    });
    expect(IntegrationMethod).toBe('POST');
    const Body = JSON.stringify({
      openapi: '3.0.1',
      info: { title: 'pets', version: '1' },
      paths: {
        '/pets': {
          get: {
            'x-amazon-apigateway-integration': {
              type: 'aws_proxy',
              uri: FUNCTION_ARN,
              payloadFormatVersion: '2.0',
            },
          },
        },
      },
    });
    const imported = await client.importApi({ Body });
    const { Items = [] } = await client.getIntegrations({ ApiId: imported.ApiId });
    expect(Items.map((one) => one.IntegrationMethod)).toEqual(['POST']);
  });

  it('no method for an integration with an AWS service', async () => {
    const { client, ApiId } = await start();
    const created = await client.createIntegration({
      ApiId,
      IntegrationType: 'AWS_PROXY',
      IntegrationSubtype: 'SQS-PurgeQueue',
      CredentialsArn: ROLE,
      PayloadFormatVersion: '1.0',
      RequestParameters: { QueueUrl: '$request.header.queue' },
    });
    expect(created.IntegrationMethod).toBeUndefined();
  });

  it.each([
    ['MOCK', { IntegrationType: 'MOCK' }, '${integration.response.statuscode}'],
    [
      'HTTP',
      { IntegrationType: 'HTTP', IntegrationMethod: 'GET', IntegrationUri: 'http://a.example' },
      '${integration.response.statuscode}',
    ],
    [
      'AWS',
      { IntegrationType: 'AWS', IntegrationMethod: 'POST', IntegrationUri: INVOCATION_ARN },
      '${integration.response.body.errorMessage}',
    ],
    [
      'HTTP_PROXY',
      { IntegrationType: 'HTTP_PROXY', IntegrationMethod: 'GET', IntegrationUri: 'http://a.example' },
      undefined,
    ],
    ['AWS_PROXY', { IntegrationType: 'AWS_PROXY', IntegrationUri: FUNCTION_ARN }, undefined],
  ] as const)(
    'the response selection expression of an integration of type %s',
    async (_type, input, expression) => {
      const { client, ApiId } = await start('WEBSOCKET');
      const { IntegrationId } = await client.createIntegration({ ApiId, ...input });
      const found = await client.getIntegration({ ApiId, IntegrationId });
      expect(found.IntegrationResponseSelectionExpression).toBe(expression);
    },
  );

  it('the empty maps of a stage from every operation that returns stages, also once they are emptied', async () => {
    const { client, ApiId } = await start();
    await client.createRoute({ ApiId, RouteKey: 'GET /a' });
    const empty = { RouteSettings: {}, StageVariables: {}, Tags: {} };
    const StageName = 'dev';
    await client.createStage({
      ApiId,
      StageName,
      RouteSettings: { 'GET /a': { ThrottlingBurstLimit: 1 } },
      StageVariables: { a: '1' },
      Tags: { team: 'a' },
    });
    await client.deleteRouteSettings({ ApiId, StageName, RouteKey: 'GET /a' });
    const ResourceArn = `arn:aws:apigateway:us-east-1::/apis/${ApiId}/stages/dev`;
    await client.untagResource({ ResourceArn, TagKeys: ['team'] });
    expect(await client.updateStage({ ApiId, StageName, StageVariables: { a: '' } })).toMatchObject(empty);
    expect(await client.getStage({ ApiId, StageName })).toMatchObject(empty);
    expect((await client.getStages({ ApiId })).Items).toMatchObject([empty]);
    const quick = await client.createApi({ Name: 'q', ProtocolType: 'HTTP', Target: 'https://a.example' });
    expect((await client.getStages({ ApiId: quick.ApiId })).Items).toMatchObject([empty]);
  });

  it('the former description of a stage that an update empties along with other changes', async () => {
    const { client, ApiId } = await start();
    await client.createStage({ ApiId, StageName: 'dev', Description: 'old' });
    const change = { Description: '', StageVariables: { a: '1' } };
    const updated = await client.updateStage({ ApiId, StageName: 'dev', ...change });
    expect(updated).toMatchObject({ Description: 'old', StageVariables: { a: '1' } });
  });

  it('account and API in the sentence about an API that is not there, wherever it is named', async () => {
    const { client } = startSandbox({ account: '210987654321' });
    const ApiId = 'zzzzzzzzzz';
    const sentence = `Invalid API identifier specified 210987654321:${ApiId}`;
    const ResourceArn = `arn:aws:apigateway:us-east-1::/apis/${ApiId}`;
    for (const call of [
      client.getRoutes({ ApiId }),
      client.createStage({ ApiId, StageName: 'dev' }),
      client.deleteApi({ ApiId }),
      client.getTags({ ResourceArn }),
    ])
      expect(await refusal(call)).toEqual({ name: 'NotFoundException', status: 404, message: sentence });
  });
});
