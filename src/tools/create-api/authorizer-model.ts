import type { CreateAuthorizerRequest, CreateRouteRequest } from '@aws-sdk/client-apigatewayv2';
import { ref } from '../../plans/refs';
import { invocationUri } from '../../service/arn';
import type { Call } from '../../service/plan';
import type { Protocol } from '../../service/rules/rule';

/** The authorizer to create, if any: the wizard makes one, more can be added later. */
export interface AuthorizerRow {
  type: 'NONE' | 'JWT' | 'REQUEST';
  Name: string;
  IdentitySource: string[];
  /** JWT. */
  Issuer: string;
  Audience: string[];
  /** Lambda: the function's ARN or the complete invocation URI. */
  AuthorizerUri: string;
  /** Lambda authorizers of HTTP APIs. */
  EnableSimpleResponses: boolean;
}

/** What authorizes a route to create. */
export type RouteAuthorization = 'NONE' | 'AWS_IAM' | 'AUTHORIZER';

export function newAuthorizer(protocol: Protocol): AuthorizerRow {
  const header = 'request.header.Authorization';
  return {
    type: 'NONE',
    Name: '',
    IdentitySource: [protocol === 'HTTP' ? `$${header}` : `route.${header}`],
    Issuer: '',
    Audience: [],
    AuthorizerUri: '',
    EnableSimpleResponses: true,
  };
}

/** CreateAuthorizer's input without the API's id; undefined without an authorizer. */
export function authorizerInput(
  row: AuthorizerRow,
  protocol: Protocol,
): Omit<CreateAuthorizerRequest, 'ApiId'> | undefined {
  if (row.type === 'NONE') return undefined;
  const { Name, type: AuthorizerType, IdentitySource } = row;
  const common = { Name, AuthorizerType, IdentitySource: [...IdentitySource] };
  if (AuthorizerType === 'JWT') {
    return { ...common, JwtConfiguration: { Issuer: row.Issuer, Audience: [...row.Audience] } };
  }
  return {
    ...common,
    // A function's ARN names its Region.
    ...(row.AuthorizerUri && { AuthorizerUri: invocationUri('', row.AuthorizerUri) }),
    ...(protocol === 'HTTP' && {
      AuthorizerPayloadFormatVersion: '2.0',
      ...(row.EnableSimpleResponses && { EnableSimpleResponses: true }),
    }),
  };
}

/** Whether a route can have authorization: on WebSocket APIs `$connect` alone (service-rules 2.3). */
export const canAuthorize = (RouteKey: string, protocol: Protocol): boolean =>
  protocol === 'HTTP' || RouteKey === '$connect';

/** What authorizes a route: what was chosen for it, else the authorizer where there is one. */
export function authorizationOf(
  route: { RouteKey: string; authorization?: RouteAuthorization | undefined },
  authorizer: AuthorizerRow,
  protocol: Protocol,
): RouteAuthorization {
  if (!canAuthorize(route.RouteKey, protocol)) return 'NONE';
  const chosen = route.authorization ?? 'AUTHORIZER';
  return chosen === 'AUTHORIZER' && authorizer.type === 'NONE' ? 'NONE' : chosen;
}

const AUTHORIZER_CALL = 'authorizer';

/** CreateAuthorizer; no call without an authorizer. */
export function authorizerCalls(row: AuthorizerRow, protocol: Protocol): Call[] {
  const input = authorizerInput(row, protocol);
  if (!input) return [];
  return [
    {
      id: AUTHORIZER_CALL,
      operation: 'CreateAuthorizer',
      label: `Create authorizer ${input.Name}`,
      input: { ApiId: ref('api', 'ApiId'), ...input },
    },
  ];
}

/** The members of CreateRoute that say what authorizes the route; the authorizer's id is a reference in the plan. */
export function authorizationInput(
  authorization: RouteAuthorization,
  { type }: AuthorizerRow,
): Pick<CreateRouteRequest, 'AuthorizationType'> & { AuthorizerId?: ReturnType<typeof ref> } {
  if (authorization === 'NONE') return {};
  if (authorization === 'AWS_IAM') return { AuthorizationType: 'AWS_IAM' };
  return {
    AuthorizationType: type === 'JWT' ? 'JWT' : 'CUSTOM',
    AuthorizerId: ref(AUTHORIZER_CALL, 'AuthorizerId'),
  };
}
