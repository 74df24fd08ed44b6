import { describe, expect, it } from 'vitest';
import {
  accepted,
  counts,
  documentWith,
  LAMBDA,
  OPTIONS,
  operationWith,
  refused,
} from './openapi.test-support';

const INTEGRATION = 'x-amazon-apigateway-integration';
const ANY = 'x-amazon-apigateway-any-method';
describe('the document itself', () => {
  it.each([
    [
      'Swagger 2.0',
      '{"swagger": "2.0", "info": 1}',
      'The document is Swagger 2.0: HTTP APIs take OpenAPI 3.0',
    ],
    ['Swagger 2.0 as a number', 'swagger: 2.0', 'The document is Swagger 2.0:'],
    ['OpenAPI 3.1', 'openapi: 3.1.0', 'The document is OpenAPI 3.1.0: HTTP APIs take OpenAPI 3.0.x'],
    [
      'OpenAPI 3.0 without a patch',
      'openapi: 3.0',
      'The document is OpenAPI 3.0: HTTP APIs take OpenAPI 3.0.x',
    ],
    ['no version', 'info: {title: x}', 'The document has no member openapi'],
    ['a string', 'just a string', 'The document is not an OpenAPI document'],
    ['a list', '[]', 'The document is not an OpenAPI document'],
    ['malformed JSON', '{"openapi": "3.0.1",}', 'Line 1, column 21: The document is not JSON:'],
    ['malformed YAML', 'openapi: 3.0.1\n\tpaths: {}', 'Line 2, column 1: The document is not YAML:'],
  ])('is refused when it is %s', (_what, text, message) => {
    const errors = refused(text);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(message);
  });

  it.each([
    ['no paths', { paths: undefined }, 'paths is missing'],
    ['paths that are a list', { paths: [] }, 'paths must be an object, not a list'],
    ['a path without a slash', { paths: { pets: {} } }, 'paths.pets does not start with "/"'],
    [
      'a title as a function',
      { info: { title: { 'Fn::Sub': 'x' } } },
      'info.title is a CloudFormation function (Fn::Sub)',
    ],
    [
      'a title as a placeholder',
      { info: { title: '${name}' } },
      'info.title is a Terraform placeholder (${name})',
    ],
    [
      'a title that is too long',
      { info: { title: 'x'.repeat(129) } },
      'info.title: Name must have at most 128 characters',
    ],
    [
      'a tag that AWS reserves',
      { tags: [{ name: 'aws:x' }] },
      "tags.aws:x: Invalid tag key. Tag keys cannot start with 'aws:' (case insensitive)",
    ],
    ['a tag twice', { tags: [{ name: 'x' }, { name: 'x' }] }, 'tags[1] repeats the tag "x"'],
    [
      'CORS with credentials and any origin',
      { 'x-amazon-apigateway-cors': { allowOrigins: ['*'], allowCredentials: true } },
      "x-amazon-apigateway-cors.allowCredentials: allow-credentials is not supported if 'allow-origin' is *",
    ],
    [
      'CORS with a method that there is not',
      { 'x-amazon-apigateway-cors': { allowMethods: ['GET', 'TRACE'] } },
      'x-amazon-apigateway-cors.allowMethods[1]: Method TRACE is not supported',
    ],
    [
      'CORS that is true',
      { 'x-amazon-apigateway-cors': true },
      'x-amazon-apigateway-cors must be an object, not a boolean',
    ],
  ])('is refused with %s', (_what, parts, message) => {
    expect(refused(documentWith(parts))).toEqual([message]);
  });

  it('sets the members of the API', () => {
    const { api } = accepted(
      documentWith({
        info: { title: 'Pets', description: 'All ${pets} of ${AWS::Region}', version: '2.0' },
        tags: [{ name: 'team', 'x-amazon-apigateway-tag-value': 'blue' }, { name: 'bare' }],
        servers: [
          {
            url: 'https://x',
            'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true },
          },
        ],
        'x-amazon-apigateway-cors': {
          allowMethods: ['GET'],
          allowHeaders: ['x-a'],
          exposeHeaders: ['x-b'],
          maxAge: 0,
          allowCredentials: false,
          allowOrigins: ['https://a.example.com'],
        },
      }),
    );
    expect(api).toEqual({
      Name: 'Pets',
      Description: 'All ${pets} of eu-west-1',
      Version: '2.0',
      Tags: { team: 'blue', bare: '' },
      DisableExecuteApiEndpoint: true,
      CorsConfiguration: {
        AllowMethods: ['GET'],
        AllowHeaders: ['x-a'],
        ExposeHeaders: ['x-b'],
        MaxAge: 0,
        AllowCredentials: false,
        AllowOrigins: ['https://a.example.com'],
      },
    });
  });

  it('leaves absent what it does not say', () => {
    expect(accepted(documentWith({ info: { title: 'Pets' } })).api).toEqual({ Name: 'Pets' });
  });

  it('keeps the zero of a version that YAML calls a number', () => {
    expect(accepted('openapi: 3.0.1\ninfo: {title: x, version: 1.0}\npaths: {}\n').api.Version).toBe('1.0');
  });

  it('names what is left out, once for all places', () => {
    const { info } = accepted(
      documentWith({
        externalDocs: {},
        'x-amazon-apigateway-policy': {},
        'x-amazon-apigateway-request-validators': {},
        'x-amazon-apigateway-gateway-responses': {},
        'x-amazon-apigateway-binary-media-types': [],
        'x-amazon-apigateway-api-key-source': 'HEADER',
        'x-amazon-apigateway-minimum-compression-size': 1,
        info: { title: 'x', contact: {} },
        components: { schemas: {} },
        paths: Object.fromEntries(
          ['/a', '/b', '/c', '/d'].map((path) => [
            path,
            {
              parameters: [{ name: 'q', in: 'query' }],
              post: { [INTEGRATION]: LAMBDA, requestBody: {}, summary: 's', responses: {} },
            },
          ]),
        ),
      }),
    );
    const left = 'not supported by HTTP APIs, ignored';
    expect(info).toEqual([
      `parameters: ${left} (paths./a, paths./b, paths./c and 1 more)`,
      `requestBody: ${left} (POST /a, POST /b, POST /c and 1 more)`,
      `summary: ${left} (POST /a, POST /b, POST /c and 1 more)`,
      `externalDocs: ${left} (document)`,
      `x-amazon-apigateway-policy: ${left} (document)`,
      `x-amazon-apigateway-request-validators: ${left} (document)`,
      `x-amazon-apigateway-gateway-responses: ${left} (document)`,
      `x-amazon-apigateway-binary-media-types: ${left} (document)`,
      `x-amazon-apigateway-api-key-source: ${left} (document)`,
      `x-amazon-apigateway-minimum-compression-size: ${left} (document)`,
      `info.contact: ${left} (document)`,
      `components.schemas: ${left} (document)`,
    ]);
  });

  it('warns of references that lead nowhere, in the words of the service', () => {
    const content = { 'application/json': { schema: { $ref: '#/components/schemas/Pets' } } };
    const { warnings } = accepted(
      operationWith(
        { [INTEGRATION]: LAMBDA, responses: { 200: { description: 'ok', content } } },
        {
          components: { schemas: { Pet: { properties: { tag: { $ref: '#/components/schemas/Tag' } } } } },
        },
      ),
    );
    expect(warnings).toEqual([
      "Parse issue: attribute paths.'/pets'(get).responses.200.content.schema.#/components/schemas/Pets is missing",
      'Parse issue: attribute components.schemas.Pet.properties.tag.#/components/schemas/Tag is missing',
    ]);
  });
});

it('warns once of a reference that aliases repeat', () => {
  const text =
    "openapi: 3.0.1\ninfo: {title: x}\npaths: {}\ncomponents: {schemas: {a: &a {$ref: '#/no'}, b: *a}}\n";
  expect(accepted(text).warnings).toEqual(['Parse issue: attribute components.schemas.a.#/no is missing']);
});

describe('base path', () => {
  const variable = [
    { url: 'https://x.example.com/{basePath}', variables: { basePath: { default: '/a/b/c' } } },
  ];
  it.each([
    ['ignore', [{ url: 'https://x.example.com/a/b/c' }], 'GET /pets'],
    ['prepend', [{ url: 'https://x.example.com/a/b/c' }], 'GET /a/b/c/pets'],
    ['split', [{ url: 'https://x.example.com/a/b/c/' }], 'GET /b/c/pets'],
    ['prepend', variable, 'GET /a/b/c/pets'],
    ['split', variable, 'GET /b/c/pets'],
    ['prepend', [{ url: 'https://first.example.com/z' }, ...variable], 'GET /a/b/c/pets'],
    ['prepend', [{ url: '/v1' }], 'GET /v1/pets'],
    ['split', [{ url: '/v1' }], 'GET /pets'],
    [
      'prepend',
      [{ url: 'https://{host}/{stage}', variables: { stage: { default: 'dev' } } }],
      'GET /dev/pets',
    ],
    ['prepend', [{ url: 'https://x.example.com' }], 'GET /pets'],
    ['prepend', undefined, 'GET /pets'],
  ] as const)('with %s and the servers %j gives %s', (basepath, servers, key) => {
    const text = operationWith({ [INTEGRATION]: LAMBDA }, { servers });
    expect(accepted(text, { ...OPTIONS, basepath }).routes[0]?.RouteKey).toBe(key);
  });

  it('prefixes the root path without a trailing slash, and not the default route', () => {
    const text = documentWith({
      servers: [{ url: '/v1' }],
      paths: { '/': { get: { [INTEGRATION]: LAMBDA } }, '/$default': { [ANY]: { [INTEGRATION]: LAMBDA } } },
    });
    const { routes } = accepted(text, { ...OPTIONS, basepath: 'prepend' });
    expect(routes.map(({ RouteKey }) => RouteKey)).toEqual(['GET /v1', '$default']);
  });
});

describe('routes', () => {
  const operation = { responses: {}, [INTEGRATION]: LAMBDA };
  it.each([
    [
      'every method',
      { '/x': { get: operation, put: operation, head: operation } },
      ['GET /x', 'PUT /x', 'HEAD /x'],
    ],
    ['any method', { '/x': { [ANY]: operation } }, ['ANY /x']],
    ['greedy variables', { '/{proxy+}': { [ANY]: operation } }, ['ANY /{proxy+}']],
    [
      '$default with a slash',
      { '/$default': { [ANY]: { ...operation, isDefaultRoute: true } } },
      ['$default'],
    ],
    [
      '$default without a slash',
      { $default: { [ANY]: { ...operation, isDefaultRoute: true } } },
      ['$default'],
    ],
    ['$default without the flag', { '/$default': { [ANY]: operation } }, ['$default']],
    [
      'the flag on another path',
      { '/else': { [ANY]: { ...operation, isDefaultRoute: true } } },
      ['$default'],
    ],
    [
      'the flag set to false',
      { '/$default': { [ANY]: { ...operation, isDefaultRoute: false } } },
      ['ANY /$default'],
    ],
    ['a method of /$default', { '/$default': { get: operation } }, ['GET /$default']],
    [
      'a path item elsewhere',
      { '/a': { get: operation }, '/b': { $ref: '#/paths/~1a' } },
      ['GET /a', 'GET /b'],
    ],
  ])('are made of %s', (_what, paths, keys) => {
    expect(accepted(documentWith({ paths })).routes.map(({ RouteKey }) => RouteKey)).toEqual(keys);
  });

  it.each([
    [
      'TRACE',
      { '/x': { trace: operation } },
      /^TRACE \/x: path: The provided route key is not formatted properly/,
    ],
    [
      'a method in upper case',
      { '/x': { GET: operation } },
      /^paths\.\/x\.GET must be written in lower case$/,
    ],
    ['an unknown method', { '/x': { fetch: operation } }, /^paths\.\/x\.fetch is not a method of OpenAPI$/],
    [
      'a greedy variable in the middle',
      { '/a/{b+}/c': { get: operation } },
      /^GET \/a\/\{b\+\}\/c: path: Greedy/,
    ],
    [
      'half a variable',
      { '/a/x{b}': { get: operation } },
      /^GET \/a\/x\{b\}: path: Path variables must be whole/,
    ],
    [
      'a twin',
      { '/pets/{id}': { get: operation }, '/pets/{petId}': { get: operation } },
      /^GET \/pets\/\{petId\}: path: Route with key GET \/pets\/\{id\} already exists for this API$/,
    ],
    [
      'two default routes',
      { $default: { [ANY]: operation }, '/$default': { [ANY]: operation } },
      /^\$default: path: Route with key \$default already exists for this API$/,
    ],
    ['a method of $default', { $default: { get: operation } }, /^paths\.\$default\.get is not possible/],
    [
      'an operation that is a function',
      { '/x': { get: { Ref: 'x' } } },
      /^GET \/x is a CloudFormation function \(Ref\)$/,
    ],
    ['an operation that is text', { '/x': { get: 'x' } }, /^GET \/x must be an object, not text$/],
    [
      'an operationId that is too long',
      { '/x': { get: { ...operation, operationId: 'x'.repeat(65) } } },
      /^GET \/x: operationId: OperationName must have at most 64 characters$/,
    ],
  ])('are refused for %s', (_what, paths, message) => {
    expect(refused(documentWith({ paths }))).toEqual([expect.stringMatching(message)]);
  });

  it('are made without a target where there is no integration, with a warning', () => {
    const result = accepted(operationWith({ operationId: 'list' }));
    expect(result.routes).toEqual([
      { where: 'GET /pets', RouteKey: 'GET /pets', OperationName: 'list', AuthorizationType: 'NONE' },
    ]);
    expect(result.warnings).toEqual([
      'GET /pets has no x-amazon-apigateway-integration: the route is created without a target',
    ]);
  });

  it('leave out a path item that is not there, with a warning', () => {
    const result = accepted(documentWith({ paths: { '/a': { $ref: 'other.yaml#/a' } } }));
    expect(result.routes).toEqual([]);
    expect(result.warnings[0]).toContain('other.yaml#/a is missing');
  });
});

describe('hostile documents', () => {
  it('change no prototype', () => {
    const text = `{"openapi": "3.0.1", "info": {"title": "x", "__proto__": {"version": "9"}},
      "__proto__": {"polluted": true}, "tags": [{"name": "__proto__", "x-amazon-apigateway-tag-value": "v"}],
      "components": {"securitySchemes": {"__proto__": {"type": "http"}},
        "x-amazon-apigateway-integrations": {"__proto__": {"type": "http_proxy", "httpMethod": "GET",
          "uri": "https://x.example.com", "requestParameters": {"append:header.__proto__": "x"}}}},
      "paths": {"/__proto__": {"get": {"responses": {}, "x-amazon-apigateway-integration":
        {"$ref": "#/components/x-amazon-apigateway-integrations/__proto__"}}}}}`;
    const result = accepted(text);
    expect(counts(result)).toEqual([1, 1, 0]);
    expect(result.api).not.toHaveProperty('Version');
    expect(Object.entries(result.api.Tags ?? {})).toEqual([['__proto__', 'v']]);
    expect(result.integrations[0]?.RequestParameters).toEqual({ 'append:header.__proto__': 'x' });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'toString'])('refer to no inherited member by %s', (name) => {
    const $ref = `#/components/x-amazon-apigateway-integrations/${name}`;
    const result = accepted(operationWith({ [INTEGRATION]: { $ref } }));
    expect(counts(result)).toEqual([1, 0, 0]);
    expect(result.warnings).toHaveLength(1);
  });

  it('that nest to the limit are read', () => {
    const deep = `${'{"a":'.repeat(498)}1${'}'.repeat(498)}`;
    const text = (schemas: string) =>
      `{"openapi":"3.0.1","info":{"title":"x"},"paths":{},"components":{"schemas":${schemas}}}`;
    expect(accepted(text(deep)).routes).toEqual([]);
    expect(refused(text(`[${deep}]`))).toEqual(['The document is nested deeper than 500 levels']);
  });

  it('get a bounded number of messages', () => {
    const paths = Object.fromEntries(
      Array.from({ length: 4000 }, (_, at) => [
        `/p${at}`,
        { get: { [INTEGRATION]: { ...LAMBDA, uri: '${x}' } } },
      ]),
    );
    const errors = refused(documentWith({ paths }));
    expect(errors).toHaveLength(201);
    expect(errors.at(-1)).toBe('and 3800 more errors');
  });

  it('with references in a circle end', () => {
    const result = accepted(
      documentWith({
        paths: {
          '/a': { $ref: '#/paths/~1b' },
          '/b': { $ref: '#/paths/~1a' },
          '/c': { $ref: '#/paths/~1c' },
        },
      }),
    );
    expect(result.routes).toEqual([]);
    expect(result.warnings).toHaveLength(3);
  });
});
