import type { RouteResponse } from '@aws-sdk/client-apigatewayv2';
import { presentMembers } from '../../lib/diff';
import { type Entry, fromEntries, toEntries } from '../../lib/entries';
import { fromParameters, type Parameter, toParameters } from '../../service/parameters';
import { checkRouteResponse } from '../../service/rules/route-response';
import type { Protocol } from '../../service/rules/rule';
import { defineSimpleKind } from '../shared/simple-kind';

/** Form values of a route response. */
export interface RouteResponseValues {
  RouteResponseKey: string;
  ModelSelectionExpression: string;
  ResponseModels: Entry[];
  ResponseParameters: Parameter[];
}

/** What the route response forms need to know about other resources. */
export interface RouteResponseContext {
  apiId: string;
  routeId: string;
  protocol: Protocol;
  responses: readonly RouteResponse[];
}

export const routeResponseForm = defineSimpleKind<'routeResponse', RouteResponseValues, RouteResponseContext>(
  {
    kind: 'routeResponse',
    name: 'RouteResponseKey',
    parents: ({ apiId, routeId }) => ({ ApiId: apiId, RouteId: routeId }),
    toValues: (response) => ({
      RouteResponseKey: response?.RouteResponseKey ?? '$default',
      ModelSelectionExpression: response?.ModelSelectionExpression ?? '',
      ResponseModels: toEntries(response?.ResponseModels),
      ResponseParameters: toParameters(response?.ResponseParameters),
    }),
    members: ({ RouteResponseKey, ModelSelectionExpression, ResponseModels, ResponseParameters }) => ({
      RouteResponseKey,
      ...presentMembers({
        ModelSelectionExpression,
        ResponseModels: fromEntries(ResponseModels),
        ResponseParameters: fromParameters(ResponseParameters),
      }),
    }),
    whole: ['ResponseParameters'],
    keyed: ['ResponseModels', 'ResponseParameters'],
    check: (state, { protocol, responses }) =>
      checkRouteResponse(state, { protocol, otherResponses: responses }),
  },
);
