import type { Model } from '@aws-sdk/client-apigatewayv2';
import { changedMembers, givenMembers } from '../../lib/diff';
import type { Plan } from '../../plan/types';
import { checkModel } from '../../rules/model';
import type { Issue, Protocol } from '../../rules/rule';

/** A model as its forms hold it. */
export interface ModelValues {
  Name: string;
  ContentType: string;
  Description: string;
  /** JSON schema, draft 4. */
  Schema: string;
}

/** What the forms know of the API around the model. */
export interface ModelContext {
  apiId: string;
  protocol: Protocol;
  models: readonly Model[];
}

const STARTING_SCHEMA = `{
  "$schema": "http://json-schema.org/draft-04/schema#",
  "type": "object",
  "properties": {}
}`;

export function toValues(model: Model | undefined): ModelValues {
  return {
    Name: model?.Name ?? '',
    ContentType: model?.ContentType ?? (model ? '' : 'application/json'),
    Description: model?.Description ?? '',
    Schema: model?.Schema ?? (model ? '' : STARTING_SCHEMA),
  };
}

export function toCreate({ Name, Schema, ...rest }: ModelValues, apiId: string): Plan {
  const title = `Create model ${Name}`;
  return {
    title,
    calls: [
      {
        id: 'model',
        operation: 'CreateModel',
        label: title,
        input: { ApiId: apiId, Name, Schema, ...givenMembers(rest) },
      },
    ],
  };
}

/** UpdateModel with what differs from `original`; no call when nothing does. */
export function toUpdate(original: Model, values: ModelValues, apiId: string): Plan {
  const change = changedMembers(toValues(original), values);
  const title = `Update model ${values.Name}`;
  if (Object.keys(change).length === 0) return { title, calls: [] };
  return {
    title,
    calls: [
      {
        id: 'model',
        operation: 'UpdateModel',
        label: title,
        input: { ApiId: apiId, ModelId: original.ModelId, ...change },
      },
    ],
  };
}

export function toDelete(apiId: string, model: Model): Plan {
  const title = `Delete model ${model.Name}`;
  return {
    title,
    calls: [
      {
        id: 'model',
        operation: 'DeleteModel',
        label: title,
        input: { ApiId: apiId, ModelId: model.ModelId },
      },
    ],
  };
}

/** GetModelTemplate: a read, as a plan so that it can be shown like any other call. */
export function toTemplate(apiId: string, model: Model): Plan {
  return {
    title: `Sample template of model ${model.Name}`,
    calls: [
      {
        id: 'template',
        operation: 'GetModelTemplate',
        label: 'Get the sample template',
        input: { ApiId: apiId, ModelId: model.ModelId },
      },
    ],
  };
}

/** What is against these values; `original` is the model being edited, if any. */
export function issues(values: ModelValues, context: ModelContext, original?: Model): Issue[] {
  const { Name, Schema, ...rest } = values;
  return checkModel(
    { Name, Schema, ...givenMembers(rest), ...(original?.ModelId ? { ModelId: original.ModelId } : {}) },
    { protocol: context.protocol, otherModels: context.models },
  );
}
