import type { Model } from '@aws-sdk/client-apigatewayv2';
import { uniqueRule, webSocketOnly } from './common';
import { checkAll, type Issue, type Protocol, type Rule } from './rule';
import { type Draft, isPresent, requiredRule, shapeRule, stringValue, structure } from './shape';

export type ModelState = Draft<Model>;

export interface ModelFacts {
  protocol?: Protocol;
  /** Models of the same API; one with the state's own `ModelId` is passed over. */
  otherModels?: readonly { ModelId?: string | undefined; Name?: string | undefined }[];
}

function parsed(schema: string | undefined): { value?: unknown; fault?: string } {
  if (!isPresent(schema)) return {};
  try {
    return { value: JSON.parse(schema ?? '') };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

export const modelRules: readonly Rule<ModelState, ModelFacts>[] = [
  webSocketOnly('model', '2.10', 'Currently, Models are not permitted for APIs with a protocol type of HTTP'),
  requiredRule('model', 'CreateModel', ['Name', 'Schema']),
  shapeRule(
    'model',
    structure({
      Name: stringValue(1, 128),
      ContentType: stringValue(1, 256),
      Description: stringValue(0, 1024),
      Schema: stringValue(0, 32768),
    }),
  ),
  {
    id: 'model.name.alphanumeric',
    mark: 'AWS',
    source: '2.10',
    check: (model) =>
      model.Name === undefined || /^[A-Za-z0-9]+$/.test(model.Name)
        ? []
        : [{ path: ['Name'], message: `Model name must be alphanumeric: ${model.Name}` }],
  },
  {
    // JSON schema draft 4 is documented; that the text must parse follows from it, the sentence is ours.
    id: 'model.schema.json',
    mark: 'DOC',
    source: '2.10',
    check(model) {
      const { value, fault } = parsed(model.Schema);
      if (fault !== undefined)
        return [{ path: ['Schema'], message: `Invalid model schema specified: ${fault}` }];
      return value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value))
        ? []
        : [{ path: ['Schema'], message: 'Invalid model schema specified: it must be a JSON object' }];
    },
  },
  uniqueRule({
    id: 'model.name.duplicate',
    facts: 'otherModels',
    own: 'ModelId',
    member: 'Name',
    message: (name) => `Model name already exists for this API: ${name}`,
  }),
];

/** What the service has against this model (2.1, 2.10). */
export function checkModel(model: ModelState, facts: ModelFacts = {}): Issue[] {
  return checkAll(modelRules, model, facts);
}
