import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exportDocument } from './export';
import { accepted, counts, created, expectValidOpenApi, OPTIONS, refused } from './openapi.test-support';
import {
  box,
  FOLDER,
  nhs,
  nhsFilled,
  oneRequirement,
  petStore,
  petStoreOpen,
  ROLE,
  read,
  sam,
  samFilled,
  smithy,
  swaggerPetstore,
  tdr,
  tdrFilled,
  walletConnect,
  walletConnectFilled,
} from './public-documents.test-support';

describe.skipIf(!existsSync(FOLDER))('documents of public repositories', () => {
  it('takes the Smithy document: IAM for every route, CORS, credentials', () => {
    const result = accepted(smithy());
    expect(counts(result)).toEqual([4, 4, 0]);
    expect(
      result.routes.map((route) => [route.RouteKey, route.AuthorizationType, route.OperationName]),
    ).toEqual([
      ['GET /payload', 'AWS_IAM', 'ListPayloads'],
      ['DELETE /payload/{id}', 'AWS_IAM', 'DeletePayload'],
      ['GET /payload/{id}', 'AWS_IAM', 'GetPayload'],
      ['PUT /payload/{id}', 'AWS_IAM', 'PutPayload'],
    ]);
    for (const integration of result.integrations)
      expect(integration).toMatchObject({
        IntegrationType: 'AWS_PROXY',
        IntegrationMethod: 'POST',
        PayloadFormatVersion: '1.0',
        CredentialsArn: expect.stringMatching(/^arn:aws:iam::123456789012:role\/MyService\w+LambdaRole$/),
      });
    expect(new Set(result.integrations.map(({ CredentialsArn }) => CredentialsArn)).size).toBe(4);
    const cors = result.api.CorsConfiguration;
    expect(cors).toMatchObject({
      AllowOrigins: ['https://www.example.com'],
      AllowMethods: ['*'],
      MaxAge: 86400,
    });
    expect(cors).not.toHaveProperty('AllowCredentials');
    expect([cors?.AllowHeaders?.length, cors?.ExposeHeaders?.length]).toEqual([16, 6]);
    expect(result.api).toMatchObject({ Name: 'MyService', Version: '2006-03-01' });
    expect(result.info.join('\n')).toMatch(/components\.schemas: .*ignored/);
    expect(result.info.join('\n')).toMatch(/^parameters: .*PUT \/payload\/\{id\}/m);
    expect(result.warnings).toEqual([]);
  });

  it('names all eight placeholders of the NHS document', () => {
    const errors = refused(nhs());
    expect(errors).toHaveLength(8);
    expect(errors).toContain(
      'GET /Immunization/{id}: x-amazon-apigateway-integration.uri is a Terraform placeholder (${get_event.lambda_arn})',
    );
    for (const operation of [
      'GET /status',
      'PUT /Immunization/{id}',
      'DELETE /Immunization/{id}',
      'GET /Immunization',
      'POST /Immunization',
      'POST /Immunization/_search',
      'ANY /{proxy+}',
    ])
      expect(errors.some((error) => error.startsWith(`${operation}: `))).toBe(true);
  });

  it('takes the NHS document when it is filled in, and hints at the methods of its Lambda integrations', () => {
    const result = accepted(nhsFilled());
    expect(counts(result)).toEqual([8, 8, 0]);
    expect(result.routes.map(({ RouteKey }) => RouteKey).sort()).toEqual([
      'ANY /{proxy+}',
      'DELETE /Immunization/{id}',
      'GET /Immunization',
      'GET /Immunization/{id}',
      'GET /status',
      'POST /Immunization',
      'POST /Immunization/_search',
      'PUT /Immunization/{id}',
    ]);
    expect(new Set(result.integrations.map(({ TimeoutInMillis }) => TimeoutInMillis))).toEqual(
      new Set([30000]),
    );
    expect(result.info).toContainEqual(
      expect.stringMatching(/^PUT \/Immunization\/\{id\}: .*httpMethod is PUT: .*POST/),
    );
    expect(result.info.join('\n')).toContain('passthroughBehavior of an integration');
    expect(result.warnings).toEqual([]);
  });

  it('names the placeholders of the TDR export, in URIs and issuer', () => {
    expect(refused(tdr())).toEqual([
      'components.securitySchemes.UserAdminAuthoriser (used by DELETE /users/{userId}, POST /users): x-amazon-apigateway-authorizer.jwtConfiguration.issuer contains a Terraform placeholder (${auth_url})',
      'DELETE /users/{userId}: x-amazon-apigateway-integration.uri contains Terraform placeholders (${region}, ${lambda_arn})',
      'POST /users: x-amazon-apigateway-integration.uri contains Terraform placeholders (${region}, ${lambda_arn})',
    ]);
  });

  it('takes the TDR export when it is filled in: JWT with a scope', () => {
    const result = accepted(tdrFilled());
    expect(counts(result)).toEqual([2, 2, 1]);
    expect(result.authorizers).toEqual([
      {
        key: 'UserAdminAuthoriser',
        Name: 'UserAdminAuthoriser',
        AuthorizerType: 'JWT',
        IdentitySource: ['$request.header.Authorization'],
        JwtConfiguration: {
          Audience: ['realm-management', 'tdr-user-admin'],
          Issuer: 'https://auth.example.com/realms/tdr',
        },
      },
    ]);
    expect(
      result.routes.map((route) => [
        route.RouteKey,
        route.AuthorizationType,
        route.AuthorizationScopes,
        route.authorizer,
      ]),
    ).toEqual([
      ['DELETE /users/{userId}', 'JWT', ['email'], 'UserAdminAuthoriser'],
      ['POST /users', 'JWT', ['email'], 'UserAdminAuthoriser'],
    ]);
    expect(result.api.Version).toBe('2022-02-11 12:44:34UTC');
    expect([result.warnings, result.info]).toEqual([[], []]);
  });

  it('names the CloudFormation functions of the SAM document', () => {
    expect(refused(sam())).toEqual([
      'POST /sqs: x-amazon-apigateway-integration.credentials is a CloudFormation function (Fn::GetAtt)',
      'POST /sqs: x-amazon-apigateway-integration.requestParameters.QueueUrl is a CloudFormation function (Ref)',
      'POST /eb: x-amazon-apigateway-integration.credentials is a CloudFormation function (Fn::GetAtt)',
      'POST /kinesis: x-amazon-apigateway-integration.credentials is a CloudFormation function (Fn::GetAtt)',
      'POST /kinesis: x-amazon-apigateway-integration.requestParameters.StreamName is a CloudFormation function (Ref)',
    ]);
  });

  it('takes the SAM document when it is filled in: three first-class integrations', () => {
    const result = accepted(samFilled());
    expect(counts(result)).toEqual([3, 3, 0]);
    expect(result.routes.map(({ RouteKey }) => RouteKey)).toEqual(['POST /sqs', 'POST /eb', 'POST /kinesis']);
    expect(
      result.integrations.map((integration) => [
        integration.IntegrationType,
        integration.IntegrationSubtype,
        integration.PayloadFormatVersion,
        integration.CredentialsArn,
        integration.IntegrationUri,
      ]),
    ).toEqual(
      ['SQS-SendMessage', 'EventBridge-PutEvents', 'Kinesis-PutRecord'].map((subtype) => [
        'AWS_PROXY',
        subtype,
        '1.0',
        ROLE,
        undefined,
      ]),
    );
    expect(result.api).toEqual({ Name: 'DI All Integrations' });
  });

  it('names the placeholder of the WalletConnect document and every operation that it affects', () => {
    expect(refused(walletConnect())).toEqual([
      'components.x-amazon-apigateway-integrations.hook (used by POST /, POST /clients/{clientId}, GET /{clientId}): uri is a Terraform placeholder (${example_function_arn})',
    ]);
  });

  it('takes the WalletConnect document when it is filled in: three routes share one integration', () => {
    const result = accepted(walletConnectFilled());
    expect(counts(result)).toEqual([3, 1, 0]);
    expect(new Set(result.routes.map(({ integration }) => integration))).toEqual(
      new Set([result.integrations[0]?.key]),
    );
    expect(result.routes.map((route) => [route.RouteKey, route.OperationName])).toEqual([
      ['POST /', 'postHook'],
      ['POST /clients/{clientId}', 'postClientHook'],
      ['GET /{clientId}', 'getHook'],
    ]);
    expect(result.integrations[0]).toMatchObject({
      IntegrationType: 'AWS_PROXY',
      PayloadFormatVersion: '2.0',
    });
  });

  it('refuses the LocalStack document because of its authorizer alone', () => {
    const errors = refused(petStore());
    const place =
      'components.securitySchemes.myAuthorizer (used by GET /pets/{petId}): x-amazon-apigateway-authorizer';
    expect(errors).toEqual([
      expect.stringContaining(`${place}.authorizerUri: `),
      `${place}.authorizerPayloadFormatVersion: AuthorizerPayloadFormatVersion is a required parameter for REQUEST authorizer`,
      expect.stringContaining(`${place}.identitySource[0]: Invalid identity source expression`),
    ]);
  });

  it('takes the LocalStack document without the authorizer', () => {
    const result = accepted(petStoreOpen());
    expect(counts(result)).toEqual([3, 3, 0]);
    expect(
      result.routes.map((route) => [route.RouteKey, route.OperationName, route.AuthorizationType]),
    ).toEqual([
      ['GET /pets', 'GET HTTP', 'NONE'],
      ['POST /pets', 'Create Pet', 'NONE'],
      ['GET /pets/{petId}', 'Get Pet', 'NONE'],
    ]);
    for (const integration of result.integrations)
      expect(integration).toMatchObject({ IntegrationType: 'HTTP_PROXY', PayloadFormatVersion: '1.0' });
    const cors = result.api.CorsConfiguration;
    expect([cors?.AllowOrigins?.length, cors?.AllowMethods?.length, cors?.AllowHeaders?.length]).toEqual([
      1, 3, 6,
    ]);
  });

  it('refuses the Swagger Petstore for the one operation with two security requirements', () => {
    expect(refused(swaggerPetstore())).toEqual([
      'GET /pet/{petId}: security has 2 security requirements (api_key, petstore_auth); HTTP APIs take one for an operation',
    ]);
  });

  it('takes the Swagger Petstore with one requirement left', () => {
    const result = accepted(oneRequirement());
    expect(counts(result)).toEqual([19, 0, 0]);
    expect(result.warnings.filter((warning) => warning.includes('without a target'))).toHaveLength(19);
    expect(
      result.warnings.filter((warning) => warning.startsWith('components.securitySchemes.')),
    ).toHaveLength(2);
    expect(result.api.Tags).toEqual({ pet: '', store: '', user: '' });
    expect(result.routes.every((route) => route.AuthorizationType === 'NONE')).toBe(true);
  });

  it.each([
    ['ignore', 'PUT /pet'],
    ['prepend', 'PUT /api/v3/pet'],
    ['split', 'PUT /v3/pet'],
  ] as const)('puts the Swagger Petstore under its base path with %s', (basepath, first) => {
    expect(accepted(oneRequirement(), { ...OPTIONS, basepath }).routes[0]?.RouteKey).toBe(first);
  });

  it('takes the Box document: 37 routes without a target, and a warning for each', () => {
    const result = accepted(box());
    expect(counts(result)).toEqual([37, 0, 0]);
    expect(result.warnings.filter((warning) => warning.includes('without a target'))).toHaveLength(37);
    expect(result.warnings.filter((warning) => warning.includes('OAuth2Security'))).toHaveLength(1);
    expect(result.warnings).toHaveLength(38);
    expect(result.routes.every((route) => route.AuthorizationType === 'NONE' && !route.integration)).toBe(
      true,
    );
  });

  it.each([
    ['prepend', '/2.0/hubs'],
    ['split', '/hubs'],
  ] as const)('puts the Box document under its base path with %s', (basepath, path) => {
    const keys = accepted(box(), { ...OPTIONS, basepath }).routes.map(({ RouteKey }) => RouteKey);
    expect(keys).toContain(`GET ${path}`);
  });

  it('refuses Swagger 2.0 before anything else', () => {
    expect(refused(read('fargate-rest-api-swagger-2.0.yaml'))).toEqual([
      'The document is Swagger 2.0: HTTP APIs take OpenAPI 3.0 (openapi: 3.0.x)',
    ]);
  });

  it('refuses OpenAPI 3.1', () => {
    expect(refused(read('redocly-museum-3.1.yaml'))).toEqual([
      'The document is OpenAPI 3.1.0: HTTP APIs take OpenAPI 3.0.x',
    ]);
  });

  it.each([
    ['smithy', smithy],
    ['nhs', nhsFilled],
    ['tdr', tdrFilled],
    ['sam', samFilled],
    ['walletconnect', walletConnectFilled],
    ['localstack', petStoreOpen],
    ['swagger petstore', oneRequirement],
    ['box', box],
  ])('exports what it imported from %s, equally after the second import', async (_name, text) => {
    const first = created(accepted(text()), 'x');
    for (const outputType of ['JSON', 'YAML'] as const) {
      const exported = exportDocument(first, { includeExtensions: true, outputType });
      const second = created(accepted(exported), 'x');
      expect(exportDocument(second, { includeExtensions: true, outputType })).toBe(exported);
      expect(second.routes.length).toBe(first.routes.length);
      expect(second.integrations.length).toBe(first.integrations.length);
      await expectValidOpenApi(exported);
      await expectValidOpenApi(exportDocument(first, { includeExtensions: false, outputType }));
    }
  });
});
