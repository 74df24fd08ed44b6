import type { RouteValue } from '../configuration/value';
import type { Protocol } from '../rules/rule';
import type { Authorization } from './diagram';

/** The words for each kind of authorization, beside the colour. */
export const AUTHORIZATIONS: Readonly<Record<Authorization, string>> = {
  open: 'Open',
  iam: 'IAM',
  jwt: 'JWT',
  lambda: 'Lambda',
  connection: 'By $connect',
};

/**
 * What a request to a route must present. A WebSocket API authorizes the connection alone: its other routes cannot have
 * an authorizer (service-rules 2.5), and are as open as `$connect` is.
 */
export function authorizationOf(protocol: Protocol, routeKey: string, route: RouteValue): Authorization {
  if (protocol === 'WEBSOCKET' && routeKey !== '$connect') return 'connection';
  switch (route.members.AuthorizationType) {
    case 'AWS_IAM':
      return 'iam';
    case 'JWT':
      return 'jwt';
    case 'CUSTOM':
      return 'lambda';
    default:
      return 'open';
  }
}
