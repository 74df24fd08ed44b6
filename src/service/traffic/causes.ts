import type { RouteSettings } from '@aws-sdk/client-apigatewayv2';
import { rejectsAll } from '../throttling';
import type { RuleId } from './rules';
import type { Step } from './step';
import type { World } from './world';

/** Something that leads to a response of API Gateway. */
export interface Cause {
  title: string;
  /** How to see whether it is so. */
  check: string;
  fix: string;
  rule: RuleId;
  /** The step of a trace that stops for it. */
  step: Step['id'];
  /** Whether the API can have it; undefined: that does not show in its configuration. */
  isPossible?: (world: World) => boolean;
}

const routesWith = (type: string) => (world: World) =>
  Object.values(world.configuration.routes).some(({ members }) => members.AuthorizationType === type);

const hasFunctions = ({ configuration }: World) =>
  Object.values(configuration.integrations).some(
    ({ members }) => members.IntegrationType === 'AWS_PROXY' && members.IntegrationSubtype === undefined,
  );

const hasZeroLimit = ({ stages }: World) =>
  Object.values(stages).some(({ settings }) => {
    const { DefaultRouteSettings: common, RouteSettings: own = {} } = settings as {
      DefaultRouteSettings?: RouteSettings;
      RouteSettings?: Record<string, RouteSettings>;
    };
    return [common, ...Object.values(own)].some(rejectsAll);
  });

/** The causes of responses that HTTP APIs make themselves, by status, the most frequent first. */
export const CAUSES: Readonly<Record<number, readonly Cause[]>> = {
  401: [
    {
      title: 'The token is missing or fails a check',
      check:
        'Test the request with the token: each claim is judged. The www-authenticate header names the audience where that is it.',
      fix: 'Send a token of the configured issuer and audience that has not expired.',
      rule: 'jwt.checks',
      step: 'authorizer',
      isPossible: routesWith('JWT'),
    },
    {
      title: 'An identity source of the Lambda authorizer is missing or empty',
      check: 'Compare the identity sources of the authorizer with the headers and the query of the request.',
      fix: 'Send it, or remove the identity source and turn caching off.',
      rule: 'lambda-authorizer.identity',
      step: 'authorizer',
      isPossible: routesWith('CUSTOM'),
    },
  ],
  403: [
    {
      title: 'The token has none of the scopes of the route',
      check: 'Compare scope and scp of the token with the authorization scopes of the route.',
      fix: 'Ask for a token with one of the scopes, or correct the scopes of the route.',
      rule: 'jwt.scopes',
      step: 'authorizer',
      isPossible: routesWith('JWT'),
    },
    {
      title: 'The Lambda authorizer denies the request',
      check: 'Look at what the function returns. A cached result counts for all routes of the authorizer.',
      fix: 'Let it allow this request; with caching, let its policy cover all routes, or add $context.routeKey to the identity sources.',
      rule: 'lambda-authorizer.deny',
      step: 'authorizer',
      isPossible: routesWith('CUSTOM'),
    },
    {
      title: 'The request is not signed, or its identity may not invoke the route',
      check: 'See whether Authorization begins with AWS4-HMAC-SHA256 and is for execute-api of the Region.',
      fix: 'Sign the request, and allow execute-api:Invoke on the route.',
      rule: 'iam.forbidden',
      step: 'authorizer',
      isPossible: routesWith('AWS_IAM'),
    },
    {
      title: 'The domain name asks for a client certificate',
      check: 'See whether the domain name has mutual TLS.',
      fix: 'Send a certificate that the truststore has.',
      rule: 'host.mutual-tls.status',
      step: 'host',
      isPossible: ({ domains = [] }) =>
        domains.length === 0 || domains.some(({ hasMutualTls }) => hasMutualTls),
    },
  ],
  404: [
    {
      title: 'No route matches the method and path',
      check: 'Test the request: every route says why it does not answer.',
      fix: 'Correct the request, or add the route and deploy it.',
      rule: 'route.none',
      step: 'route',
    },
    {
      title: 'The route is not deployed to the stage',
      check: 'Test the request with the stage in place of the latest configuration.',
      fix: 'Deploy to the stage, or turn on automatic deployment.',
      rule: 'stage.undeployed',
      step: 'route',
      isPossible: ({ stages }) => Object.values(stages).some(({ settings }) => settings.AutoDeploy !== true),
    },
    {
      title: 'The path names no stage, and the API has no stage $default',
      check: 'Compare the first segment of the path with the names of the stages.',
      fix: 'Put the stage before the path, or create the stage $default.',
      rule: 'stage.none',
      step: 'stage',
      isPossible: ({ stages }) => !Object.hasOwn(stages, '$default'),
    },
    {
      title: 'The default endpoint of the API is disabled',
      check: 'See whether the host is the default endpoint.',
      fix: 'Use the custom domain name, or enable the endpoint and deploy.',
      rule: 'host.disabled',
      step: 'host',
      isPossible: ({ configuration }) => configuration.api.DisableExecuteApiEndpoint === true,
    },
  ],
  413: [
    {
      title: 'The payload is too large',
      check: 'Compare its size with 10 MB, and for a function with 6 MB of the whole event.',
      fix: 'Send less, or upload to S3 by a presigned URL.',
      rule: 'limits.payload.status',
      step: 'limits',
    },
  ],
  429: [
    {
      title: 'A limit of the stage or route is 0',
      check: 'Look at the throttling of the stage; some tools write 0 where they mean "not set".',
      fix: 'Set a limit above 0.',
      rule: 'throttle.zero',
      step: 'throttle',
      isPossible: hasZeroLimit,
    },
    {
      title: 'Earlier requests have used up a limit of the stage, the route or the account',
      check:
        'Compare the Count metric with the limits of the stage, and with those of the account and Region.',
      fix: 'Raise the limit, or let clients retry later.',
      rule: 'throttle.bucket',
      step: 'throttle',
    },
  ],
  431: [
    {
      title: 'The request line and the headers are too large',
      check: 'Add up the request line and all header values: 10,240 bytes are the limit.',
      fix: 'Send fewer or shorter headers, often cookies or tokens.',
      rule: 'limits.headers',
      step: 'limits',
    },
  ],
  500: [
    {
      title: 'API Gateway may not invoke the function',
      check: 'Look at $context.integrationErrorMessage in the access log, and at the policy of the function.',
      fix: 'Allow apigateway.amazonaws.com lambda:InvokeFunction for the route.',
      rule: 'integration.failed',
      step: 'integration-response',
      isPossible: hasFunctions,
    },
    {
      title: 'The function fails',
      check: 'Look into the log of the function.',
      fix: 'Correct the function.',
      rule: 'integration.failed',
      step: 'integration-response',
      isPossible: hasFunctions,
    },
    {
      title: 'The result of the function is not of the payload format',
      check: 'Test the request with the result of the function.',
      fix: 'Return an object with a whole number as statusCode, and a text as body.',
      rule: 'result.invalid',
      step: 'integration-response',
      isPossible: hasFunctions,
    },
    {
      title: 'The Lambda authorizer fails, may not be invoked, or returns something else',
      check: 'Look at $context.authorizer.error in the access log, and into the log of the function.',
      fix: 'Return isAuthorized, or a policy where simple responses are off; allow API Gateway to invoke it.',
      rule: 'lambda-authorizer.failure',
      step: 'authorizer',
      isPossible: routesWith('CUSTOM'),
    },
    {
      title: 'The route has no integration',
      check: 'Look at the target of the route.',
      fix: 'Attach an integration, and deploy.',
      rule: 'integration.none',
      step: 'integration-request',
      isPossible: ({ configuration }) =>
        Object.values(configuration.routes).some(({ integration }) => integration === undefined),
    },
  ],
  503: [
    {
      title: 'The integration does not respond in time',
      check: 'Compare $context.integrationLatency with the timeout of the integration.',
      fix: 'Make the backend faster, or raise the timeout up to 30 seconds.',
      rule: 'integration.timeout',
      step: 'integration-response',
    },
    {
      title: 'The backend cannot be reached',
      check:
        'Look at $context.integrationErrorMessage; for a VPC link at the security groups and the health of the targets.',
      fix: 'Correct the address, the listener or the security groups.',
      rule: 'integration.unreachable',
      step: 'integration-response',
    },
  ],
};
