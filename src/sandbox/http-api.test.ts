import { describe, expect, it } from 'vitest';
import { FUNCTION_ARN, INVOCATION_ARN, refusal, startSandbox } from './client.test-support';

async function httpApi() {
  const { client, ...rest } = startSandbox();
  const { ApiId = '' } = await client.createApi({ Name: 'orders', ProtocolType: 'HTTP' });
  return { ...rest, client, ApiId };
}

describe('An HTTP API', () => {
  it('is created with the defaults of the service and read back the same', async () => {
    const { client } = startSandbox();
    const created = await client.createApi({ Name: 'orders', ProtocolType: 'HTTP' });
    expect(created).toMatchObject({
      ApiEndpoint: `https://${created.ApiId}.execute-api.us-east-1.amazonaws.com`,
      ApiKeySelectionExpression: '$request.header.x-api-key',
      RouteSelectionExpression: '$request.method $request.path',
      DisableExecuteApiEndpoint: false,
      CreatedDate: new Date('2026-03-04T12:56:53Z'),
    });
    expect(created.ApiId).toMatch(/^[a-z0-9]{10}$/);
    expect(created.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(created.$metadata.httpStatusCode).toBe(201);
    const { $metadata: _read, ...read } = await client.getApi({ ApiId: created.ApiId });
    const { $metadata: _created, ...wanted } = created;
    expect(read).toEqual(wanted);
  });

  it('merges a PATCH: absent members stay, CORS merges by member, an empty text clears', async () => {
    const { client } = startSandbox();
    const { ApiId } = await client.createApi({
      Name: 'orders',
      ProtocolType: 'HTTP',
      Description: 'what it is',
      Version: '1',
      CorsConfiguration: { AllowOrigins: ['https://a.example'], MaxAge: 5 },
    });
    const updated = await client.updateApi({ ApiId, Description: '', CorsConfiguration: { MaxAge: 9 } });
    expect(updated.Name).toBe('orders');
    expect(updated.Version).toBe('1');
    expect(updated).not.toHaveProperty('Description', expect.anything());
    expect(updated.CorsConfiguration).toEqual({ AllowOrigins: ['https://a.example'], MaxAge: 9 });
    await client.deleteCorsConfiguration({ ApiId });
    expect((await client.getApi({ ApiId })).CorsConfiguration).toBeUndefined();
  });

  it('is gone with everything below it when deleted', async () => {
    const { client, ApiId } = await httpApi();
    await client.createRoute({ ApiId, RouteKey: 'GET /a' });
    await client.createStage({ ApiId, StageName: 'dev', AutoDeploy: true });
    expect((await client.deleteApi({ ApiId })).$metadata.httpStatusCode).toBe(204);
    expect(await refusal(client.getRoutes({ ApiId }))).toMatchObject({
      name: 'NotFoundException',
      status: 404,
      message: `Invalid API identifier specified 123456789012:${ApiId}`,
    });
  });

  it('made by quick create has a managed integration, route and stage that serve at once', async () => {
    const { client } = startSandbox();
    const { ApiId } = await client.createApi({
      Name: 'quick',
      ProtocolType: 'HTTP',
      Target: 'https://example.com/pets',
    });
    const [integration] = (await client.getIntegrations({ ApiId })).Items ?? [];
    expect(integration).toMatchObject({
      ApiGatewayManaged: true,
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'ANY',
    });
    const [route] = (await client.getRoutes({ ApiId })).Items ?? [];
    expect(route).toMatchObject({
      ApiGatewayManaged: true,
      RouteKey: '$default',
      Target: `integrations/${integration?.IntegrationId}`,
    });
    const stage = await client.getStage({ ApiId, StageName: '$default' });
    expect(stage).toMatchObject({ ApiGatewayManaged: true, AutoDeploy: true });
    expect(stage.LastDeploymentStatusMessage).toBe(
      `Successfully deployed stage with deployment ID '${stage.DeploymentId}'`,
    );
    expect(
      await refusal(client.updateStage({ ApiId, StageName: '$default', Description: 'x' })),
    ).toMatchObject({
      status: 400,
    });
    expect(
      await refusal(client.deleteIntegration({ ApiId, IntegrationId: integration?.IntegrationId })),
    ).toMatchObject({ status: 400 });
    expect(
      await refusal(client.updateRoute({ ApiId, RouteId: route?.RouteId, RouteKey: 'GET /x' })),
    ).toMatchObject({ status: 400 });
    await client.updateApi({ ApiId, Target: FUNCTION_ARN, RouteKey: 'GET /pets' });
    const [after] = (await client.getIntegrations({ ApiId })).Items ?? [];
    expect(after).toMatchObject({ IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0' });
    expect((await client.getRoutes({ ApiId })).Items?.[0]).toMatchObject({
      RouteKey: 'GET /pets',
      ApiGatewayManaged: true,
    });
  });
});

describe('Routes, integrations and authorizers', () => {
  it('refuse to be deleted while in use, in the words of the service', async () => {
    const { client, ApiId } = await httpApi();
    const { IntegrationId } = await client.createIntegration({
      ApiId,
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: FUNCTION_ARN,
      PayloadFormatVersion: '2.0',
    });
    const { AuthorizerId } = await client.createAuthorizer({
      ApiId,
      Name: 'guard',
      AuthorizerType: 'REQUEST',
      AuthorizerUri: INVOCATION_ARN,
      AuthorizerPayloadFormatVersion: '2.0',
      IdentitySource: ['$request.header.Authorization'],
    });
    const { RouteId } = await client.createRoute({
      ApiId,
      RouteKey: '$default',
      Target: `integrations/${IntegrationId}`,
      AuthorizationType: 'CUSTOM',
      AuthorizerId,
    });
    expect(await refusal(client.deleteIntegration({ ApiId, IntegrationId }))).toEqual({
      name: 'ConflictException',
      status: 409,
      message: `Cannot delete Integration because it is referenced by the following Routes with Ids: [${RouteId}]`,
    });
    expect(await refusal(client.deleteAuthorizer({ ApiId, AuthorizerId }))).toEqual({
      name: 'ConflictException',
      status: 409,
      message: 'Cannot delete authorizer guard, is referenced in route: $default',
    });
    await client.updateRoute({ ApiId, RouteId, AuthorizationType: 'NONE', Target: '' });
    expect((await client.getRoute({ ApiId, RouteId })).Target).toBeUndefined();
    await client.deleteAuthorizer({ ApiId, AuthorizerId });
    await client.deleteIntegration({ ApiId, IntegrationId });
  });

  it('give 409 for a route key that exists, also under another variable name', async () => {
    const { client, ApiId } = await httpApi();
    await client.createRoute({ ApiId, RouteKey: 'GET /pets/{id}' });
    const expected = {
      name: 'ConflictException',
      status: 409,
      message: 'Route with key GET /pets/{id} already exists for this API',
    };
    expect(await refusal(client.createRoute({ ApiId, RouteKey: 'GET /pets/{id}' }))).toEqual(expected);
    expect(await refusal(client.createRoute({ ApiId, RouteKey: 'GET /pets/{petId}' }))).toEqual(expected);
    await client.createRoute({ ApiId, RouteKey: 'GET /pets/{id+}' });
  });

  it('merge maps by key on update, and an empty text removes an entry', async () => {
    const { client, ApiId } = await httpApi();
    const { IntegrationId } = await client.createIntegration({
      ApiId,
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'GET',
      IntegrationUri: 'https://example.com/{proxy}',
      RequestParameters: { 'overwrite:path': '$request.path', 'append:header.a': '1' },
      ResponseParameters: { '200': { 'append:header.x': '1' }, '404': { 'overwrite:statuscode': '200' } },
    });
    const updated = await client.updateIntegration({
      ApiId,
      IntegrationId,
      RequestParameters: { 'append:header.a': '', 'append:header.b': '2' },
      ResponseParameters: { '404': {} },
    });
    expect(updated.RequestParameters).toEqual({ 'overwrite:path': '$request.path', 'append:header.b': '2' });
    expect(updated.ResponseParameters).toEqual({ '200': { 'append:header.x': '1' } });
    expect(updated).toMatchObject({ TimeoutInMillis: 30000, ConnectionType: 'INTERNET' });
  });
});

describe('Stages and deployments', () => {
  it('deploy what the API was at that moment, and an export by stage shows just that', async () => {
    const { client, ApiId } = await httpApi();
    await client.createRoute({ ApiId, RouteKey: 'GET /a' });
    await client.createStage({ ApiId, StageName: 'prod' });
    const { DeploymentId } = await client.createDeployment({ ApiId, StageName: 'prod' });
    await client.createRoute({ ApiId, RouteKey: 'GET /b' });
    expect((await client.getStage({ ApiId, StageName: 'prod' })).DeploymentId).toBe(DeploymentId);
    const exported = async (StageName?: string) => {
      const { body } = await client.exportApi({
        ApiId,
        Specification: 'OAS30',
        OutputType: 'JSON',
        ...(StageName === undefined ? {} : { StageName }),
      });
      return Object.keys(JSON.parse(body?.transformToString() ?? '').paths);
    };
    expect(await exported('prod')).toEqual(['/a']);
    expect(await exported()).toEqual(['/a', '/b']);
    expect(await refusal(client.deleteDeployment({ ApiId, DeploymentId }))).toMatchObject({
      status: 400,
      message: 'Active stages pointing to this deployment must be moved or deleted',
    });
  });

  it('deploy by themselves on every change where AutoDeploy is on', async () => {
    const { client, ApiId } = await httpApi();
    const empty = await client.createStage({ ApiId, StageName: 'dev', AutoDeploy: true });
    expect(empty.LastDeploymentStatusMessage).toBe(
      'Deployment attempt failed: Unable to deploy API because no routes exist in this API',
    );
    await client.createRoute({ ApiId, RouteKey: 'GET /a' });
    const first = await client.getStage({ ApiId, StageName: 'dev' });
    await client.createRoute({ ApiId, RouteKey: 'GET /b' });
    const second = await client.getStage({ ApiId, StageName: 'dev' });
    expect(second.DeploymentId).not.toBe(first.DeploymentId);
    const { Items } = await client.getDeployments({ ApiId });
    expect(Items?.map((deployment) => deployment.AutoDeployed)).toEqual([true, true]);
    expect(
      await refusal(client.updateStage({ ApiId, StageName: 'dev', DeploymentId: first.DeploymentId })),
    ).toMatchObject({ status: 400 });
  });

  it('keep settings of a deleted route, which then fail the next update of the stage', async () => {
    const { client, ApiId } = await httpApi();
    const { RouteId } = await client.createRoute({ ApiId, RouteKey: 'GET /a' });
    await client.createStage({
      ApiId,
      StageName: 'dev',
      RouteSettings: { 'GET /a': { ThrottlingBurstLimit: 1, ThrottlingRateLimit: 1 } },
      StageVariables: { a: '1', b: '2' },
    });
    await client.deleteRoute({ ApiId, RouteId });
    expect(await refusal(client.updateStage({ ApiId, StageName: 'dev', Description: 'x' }))).toEqual({
      name: 'NotFoundException',
      status: 404,
      message: 'Unable to find Route by key GET /a within the provided RouteSettings',
    });
    await client.deleteRouteSettings({ ApiId, StageName: 'dev', RouteKey: 'GET /a' });
    const updated = await client.updateStage({ ApiId, StageName: 'dev', StageVariables: { a: '' } });
    expect(updated.StageVariables).toEqual({ b: '2' });
    expect(updated.RouteSettings).toEqual({});
  });
});

describe('Import', () => {
  const document = (paths: object) =>
    JSON.stringify({ openapi: '3.0.1', info: { title: 'pets', version: '2' }, paths });
  const get = {
    'x-amazon-apigateway-integration': {
      type: 'http_proxy',
      httpMethod: 'GET',
      uri: 'https://example.com',
      payloadFormatVersion: '1.0',
    },
    responses: {},
  };

  it('creates the API of the document, and a reimport replaces what it had', async () => {
    const { client } = startSandbox();
    const imported = await client.importApi({ Body: document({ '/a': { get } }) });
    expect(imported).toMatchObject({ Name: 'pets', Version: '2', ProtocolType: 'HTTP' });
    const { ApiId } = imported;
    await client.createStage({ ApiId, StageName: 'dev', AutoDeploy: true });
    const again = await client.reimportApi({ ApiId, Body: document({ '/b': { get } }) });
    expect(again.ApiId).toBe(ApiId);
    expect((await client.getRoutes({ ApiId })).Items?.map((route) => route.RouteKey)).toEqual(['GET /b']);
    expect((await client.getIntegrations({ ApiId })).Items).toHaveLength(1);
  });

  it('creates nothing when anything in the document is refused', async () => {
    const { client } = startSandbox();
    const Body = document({ '/a': { get }, '/a/{x+}/b': { get } });
    const refused = await refusal(client.importApi({ Body }));
    expect(refused.status).toBe(400);
    expect(refused.message).toContain('/a/{x+}/b');
    expect((await client.getApis({})).Items).toEqual([]);
  });

  it('refuses a document with warnings where FailOnWarnings is set', async () => {
    const { client } = startSandbox();
    const Body = document({ '/a': { get: { responses: {} } } });
    expect((await client.importApi({ Body })).Warnings).toHaveLength(1);
    const refused = await refusal(client.importApi({ Body, FailOnWarnings: true }));
    expect(refused.message).toMatch(/^Warnings found during import:\n\t/);
  });
});

describe('Tags', () => {
  it('are set, merged and removed by ARN', async () => {
    const { client, ApiId } = await httpApi();
    await client.createStage({ ApiId, StageName: '$default', Tags: { team: 'a' } });
    const ResourceArn = `arn:aws:apigateway:us-east-1::/apis/${ApiId}/stages/$default`;
    await client.tagResource({ ResourceArn, Tags: { env: 'dev', ['__proto__']: 'x' } });
    expect(Object.entries((await client.getTags({ ResourceArn })).Tags ?? {})).toContainEqual(['env', 'dev']);
    await client.untagResource({ ResourceArn, TagKeys: ['team', '__proto__'] });
    expect((await client.getStage({ ApiId, StageName: '$default' })).Tags).toEqual({ env: 'dev' });
    expect(await refusal(client.tagResource({ ResourceArn, Tags: { 'aws:x': '1' } }))).toMatchObject({
      status: 400,
    });
  });
});
