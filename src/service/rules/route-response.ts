import type { RouteResponse } from '@aws-sdk/client-apigatewayv2';
import { uniqueRule, webSocketOnly } from './common';
import { checkAll, type Issue, type Protocol, type Rule } from './rule';
import { anyString, type Draft, requiredRule, shapeRule, stringMap, structure } from './shape';

export type RouteResponseState = Draft<RouteResponse>;

export interface RouteResponseFacts {
  protocol?: Protocol;
  /** Responses of the same route; one with the state's own id is passed over. */
  otherResponses?: readonly Pick<RouteResponseState, 'RouteResponseId' | 'RouteResponseKey'>[];
}

/** The only route response key, and the only route response selection expression, that the service knows (2.6). */
export const RESPONSE = '$default';

export const routeResponseRules: readonly Rule<RouteResponseState, RouteResponseFacts>[] = [
  webSocketOnly(
    'routeResponse',
    '2.10; cdk-preflight pf-apigwv2-route-response-websocket-only',
    'RouteResponses are currently not supported for this API protocol type. This is because the API may only be configured with proxy integration at this time.',
  ),
  requiredRule('routeResponse', 'CreateRouteResponse', ['RouteResponseKey']),
  shapeRule(
    'routeResponse',
    structure({
      RouteResponseKey: anyString,
      ModelSelectionExpression: anyString,
      ResponseModels: stringMap(1, 128),
    }),
  ),
  {
    id: 'routeResponse.key.default',
    mark: 'AWS',
    source: '2.6; cdk-preflight pf-apigwv2-route-response-key-default',
    check: (response) =>
      response.RouteResponseKey === undefined || response.RouteResponseKey === RESPONSE
        ? []
        : [
            {
              path: ['RouteResponseKey'],
              message:
                'Currently, only $default is supported as a RouteResponseKey. The creation of the RouteResponse with a key of $default will indicate to API Gateway that this Route is intended to handle two-way communication.',
            },
          ],
  },
  uniqueRule({
    id: 'routeResponse.key.duplicate',
    facts: 'otherResponses',
    own: 'RouteResponseId',
    member: 'RouteResponseKey',
    message: (key) => `RouteResponse with key ${key} already exists for this route`,
  }),
];

/** What the service has against this route response (2.1, 2.6, 2.10). */
export function checkRouteResponse(response: RouteResponseState, facts: RouteResponseFacts = {}): Issue[] {
  return checkAll(routeResponseRules, response, facts);
}
