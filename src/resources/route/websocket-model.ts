import type { Route, RouteResponse } from '@aws-sdk/client-apigatewayv2';
import { changedMembers, mapPatch, presentMembers, sameValue } from '../../lib/diff';
import { type Entry, fromEntries, toEntries } from '../../lib/entries';
import { fromParameters, type Parameter, toParameters } from '../../service/parameters';
import type { Call, Ref } from '../../service/plan';
import { RESPONSE } from '../../service/rules/route-response';

/** The members that only routes of WebSocket APIs have. */
export interface WebSocketValues {
  /** The route has a response selection expression and a `$default` route response. */
  twoWay: boolean;
  ModelSelectionExpression: string;
  RequestModels: Entry[];
  RequestParameters: Parameter[];
}

export function toWebSocketValues(route: Route | undefined): WebSocketValues {
  return {
    twoWay: Boolean(route?.RouteResponseSelectionExpression),
    ModelSelectionExpression: route?.ModelSelectionExpression ?? '',
    RequestModels: toEntries(route?.RequestModels),
    RequestParameters: toParameters(route?.RequestParameters),
  };
}

/** The members of an input; unset ones are empty. */
export function webSocketMembers(values: WebSocketValues) {
  return {
    RouteResponseSelectionExpression: values.twoWay ? RESPONSE : '',
    ModelSelectionExpression: values.ModelSelectionExpression,
    RequestModels: fromEntries(values.RequestModels),
    RequestParameters: fromParameters(values.RequestParameters),
  };
}

type WebSocketMembers = ReturnType<typeof webSocketMembers>;

/** The changes for UpdateRoute; removing a parameter has its own operation, see `removedParameters`. */
export function webSocketChange(original: Route, after: WebSocketMembers) {
  const before = webSocketMembers(toWebSocketValues(original));
  const parameters = Object.fromEntries(
    Object.entries(after.RequestParameters).filter(
      ([key, value]) => !sameValue(before.RequestParameters[key], value),
    ),
  );
  const { RouteResponseSelectionExpression: was, ModelSelectionExpression: model } = before;
  return {
    ...changedMembers(
      { RouteResponseSelectionExpression: was, ModelSelectionExpression: model },
      {
        RouteResponseSelectionExpression: after.RouteResponseSelectionExpression,
        ModelSelectionExpression: after.ModelSelectionExpression,
      },
    ),
    ...presentMembers({
      RequestModels: mapPatch(before.RequestModels, after.RequestModels),
      RequestParameters: parameters,
    }),
  };
}

/** DeleteRouteRequestParameter for each removed parameter. */
export function removedParameters(original: Route, after: WebSocketMembers, apiId: string): Call[] {
  const remaining = after.RequestParameters;
  return Object.keys(original.RequestParameters ?? {})
    .filter((key) => !Object.hasOwn(remaining, key))
    .map((key, index) => ({
      id: `parameter${index + 1}`,
      operation: 'DeleteRouteRequestParameter',
      label: `Remove request parameter ${key}`,
      input: { ApiId: apiId, RouteId: original.RouteId, RequestParameterKey: key },
    }));
}

/** The calls that create or delete the route's response for `twoWay`. */
export function responseCalls(
  twoWay: boolean,
  apiId: string,
  routeId: string | Ref,
  responses: readonly RouteResponse[],
): Call[] {
  if (twoWay && responses.length === 0) {
    return [
      {
        id: 'routeResponse',
        operation: 'CreateRouteResponse',
        label: 'Create route response $default',
        input: { ApiId: apiId, RouteId: routeId, RouteResponseKey: RESPONSE },
      },
    ];
  }
  if (twoWay) return [];
  return responses.map(({ RouteResponseId, RouteResponseKey }, index) => ({
    id: `routeResponse${index + 1}`,
    operation: 'DeleteRouteResponse',
    label: `Delete route response ${RouteResponseKey}`,
    input: { ApiId: apiId, RouteId: routeId, RouteResponseId },
  }));
}
