import type { RouteResponse } from '@aws-sdk/client-apigatewayv2';
import { changedMembers, givenMembers, mapPatch, sameValue } from '../../lib/diff';
import { type Entry, fromEntries, repeatedIssues, toEntries } from '../../lib/entries';
import { fromParameters, type Parameter, toParameters } from '../../lib/parameters';
import type { Plan } from '../../plan/types';
import { checkRouteResponse } from '../../rules/route-response';
import type { Issue, Protocol } from '../../rules/rule';

/** A route response as its forms hold it. */
export interface RouteResponseValues {
  RouteResponseKey: string;
  ModelSelectionExpression: string;
  ResponseModels: Entry[];
  ResponseParameters: Parameter[];
}

/** What the forms know around the route response. */
export interface RouteResponseContext {
  apiId: string;
  routeId: string;
  protocol: Protocol;
  responses: readonly RouteResponse[];
}

export function toValues(response: RouteResponse | undefined): RouteResponseValues {
  return {
    RouteResponseKey: response?.RouteResponseKey ?? '$default',
    ModelSelectionExpression: response?.ModelSelectionExpression ?? '',
    ResponseModels: toEntries(response?.ResponseModels),
    ResponseParameters: toParameters(response?.ResponseParameters),
  };
}

const texts = ({ RouteResponseKey, ModelSelectionExpression }: RouteResponseValues) => ({
  RouteResponseKey,
  ModelSelectionExpression,
});

export function toCreate(values: RouteResponseValues, { apiId, routeId }: RouteResponseContext): Plan {
  const title = `Create route response ${values.RouteResponseKey}`;
  return {
    title,
    calls: [
      {
        id: 'routeResponse',
        operation: 'CreateRouteResponse',
        label: title,
        input: {
          ApiId: apiId,
          RouteId: routeId,
          RouteResponseKey: values.RouteResponseKey,
          ...givenMembers({
            ModelSelectionExpression: values.ModelSelectionExpression,
            ResponseModels: fromEntries(values.ResponseModels),
            ResponseParameters: fromParameters(values.ResponseParameters),
          }),
        },
      },
    ],
  };
}

/** UpdateRouteResponse with what differs from `original`; no call when nothing does. */
export function toUpdate(
  original: RouteResponse,
  values: RouteResponseValues,
  { apiId, routeId }: RouteResponseContext,
): Plan {
  const before = toValues(original);
  const parameters = fromParameters(values.ResponseParameters);
  const change = {
    ...changedMembers(texts(before), texts(values)),
    ...givenMembers({
      ResponseModels: mapPatch(original.ResponseModels ?? {}, fromEntries(values.ResponseModels)),
    }),
    ...(!sameValue(fromParameters(before.ResponseParameters), parameters) && {
      ResponseParameters: parameters,
    }),
  };
  const title = `Update route response ${values.RouteResponseKey}`;
  if (Object.keys(change).length === 0) return { title, calls: [] };
  return {
    title,
    calls: [
      {
        id: 'routeResponse',
        operation: 'UpdateRouteResponse',
        label: title,
        input: { ApiId: apiId, RouteId: routeId, RouteResponseId: original.RouteResponseId, ...change },
      },
    ],
  };
}

export function toDelete(apiId: string, routeId: string, response: RouteResponse): Plan {
  const title = `Delete route response ${response.RouteResponseKey}`;
  return {
    title,
    calls: [
      {
        id: 'routeResponse',
        operation: 'DeleteRouteResponse',
        label: title,
        input: { ApiId: apiId, RouteId: routeId, RouteResponseId: response.RouteResponseId },
      },
    ],
  };
}

/** What is against these values; `original` is the response being edited, if any. */
export function issues(
  values: RouteResponseValues,
  context: RouteResponseContext,
  original?: RouteResponse,
): Issue[] {
  const id = original?.RouteResponseId;
  const found = checkRouteResponse(
    {
      RouteResponseKey: values.RouteResponseKey,
      ...givenMembers({
        ModelSelectionExpression: values.ModelSelectionExpression,
        ResponseModels: fromEntries(values.ResponseModels),
      }),
      ...(id ? { RouteResponseId: id } : {}),
    },
    { protocol: context.protocol, otherResponses: context.responses },
  );
  return [
    ...found,
    ...repeatedIssues(values, ['ResponseModels', 'ResponseParameters'], 'routeResponse.keys.repeated'),
  ];
}
