import { afterEach } from 'vitest';
import { type RunningSandbox, type StartSandboxOptions, startSandbox } from '../start-sandbox';

export const FUNCTION = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

const running: RunningSandbox[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.stop()));
});

type Routes = Readonly<Record<string, object>>;

/** A sandbox with an API whose routes are these, each with the integration `0`, deployed to `prod`. */
export async function start(
  options: StartSandboxOptions,
  {
    integration,
    routes = { 'GET /orders/{id}': {} },
    api = {},
    stage = {},
    before = [],
    isDeployed = true,
  }: {
    integration: object;
    routes?: Routes;
    api?: object;
    stage?: object;
    before?: readonly { operation: string; input: object }[];
    isDeployed?: boolean;
  },
) {
  const sandbox = await startSandbox(options);
  running.push(sandbox);
  const [made] = await sandbox.seed([
    { operation: 'CreateApi', input: { Name: 'shop', ProtocolType: 'HTTP', ...api } },
  ]);
  const ApiId = String(made?.ApiId);
  const [target, ...others] = await sandbox.seed([
    { operation: 'CreateIntegration', input: { ApiId, ...integration } },
    ...before.map(({ operation, input }) => ({ operation, input: { ApiId, ...input } })),
  ]);
  const Target = `integrations/${target?.IntegrationId}`;
  await sandbox.seed([
    ...Object.entries(routes).map(([RouteKey, more]) => ({
      operation: 'CreateRoute',
      input: {
        ApiId,
        RouteKey,
        Target,
        ...more,
        ...('AuthorizationType' in more && { AuthorizerId: others[0]?.AuthorizerId }),
      },
    })),
    { operation: 'CreateStage', input: { ApiId, StageName: 'prod', ...stage } },
    ...(isDeployed ? [{ operation: 'CreateDeployment', input: { ApiId, StageName: 'prod' } }] : []),
  ]);
  return {
    sandbox,
    ApiId,
    Target,
    AuthorizerId: others[0]?.AuthorizerId,
    url: sandbox.invokeUrl(ApiId, 'prod'),
  };
}

export const lambda = (name: string, more: object = {}) => ({
  IntegrationType: 'AWS_PROXY',
  IntegrationUri: FUNCTION(name),
  PayloadFormatVersion: '2.0',
  ...more,
});

export const authorizer = (more: object) => ({
  operation: 'CreateAuthorizer',
  input: {
    Name: 'guard',
    AuthorizerType: 'REQUEST',
    AuthorizerPayloadFormatVersion: '2.0',
    EnableSimpleResponses: true,
    IdentitySource: ['$request.header.x-key'],
    AuthorizerUri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${FUNCTION('guard')}/invocations`,
    ...more,
  },
});
