import type { Model } from '@aws-sdk/client-apigatewayv2';
import { presentMembers } from '../../lib/diff';
import { singleCallPlan } from '../../plans/single-call-plan';
import { checkModel } from '../../service/rules/model';
import type { Protocol } from '../../service/rules/rule';
import { defineSimpleKind } from '../shared/simple-kind';

/** Form values of a model. */
export interface ModelValues {
  Name: string;
  ContentType: string;
  Description: string;
  /** JSON schema, draft 4. */
  Schema: string;
}

/** What the model forms need to know about the API. */
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

export const modelForm = defineSimpleKind<'model', ModelValues, ModelContext>({
  kind: 'model',
  name: 'Name',
  parents: ({ apiId }) => ({ ApiId: apiId }),
  toValues: (model) => ({
    Name: model?.Name ?? '',
    ContentType: model?.ContentType ?? (model ? '' : 'application/json'),
    Description: model?.Description ?? '',
    Schema: model?.Schema ?? (model ? '' : STARTING_SCHEMA),
  }),
  members: ({ Name, Schema, ...rest }) => ({ Name, Schema, ...presentMembers(rest) }),
  check: (state, { protocol, models }) => checkModel(state, { protocol, otherModels: models }),
});

/** GetModelTemplate: a read, but a plan so that its call can be previewed. */
export function toTemplate(ids: { ApiId: string; ModelId: string }, { Name }: Model) {
  return singleCallPlan('GetModelTemplate', 'template', `Get the sample template of model ${Name}`, ids);
}
