import type { Route, RouteResponse } from '@aws-sdk/client-apigatewayv2';
import { changedMembers, mapPatch, presentMembers, sameValue } from '../../lib/diff';
import { type Entry, fromEntries, toEntries } from '../../lib/entries';
import { fromParameters, type Parameter, toParameters } from '../../service/parameters';
import type { Call, Ref } from '../../service/plan';
import { RESPONSE } from '../../service/rules/route-response';

/** The members that only routes of WebSocket APIs have. */
export interface WebSocketValues {
  /** The route answers its callers: a selection expression on the route, and a `$default` route response. */
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

/** The members as an input has them, empty where they are not set. */
export function webSocketMembers(values: WebSocketValues) {
  return {
    RouteResponseSelectionExpression: values.twoWay ? RESPONSE : '',
    ModelSelectionExpression: values.ModelSelectionExpression,
    RequestModels: fromEntries(values.RequestModels),
    RequestParameters: fromParameters(values.RequestParameters),
  };
}

/** What UpdateRoute has to say of them; a parameter that goes has its own operation, see `removedParameters`. */
export function webSocketChange(original: Route, values: WebSocketValues) {
  const before = webSocketMembers(toWebSocketValues(original));
  const after = webSocketMembers(values);
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

/** DeleteRouteRequestParameter for each parameter that goes. */
export function removedParameters(original: Route, values: WebSocketValues, apiId: string): Call[] {
  const kept = fromParameters(values.RequestParameters);
  return Object.keys(original.RequestParameters ?? {})
    .filter((key) => !Object.hasOwn(kept, key))
    .map((key, index) => ({
      id: `parameter${index + 1}`,
      operation: 'DeleteRouteRequestParameter',
      label: `Remove request parameter ${key}`,
      input: { ApiId: apiId, RouteId: original.RouteId, RequestParameterKey: key },
    }));
}

/** The calls that make the route's responses agree with the two-way switch. */
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
        label: 'Answer the caller',
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
