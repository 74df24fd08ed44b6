import type { ContentHandlingStrategy, IntegrationResponse } from '@aws-sdk/client-apigatewayv2';
import { changedMembers, givenMembers, mapPatch } from '../../lib/diff';
import { type Entry, fromEntries, repeatedIssues, toEntries } from '../../lib/entries';
import type { Plan } from '../../plan/types';
import { checkIntegrationResponse } from '../../rules/integration-response';
import type { Issue, Protocol } from '../../rules/rule';

/** An integration response as its forms hold it. */
export interface IntegrationResponseValues {
  IntegrationResponseKey: string;
  /** Empty: the payload passes as it is. */
  ContentHandlingStrategy: string;
  TemplateSelectionExpression: string;
  ResponseParameters: Entry[];
  ResponseTemplates: Entry[];
}

/** What the forms know around the integration response. */
export interface IntegrationResponseContext {
  apiId: string;
  integrationId: string;
  protocol: Protocol;
  responses: readonly IntegrationResponse[];
}

export function toValues(response: IntegrationResponse | undefined): IntegrationResponseValues {
  return {
    IntegrationResponseKey: response?.IntegrationResponseKey ?? '$default',
    ContentHandlingStrategy: response?.ContentHandlingStrategy ?? '',
    TemplateSelectionExpression: response?.TemplateSelectionExpression ?? '',
    ResponseParameters: toEntries(response?.ResponseParameters),
    ResponseTemplates: toEntries(response?.ResponseTemplates),
  };
}

const texts = (values: IntegrationResponseValues) => ({
  IntegrationResponseKey: values.IntegrationResponseKey,
  ContentHandlingStrategy: values.ContentHandlingStrategy as ContentHandlingStrategy,
  TemplateSelectionExpression: values.TemplateSelectionExpression,
});

const maps = (values: IntegrationResponseValues) => ({
  ResponseParameters: fromEntries(values.ResponseParameters),
  ResponseTemplates: fromEntries(values.ResponseTemplates),
});

export function toCreate(values: IntegrationResponseValues, context: IntegrationResponseContext): Plan {
  const title = `Create integration response ${values.IntegrationResponseKey}`;
  const { IntegrationResponseKey, ...rest } = texts(values);
  return {
    title,
    calls: [
      {
        id: 'integrationResponse',
        operation: 'CreateIntegrationResponse',
        label: title,
        input: {
          ApiId: context.apiId,
          IntegrationId: context.integrationId,
          IntegrationResponseKey,
          ...givenMembers({ ...rest, ...maps(values) }),
        },
      },
    ],
  };
}

/** UpdateIntegrationResponse with what differs from `original`; maps are merged by key (service-rules 2.14). */
export function toUpdate(
  original: IntegrationResponse,
  values: IntegrationResponseValues,
  context: IntegrationResponseContext,
): Plan {
  const after = maps(values);
  const change = {
    ...changedMembers(texts(toValues(original)), texts(values)),
    ...givenMembers({
      ResponseParameters: mapPatch(original.ResponseParameters ?? {}, after.ResponseParameters),
      ResponseTemplates: mapPatch(original.ResponseTemplates ?? {}, after.ResponseTemplates),
    }),
  };
  const title = `Update integration response ${values.IntegrationResponseKey}`;
  if (Object.keys(change).length === 0) return { title, calls: [] };
  return {
    title,
    calls: [
      {
        id: 'integrationResponse',
        operation: 'UpdateIntegrationResponse',
        label: title,
        input: {
          ApiId: context.apiId,
          IntegrationId: context.integrationId,
          IntegrationResponseId: original.IntegrationResponseId,
          ...change,
        },
      },
    ],
  };
}

export function toDelete(apiId: string, integrationId: string, response: IntegrationResponse): Plan {
  const title = `Delete integration response ${response.IntegrationResponseKey}`;
  return {
    title,
    calls: [
      {
        id: 'integrationResponse',
        operation: 'DeleteIntegrationResponse',
        label: title,
        input: {
          ApiId: apiId,
          IntegrationId: integrationId,
          IntegrationResponseId: response.IntegrationResponseId,
        },
      },
    ],
  };
}

/** What is against these values; `original` is the response being edited, if any. */
export function issues(
  values: IntegrationResponseValues,
  context: IntegrationResponseContext,
  original?: IntegrationResponse,
): Issue[] {
  const id = original?.IntegrationResponseId;
  const { IntegrationResponseKey, ...rest } = texts(values);
  const repeated = repeatedIssues(
    values,
    ['ResponseParameters', 'ResponseTemplates'],
    'integrationResponse.keys.repeated',
  );
  return [
    ...checkIntegrationResponse(
      {
        IntegrationResponseKey,
        ...givenMembers({ ...rest, ...maps(values) }),
        ...(id ? { IntegrationResponseId: id } : {}),
      },
      { protocol: context.protocol, otherResponses: context.responses },
    ),
    ...repeated,
  ];
}
