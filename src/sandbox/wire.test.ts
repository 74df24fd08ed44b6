import { describe, expect, it } from 'vitest';
import { raw, startSandbox } from './client.test-support';
import { MAX_BODY_BYTES, matchOperation } from './wire';

const json = (response: { body: string }) => JSON.parse(response.body);

async function started() {
  const { sandbox } = startSandbox();
  const created = await raw(sandbox, 'POST', '/v2/apis', { name: 'a', protocolType: 'HTTP' });
  return { sandbox, apiId: json(created).apiId as string };
}

describe('Paths', () => {
  it.each([
    ['GET', '/v2/apis/a/stages/%24default', { StageName: '$default' }],
    ['DELETE', '/v2/apis/a/stages/s/routesettings/GET%20%2Fx%2F%7Bid%2B%7D', { RouteKey: 'GET /x/{id+}' }],
    ['DELETE', '/v2/apis/a/stages/s/routesettings/GET%20/x', undefined],
    ['GET', '/v2/apis/a+b/models/%C3%BC', { ApiId: 'a+b', ModelId: 'ü' }],
    ['GET', '/v2/tags/arn%3Aaws%3A%2Fapis%2Fx', { ResourceArn: 'arn:aws:/apis/x' }],
    ['GET', '/v2/tags/arn:aws:/apis/x', { ResourceArn: 'arn:aws:/apis/x' }],
  ])('%s %s is read label by label', (method, url, labels) => {
    if (labels === undefined) expect(() => matchOperation(method, url)).toThrow(/No operation/);
    else expect(Object.fromEntries(matchOperation(method, url).labels)).toMatchObject(labels);
  });

  it('keep a plus sign in a query and read repeated members', () => {
    const { query } = matchOperation('DELETE', '/v2/tags/x?tagKeys=a+b&tagKeys=c%20d%26&tagKeys=');
    expect(query.get('tagKeys')).toEqual(['a+b', 'c d&', '']);
  });

  it.each([
    ['GET', '/'],
    ['GET', '/v2/nothing'],
    ['PUT', '/v2/apis/a/routes'],
    ['GET', '/v2/apis//routes'],
    ['GET', '/restapis'],
    ['TRACE', '/v2/apis'],
  ])('%s %s is no operation and gives 404 in JSON', async (method, url) => {
    const { sandbox } = startSandbox();
    const response = await raw(sandbox, method, url);
    expect(response.status).toBe(404);
    expect(json(response)).toMatchObject({ __type: 'UnknownOperationException' });
    expect(response.headers).toMatchObject({
      'content-type': 'application/json',
      'x-amzn-errortype': 'UnknownOperationException',
      'x-amzn-requestid': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it('with broken percent-encoding are refused', async () => {
    const { sandbox } = startSandbox();
    expect((await raw(sandbox, 'GET', '/v2/apis/%E0%A4%A')).status).toBe(400);
    expect((await raw(sandbox, 'GET', '/v2/apis?maxResults=%')).status).toBe(400);
  });
});

describe('Bodies', () => {
  it.each([
    ['{', 'SerializationException'],
    ['[]', 'SerializationException'],
    ['"x"', 'SerializationException'],
    ['null', 'SerializationException'],
  ])('that are no JSON object are refused: %s', async (body, name) => {
    const { sandbox } = startSandbox();
    const response = await raw(sandbox, 'POST', '/v2/apis', body);
    expect([response.status, json(response).__type]).toEqual([400, name]);
  });

  it('above 10 MB are refused with 413', async () => {
    const { sandbox } = startSandbox();
    const body = `{"name":"${'x'.repeat(MAX_BODY_BYTES)}"}`;
    expect((await raw(sandbox, 'POST', '/v2/apis', body)).status).toBe(413);
  });

  it.each([
    [{ name: 5, protocolType: 'HTTP' }, 'Name must be a string'],
    [
      { name: 'a', protocolType: 'HTTP', disableExecuteApiEndpoint: 'true' },
      /^DisableExecuteApiEndpoint must be a boolean/,
    ],
    [{ name: 'a', protocolType: 'HTTP', corsConfiguration: [] }, 'CorsConfiguration must be an object'],
    [
      { name: 'a', protocolType: 'HTTP', corsConfiguration: { maxAge: '1' } },
      'CorsConfiguration.MaxAge must be a number',
    ],
    [
      { name: 'a', protocolType: 'HTTP', corsConfiguration: { allowOrigins: 'x' } },
      'CorsConfiguration.AllowOrigins must be a list',
    ],
    [{ name: 'a', protocolType: 'HTTP', tags: { a: 1 } }, 'Tags.a must be a string'],
  ])('with a wrong type are refused (%#)', async (body, message) => {
    const { sandbox } = startSandbox();
    const response = await raw(sandbox, 'POST', '/v2/apis', body);
    expect(response.status).toBe(400);
    expect(json(response).message).toEqual(
      typeof message === 'string' ? message : expect.stringMatching(message),
    );
  });

  it('may leave members out by null, and responses never have null', async () => {
    const { sandbox } = startSandbox();
    const body = { name: 'a', protocolType: 'HTTP', description: null, tags: { a: null, b: '1' } };
    const response = await raw(sandbox, 'POST', '/v2/apis', body);
    expect(response.status).toBe(201);
    expect(json(response).tags).toEqual({ b: '1' });
    expect(response.body).not.toContain('null');
    expect(json(response).createdDate).toBe('2026-03-04T12:56:53Z');
  });

  it('with names of prototypes are data like any other', async () => {
    const { sandbox, apiId } = await started();
    const body =
      '{"__proto__":{"polluted":1},"stageName":"s","tags":{"__proto__":"x","constructor":"y"},"stageVariables":{"__proto__":"v"},"routeSettings":{"__proto__":{"throttlingBurstLimit":1}}}';
    const refused = await raw(sandbox, 'POST', `/v2/apis/${apiId}/stages`, body);
    expect(refused.status).toBe(404);
    expect(json(refused).message).toBe(
      'Unable to find Route by key __proto__ within the provided RouteSettings',
    );
    const accepted = await raw(
      sandbox,
      'POST',
      `/v2/apis/${apiId}/stages`,
      body.replace(/,"routeSettings".*$/, '}'),
    );
    expect(accepted.body).toContain('"tags":{"__proto__":"x","constructor":"y"}');
    expect(accepted.body).toContain('"stageVariables":{"__proto__":"v"}');
    const removed = await raw(
      sandbox,
      'PATCH',
      `/v2/apis/${apiId}/stages/s`,
      '{"stageVariables":{"__proto__":""}}',
    );
    expect(json(removed).stageVariables).toEqual({});
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    for (const id of ['__proto__', 'constructor', 'toString'])
      expect((await raw(sandbox, 'GET', `/v2/apis/${id}`)).status).toBe(404);
  });
});

describe('Responses', () => {
  it('of deletes have no body and no content type', async () => {
    const { sandbox, apiId } = await started();
    const response = await raw(sandbox, 'DELETE', `/v2/apis/${apiId}`);
    expect(response).toMatchObject({ status: 204, body: '' });
    expect(response.headers).not.toHaveProperty('content-type');
  });

  it('of errors name what was not found', async () => {
    const { sandbox } = startSandbox();
    const response = await raw(sandbox, 'GET', '/v2/apis/zzz');
    expect(json(response)).toEqual({
      __type: 'NotFoundException',
      message: 'Invalid API identifier specified 123456789012:zzz',
      resourceType: 'Api',
    });
  });

  it('of an export are the document itself', async () => {
    const { sandbox, apiId } = await started();
    const response = await raw(sandbox, 'GET', `/v2/apis/${apiId}/exports/OAS30?outputType=YAML`);
    expect(response.headers['content-type']).toBe('application/yaml');
    expect(response.body).toMatch(/^openapi: /);
  });

  it('may be read by pages of this machine, preflight included, and by no others', async () => {
    const { sandbox } = startSandbox();
    const headers = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization, x-amz-date',
      origin: 'http://localhost:5173',
    };
    expect(await raw(sandbox, 'OPTIONS', '/v2/apis', '', headers)).toMatchObject({
      status: 204,
      headers: {
        'access-control-allow-origin': 'http://localhost:5173',
        'access-control-allow-headers': 'authorization, x-amz-date',
      },
    });
    const far = { ...headers, origin: 'https://evil.example' };
    expect((await raw(sandbox, 'OPTIONS', '/v2/apis', '', far)).status).toBe(403);
    const read = await raw(sandbox, 'GET', '/v2/apis', '', { origin: 'http://127.0.0.1:80' });
    expect(read.headers['access-control-allow-origin']).toBe('http://127.0.0.1:80');
    const foreign = await raw(sandbox, 'GET', '/v2/apis', '', { origin: 'https://evil.example' });
    expect(foreign.headers).not.toHaveProperty('access-control-allow-origin');
  });
});
