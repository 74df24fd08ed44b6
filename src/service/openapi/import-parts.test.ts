import { describe, expect, it } from 'vitest';
import {
  accepted,
  counts,
  documentWith,
  FUNCTION,
  LAMBDA,
  operationWith,
  ROLE,
  refused,
} from './openapi.test-support';

const INTEGRATION = 'x-amazon-apigateway-integration';
const AUTHORIZER = 'x-amazon-apigateway-authorizer';
const INVOCATION = `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${FUNCTION}/invocations`;

const integrationOf = (integration: Record<string, unknown>) =>
  accepted(operationWith({ [INTEGRATION]: integration })).integrations[0];

const schemes = (scheme: Record<string, unknown>) => ({ components: { securitySchemes: { auth: scheme } } });

const jwt = (authorizer: Record<string, unknown> = {}, scheme: Record<string, unknown> = {}) =>
  schemes({
    type: 'oauth2',
    flows: {},
    ...scheme,
    [AUTHORIZER]: {
      type: 'jwt',
      identitySource: '$request.header.Authorization',
      jwtConfiguration: { issuer: 'https://issuer.example.com', audience: ['a'] },
      ...authorizer,
    },
  });

const request = (authorizer: Record<string, unknown> = {}) =>
  schemes({
    type: 'apiKey',
    name: 'Authorization',
    in: 'header',
    [AUTHORIZER]: {
      type: 'request',
      authorizerUri: INVOCATION,
      authorizerPayloadFormatVersion: '2.0',
      ...authorizer,
    },
  });

const sigv4 = schemes({
  type: 'apiKey',
  name: 'Authorization',
  in: 'header',
  'x-amazon-apigateway-authtype': 'awsSigv4',
});

describe('integrations', () => {
  it('have every member of the extension', () => {
    expect(
      integrationOf({
        type: 'Http_Proxy',
        httpMethod: 'any',
        uri: 'arn:${AWS::Partition}:elasticloadbalancing:${AWS::Region}:${AWS::AccountId}:listener/app/a/b/c',
        payloadFormatVersion: 1,
        connectionType: 'vpc_link',
        connectionId: 'abc123',
        credentials: ROLE,
        timeoutInMillis: '5000',
        tlsConfig: { serverNameToVerify: 'a.example.com' },
        requestParameters: {
          'overwrite:path': '${request.path.a}/${stageVariables.b}',
          'append:header.n': 1,
        },
        responseParameters: { 200: { 'overwrite:statuscode': '201' }, 404: { 'remove:header.x': "''" } },
      }),
    ).toEqual({
      key: 'GET /pets',
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'ANY',
      IntegrationUri: 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/a/b/c',
      PayloadFormatVersion: '1.0',
      ConnectionType: 'VPC_LINK',
      ConnectionId: 'abc123',
      CredentialsArn: ROLE,
      TimeoutInMillis: 5000,
      TlsConfig: { ServerNameToVerify: 'a.example.com' },
      RequestParameters: {
        'overwrite:path': '${request.path.a}/${stageVariables.b}',
        'append:header.n': '1',
      },
      ResponseParameters: { 200: { 'overwrite:statuscode': '201' }, 404: { 'remove:header.x': "''" } },
    });
  });

  it.each([
    [{ uri: '${lambda_arn}' }, 'uri is a Terraform placeholder (${lambda_arn})'],
    [{ uri: '${module.api.arns[0]}' }, 'uri is a Terraform placeholder (${module.api.arns[0]})'],
    [{ uri: '${AWS::StackName}' }, 'uri is a CloudFormation variable (${AWS::StackName})'],
    [{ uri: '${file(x.yml):arn}' }, 'uri is a placeholder (${file(x.yml):arn})'],
    [
      { uri: 'arn:aws:lambda:${region}:1:${name}' },
      'uri contains Terraform placeholders (${region}, ${name})',
    ],
    [{ uri: { 'Fn::GetAtt': ['a', 'Arn'] } }, 'uri is a CloudFormation function (Fn::GetAtt)'],
    [{ uri: ['a'] }, 'uri must be a string, not a list'],
    [{ uri: 'no' }, 'uri: IntegrationUri must be a Lambda function ARN for integration type AWS_PROXY'],
    [{ type: undefined }, 'type is missing: aws_proxy or http_proxy'],
    [{ type: 'grpc' }, 'type: IntegrationType must be one of AWS, HTTP, MOCK, HTTP_PROXY, AWS_PROXY'],
    [{ timeoutInMillis: 30001 }, 'timeoutInMillis: Timeout should be between 50 ms and 30000 ms'],
    [{ timeoutInMillis: 'soon' }, 'timeoutInMillis must be a number, not "soon"'],
    [{ payloadFormatVersion: 3 }, 'payloadFormatVersion: Unsupported PayloadFormatVersion: 3.0'],
    [
      { credentials: 'me' },
      'credentials: CredentialsArn must be the ARN of an IAM role, or arn:aws:iam::*:user/*',
    ],
    [
      { requestParameters: { 'append:header.a': null } },
      'requestParameters.append:header.a must be a string, not nothing',
    ],
    [{ requestParameters: { Ref: 'x' } }, 'requestParameters is a CloudFormation function (Ref)'],
    [{ responseParameters: { 200: 'x' } }, 'responseParameters.200 must be an object, not text'],
    [
      {
        integrationSubtype: 'SQS-SendMessage',
        requestParameters: { MessageBody: 'x' },
        payloadFormatVersion: '1.0',
        credentials: ROLE,
      },
      'requestParameters.QueueUrl: Operation: SQS-SendMessage requires enabling passthrough, or defining all of the following parameters in the parameter mapping: [QueueUrl, MessageBody]',
    ],
  ])('are refused, with the place, for %j', (change, message) => {
    const errors = refused(operationWith({ [INTEGRATION]: { ...LAMBDA, ...change } }));
    expect(errors).toContain(`GET /pets: x-amazon-apigateway-integration.${message}`);
  });

  it.each(['AWS', 'http', 'Mock'])('of type %s are left out with a warning', (type) => {
    const result = accepted(operationWith({ [INTEGRATION]: { ...LAMBDA, type } }));
    expect(counts(result)).toEqual([1, 0, 0]);
    expect(result.warnings).toEqual([
      `GET /pets: x-amazon-apigateway-integration.type ${type.toUpperCase()} is not supported by HTTP APIs: the integration is left out`,
    ]);
  });

  it('are shared by reference, and brought back when no route uses them', () => {
    const reference = { [INTEGRATION]: { $ref: '#/components/x-amazon-apigateway-integrations/one' } };
    const result = accepted(
      documentWith({
        paths: { '/a': { get: reference }, '/b': { get: reference } },
        components: { 'x-amazon-apigateway-integrations': { one: LAMBDA, unusedIntegration_x1y2z3: LAMBDA } },
      }),
    );
    expect(counts(result)).toEqual([2, 2, 0]);
    expect(result.routes[0]?.integration).toBe(result.integrations[0]?.key);
    expect(result.routes[1]?.integration).toBe(result.integrations[0]?.key);
  });

  it.each(['#/components/x-amazon-apigateway-integrations/none', '#/definitions/x', 'other.json#/x'])(
    'that are not there (%s) leave the route without a target, with a warning',
    ($ref) => {
      const result = accepted(operationWith({ [INTEGRATION]: { $ref } }));
      expect(counts(result)).toEqual([1, 0, 0]);
      expect(result.warnings).toEqual([
        `Parse issue: attribute GET /pets: x-amazon-apigateway-integration.${$ref} is missing: the route is created without a target`,
      ]);
    },
  );
});

describe('authorizers', () => {
  const secured = (parts: Record<string, unknown>, scopes: string[] = []) =>
    operationWith({ [INTEGRATION]: LAMBDA, security: [{ auth: scopes }] }, parts);

  it('of type JWT stand in oauth2 schemes', () => {
    const result = accepted(secured(jwt(), ['read', 'write']));
    expect(result.authorizers).toEqual([
      {
        key: 'auth',
        Name: 'auth',
        AuthorizerType: 'JWT',
        IdentitySource: ['$request.header.Authorization'],
        JwtConfiguration: { Audience: ['a'], Issuer: 'https://issuer.example.com' },
      },
    ]);
    expect(result.routes[0]).toMatchObject({
      AuthorizationType: 'JWT',
      AuthorizationScopes: ['read', 'write'],
      authorizer: 'auth',
    });
  });

  it.each(['https://issuer.example.com/.well-known/openid-configuration', 'https://issuer.example.com'])(
    'of type JWT take the issuer from the openIdConnectUrl %s',
    (openIdConnectUrl) => {
      const parts = jwt({ jwtConfiguration: { audience: 'a' } }, { type: 'openIdConnect', openIdConnectUrl });
      expect(accepted(secured(parts)).authorizers[0]?.JwtConfiguration).toEqual({
        Audience: ['a'],
        Issuer: 'https://issuer.example.com',
      });
    },
  );

  it('of type JWT without an identity source read the Authorization header, with an information', () => {
    const result = accepted(secured(jwt({ identitySource: undefined })));
    expect(result.authorizers[0]?.IdentitySource).toEqual(['$request.header.Authorization']);
    expect(result.info[0]).toContain('has no identitySource');
  });

  it.each([
    ['$request.header.a, $request.querystring.b', ['$request.header.a', '$request.querystring.b']],
    [
      ['$request.header.a', '$context.accountId'],
      ['$request.header.a', '$context.accountId'],
    ],
    ['$request.header.a', ['$request.header.a']],
    [undefined, undefined],
  ])('of type REQUEST take the identity source %j', (identitySource, expected) => {
    const authorizer = accepted(secured(request({ identitySource }))).authorizers[0];
    expect(authorizer?.IdentitySource).toEqual(expected);
  });

  it('of type REQUEST have every member of the extension', () => {
    const result = accepted(
      secured(
        request({
          type: 'REQUEST',
          authorizerPayloadFormatVersion: 2,
          authorizerResultTtlInSeconds: 0,
          enableSimpleResponses: true,
          authorizerCredentials: ROLE,
        }),
      ),
    );
    expect(result.authorizers).toEqual([
      {
        key: 'auth',
        Name: 'auth',
        AuthorizerType: 'REQUEST',
        AuthorizerUri: INVOCATION,
        AuthorizerPayloadFormatVersion: '2.0',
        AuthorizerResultTtlInSeconds: 0,
        EnableSimpleResponses: true,
        AuthorizerCredentialsArn: ROLE,
      },
    ]);
    expect(result.routes[0]).toMatchObject({ AuthorizationType: 'CUSTOM', authorizer: 'auth' });
  });

  const place = `components.securitySchemes.auth (used by GET /pets): ${AUTHORIZER}`;
  it.each([
    [
      jwt({ jwtConfiguration: { issuer: '${url}/x', audience: ['a'] } }),
      `${place}.jwtConfiguration.issuer contains a Terraform placeholder (\${url})`,
    ],
    [
      jwt({ jwtConfiguration: { issuer: 'http://a.example.com', audience: ['a'] } }),
      `${place}.jwtConfiguration.issuer: Invalid issuer: Issuer is not a valid URL for JWT Authorizer`,
    ],
    [
      jwt({ jwtConfiguration: { issuer: 'https://a.example.com' } }),
      `${place}.jwtConfiguration.audience: Audience list must have at least 1 item for JWT Authorizer`,
    ],
    [
      jwt({ type: 'cognito_user_pools' }),
      `${place}.type is "cognito_user_pools"; the authorizers of HTTP APIs are jwt and request`,
    ],
    [
      request({ authorizerResultTtlInSeconds: 300 }),
      `${place}.identitySource: Identity source must be set if authorizer caching is enabled (TTL is greater than 0)`,
    ],
    [
      request({ identitySource: 'method.request.header.a' }),
      `${place}.identitySource[0]: Invalid identity source expression: method.request.header.a. The source must be a request header, request querystring, stage variable or context parameter`,
    ],
    [
      jwt({}, { type: 'apiKey' }),
      'components.securitySchemes.auth (used by GET /pets) holds a jwt authorizer, which takes a scheme of type oauth2 or openIdConnect',
    ],
  ])('are refused where they stand: %#', (parts, message) => {
    expect(refused(secured(parts))).toEqual([message]);
  });

  it('name the members that their type does not have', () => {
    const jwtInfo = accepted(secured(jwt({ authorizerResultTtlInSeconds: 5 }))).info;
    expect(jwtInfo).toEqual([
      `authorizerResultTtlInSeconds of a JWT authorizer: not supported by HTTP APIs, ignored (${place})`,
    ]);
    expect(accepted(secured(request({ providerARNs: [] }))).info).toEqual([
      `providerARNs of a REQUEST authorizer: not supported by HTTP APIs, ignored (${place})`,
    ]);
  });

  it('are made when no operation requires them', () => {
    expect(counts(accepted(operationWith({ [INTEGRATION]: LAMBDA }, jwt())))).toEqual([1, 1, 1]);
  });

  it('are not made of a scheme without the extension: the route is open, with a warning', () => {
    const result = accepted(secured(schemes({ type: 'http', scheme: 'bearer' }), ['x']));
    expect(result.routes[0]).toMatchObject({ AuthorizationType: 'NONE' });
    expect(result.routes[0]).not.toHaveProperty('AuthorizationScopes');
    expect(result.warnings).toEqual([
      expect.stringMatching(
        /^components\.securitySchemes\.auth \(used by GET \/pets\) has no x-amazon-apigateway-authorizer/,
      ),
    ]);
  });
});

describe('the security of an operation', () => {
  const route = (operation: Record<string, unknown>, parts: Record<string, unknown>) =>
    accepted(operationWith({ [INTEGRATION]: LAMBDA, ...operation }, parts)).routes[0];
  const auth = 'x-amazon-apigateway-auth';

  it.each([
    ['the scheme of Signature Version 4', { security: [{ auth: [] }] }, sigv4, 'AWS_IAM'],
    ['the extension', { [auth]: { type: 'AWS_IAM' } }, {}, 'AWS_IAM'],
    ['the extension in lower case', { [auth]: { type: 'aws_iam' } }, {}, 'AWS_IAM'],
    ['both', { [auth]: { type: 'AWS_IAM' }, security: [{ auth: [] }] }, sigv4, 'AWS_IAM'],
    ['the root', {}, { ...sigv4, security: [{ auth: [] }] }, 'AWS_IAM'],
    [
      'the extension against the root',
      { [auth]: { type: 'AWS_IAM' } },
      { ...jwt(), security: [{ auth: [] }] },
      'AWS_IAM',
    ],
    [
      'the extension NONE against the root',
      { [auth]: { type: 'NONE' } },
      { ...sigv4, security: [{ auth: [] }] },
      'NONE',
    ],
    ['an empty list against the root', { security: [] }, { ...sigv4, security: [{ auth: [] }] }, 'NONE'],
    ['an empty requirement', { security: [{}] }, sigv4, 'NONE'],
    ['the root JWT', {}, { ...jwt(), security: [{ auth: ['a'] }] }, 'JWT'],
    ['nothing', {}, sigv4, 'NONE'],
  ])('comes from %s', (_what, operation, parts, type) => {
    const made = route(operation, parts);
    expect(made?.AuthorizationType).toBe(type);
    expect(made?.authorizer).toBe(type === 'JWT' ? 'auth' : undefined);
  });

  it.each([
    [
      'two requirements',
      { security: [{ auth: [] }, { auth: [] }] },
      jwt(),
      /has 2 security requirements \(auth, auth\)/,
    ],
    [
      'two schemes at once',
      { security: [{ auth: [], other: [] }] },
      jwt(),
      /has 2 security requirements \(auth, other\)/,
    ],
    [
      'two requirements of the root',
      {},
      { ...jwt(), security: [{ auth: [] }, { x: [] }] },
      /^GET \/pets: security has 2/,
    ],
    [
      'an unknown scheme',
      { security: [{ unknown: [] }] },
      jwt(),
      /requires "unknown", which components.securitySchemes/,
    ],
    ['an inherited name', { security: [{ constructor: [] }] }, jwt(), /requires "constructor"/],
    [
      'IAM and an authorizer',
      { security: [{ auth: [] }], [auth]: { type: 'AWS_IAM' } },
      jwt(),
      /contradicts security/,
    ],
    ['an unknown type', { [auth]: { type: 'magic' } }, {}, /x-amazon-apigateway-auth\.type is "MAGIC"/],
    [
      'scopes of a Lambda authorizer',
      { security: [{ auth: ['x'] }] },
      request(),
      /Authorization Scopes are only valid for/,
    ],
    ['eleven scopes', { security: [{ auth: [...'abcdefghijk'] }] }, jwt(), /at most 10 authorization scopes/],
    ['text', { security: 'auth' }, jwt(), /security must be a list, not text/],
  ])('is refused for %s', (_what, operation, parts, message) => {
    expect(refused(operationWith({ [INTEGRATION]: LAMBDA, ...operation }, parts))).toEqual([
      expect.stringMatching(message),
    ]);
  });
});
