import { describe, expect, it } from 'vitest';
import { fromLists } from '../../service/configuration/source';
import { trace } from '../../service/traffic/trace';
import {
  addressedStage,
  FIRST_VALUES,
  parseHeaders,
  stageOf,
  toCurl,
  toGiven,
  toRequest,
  toWorld,
} from './model';

const api = {
  ApiId: 'a1',
  Name: 'orders',
  ProtocolType: 'HTTP' as const,
  RouteSelectionExpression: '',
  ApiEndpoint: 'https://a1.example.com',
};
const source = (routeKey: string, stages: object[]) =>
  fromLists({
    api,
    routes: [{ RouteId: 'r', RouteKey: routeKey, Target: 'integrations/i' }],
    integrations: [
      {
        IntegrationId: 'i',
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: 'arn:aws:lambda:eu-west-1:111122223333:function:f',
        PayloadFormatVersion: '2.0',
      },
    ],
    authorizers: [],
    stages: stages as [],
    models: [],
    routeResponses: {},
    integrationResponses: {},
  });

/** The world of an API whose stage prod serves `GET /old`, while the latest configuration has `GET /new`. */
const world = (stage: string | undefined, stages: object[] = [{ StageName: 'prod', DeploymentId: 'd' }]) =>
  toWorld({
    api,
    region: 'eu-west-1',
    latest: source('GET /new', stages),
    stage,
    served: stage === undefined ? undefined : source('GET /old', []),
  });

const ask = (stage: string | undefined, path: string, stages?: object[]) => {
  const made = world(stage, stages);
  const address = { method: 'GET', path, stage: addressedStage(made, stage), host: '' };
  return trace(made, toRequest(address, FIRST_VALUES, 0), toGiven(FIRST_VALUES, true));
};

describe('The world of the screen', () => {
  it('has what a stage serves, or the latest configuration as if it were deployed', () => {
    expect(ask('prod', '/old').routeKey).toBe('GET /old');
    expect(ask('prod', '/new').routeKey).toBeUndefined();
    expect(ask(undefined, '/new').routeKey).toBe('GET /new');
    expect(ask(undefined, '/new').stage).toBe('prod');
  });

  it('has $default where the API has no stage, and no routes in a stage without deployment', () => {
    expect(ask(undefined, '/new', []).stage).toBe('$default');
    const made = toWorld({
      api,
      region: 'eu-west-1',
      latest: source('GET /new', [{ StageName: 'dev' }]),
      stage: 'dev',
      served: undefined,
    });
    const address = { method: 'GET', path: '/new', stage: 'dev', host: '' };
    expect(trace(made, toRequest(address, FIRST_VALUES, 0)).summary).toBe(
      '404 Not Found: the stage dev has no deployment',
    );
  });

  it("has the function's account, and the endpoint of the API", () => {
    expect(ask(undefined, '/new').sent.event).toMatchObject({
      requestContext: { accountId: '111122223333', domainName: 'a1.example.com' },
    });
  });
});

describe('A request of the form', () => {
  const address = { method: 'POST', path: '/a?x=1', stage: 'prod', host: '' };
  it('goes to the stage at the default endpoint, and not at a custom domain name', () => {
    expect(toRequest(address, FIRST_VALUES, 0).target).toBe('/prod/a?x=1');
    expect(toRequest({ ...address, stage: '$default', path: 'a' }, FIRST_VALUES, 0).target).toBe('/a');
    expect(toRequest({ ...address, host: 'api.example.com' }, FIRST_VALUES, 0)).toMatchObject({
      target: '/a?x=1',
      host: 'api.example.com',
    });
  });

  it('has the token as a header, and is a curl command', () => {
    const values = {
      ...FIRST_VALUES,
      headers: "X-A: it's\nbad line\n\n Y : 2 ",
      token: ' abc ',
      body: '{"a":1}',
    };
    const request = toRequest(address, values, 0);
    expect(request.headers).toEqual([
      ['X-A', "it's"],
      ['Y', '2'],
      ['Authorization', 'Bearer abc'],
    ]);
    expect(toCurl(request, 'a1.example.com')).toBe(
      `curl -i -X POST 'https://a1.example.com/prod/a?x=1' -H 'X-A: it'\\''s' -H 'Y: 2' -H 'Authorization: Bearer abc' --data-raw '{"a":1}'`,
    );
  });
});

it('Lines that are no headers are named', () => {
  expect(parseHeaders('A: 1\nno colon\n: x\nb c: d').faults).toEqual(['no colon', ': x', 'b c: d']);
});

it('What the form says of responses is given to the trace', () => {
  expect(toGiven({ ...FIRST_VALUES, outcome: 'timeout' }, true).integration).toEqual({
    type: 'failure',
    why: 'timeout',
  });
  expect(toGiven({ ...FIRST_VALUES, status: '201' }, false).integration).toMatchObject({
    type: 'http',
    status: 201,
  });
  expect(toGiven({ ...FIRST_VALUES, authorizerResult: '{}' }, true).authorizer).toEqual({
    type: 'function',
    payload: '{}',
  });
  expect(toGiven(FIRST_VALUES, true)).not.toHaveProperty('authorizer');
});

it('The address names the latest configuration or a stage', () => {
  expect([stageOf('latest'), stageOf('stage:$default'), stageOf('')]).toEqual([
    undefined,
    '$default',
    undefined,
  ]);
});
