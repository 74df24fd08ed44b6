import { describe, expect, it } from 'vitest';
import { type Described, FUNCTION_URI, NOW, traceOf } from './world.test-support';

const world = (authorizer: Described['authorizer'] = {}): Described => ({
  routes: [{ RouteKey: 'GET /a/{id}', AuthorizationType: 'CUSTOM', AuthorizerId: 'z1' }],
  integration: { PayloadFormatVersion: '1.0' },
  authorizer: { AuthorizerType: 'REQUEST', AuthorizerUri: FUNCTION_URI, ...authorizer },
});

describe('With payload format 1.0', () => {
  it('the event of an authorizer has methodArn, joined identity sources and the whole request context', () => {
    const IdentitySource = ['$request.header.Authorization', '$request.querystring.t'];
    const authorizer = { AuthorizerPayloadFormatVersion: '1.0', IdentitySource };
    const headers = [['Authorization', 'secret']] as const;
    expect(traceOf(world(authorizer), 'GET /a/5?t=9', { headers }).authorizerEvent).toMatchObject({
      version: '1.0',
      methodArn: 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/$default/GET/a/5',
      identitySource: 'secret,9',
      resource: '/a/{id}',
      pathParameters: { id: '5' },
      requestContext: {
        accountId: '111122223333',
        domainPrefix: 'a1b2c3d4e5',
        httpMethod: 'GET',
        identity: { sourceIp: '203.0.113.7', userArn: null },
        protocol: 'HTTP/1.1',
        requestTime: '12/Mar/2026:19:03:58 +0000',
        requestTimeEpoch: NOW,
        resourceId: 'GET /a/{id}',
        stage: '$default',
      },
    });
  });

  it('what a Lambda authorizer found is beside null claims and scopes', () => {
    const authorizer = { AuthorizerPayloadFormatVersion: '2.0', EnableSimpleResponses: true };
    const payload = JSON.stringify({ isAuthorized: true, context: { a: 1 } });
    const { sent } = traceOf(
      world(authorizer),
      'GET /a/5',
      {},
      { authorizer: { type: 'function', payload } },
    );
    expect(sent.event).toMatchObject({
      requestContext: { authorizer: { claims: null, scopes: null, a: 1 } },
    });
  });
});
