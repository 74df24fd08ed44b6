import type { Model } from '@aws-sdk/client-apigatewayv2';
import { type Breach, type FormExamples, formExamples } from '../../form/form-examples';
import { issues, type ModelContext, type ModelValues, toValues } from './values';

const original: Model = { ModelId: 'm1', Name: 'Order', Schema: '{}' };
const context: ModelContext = {
  apiId: 'a1',
  protocol: 'WEBSOCKET',
  models: [original, { ModelId: 'm2', Name: 'Taken' }],
};

const breaches: readonly Breach<ModelValues>[] = [
  ['model.shape', 'Name', { Name: '' }],
  ['model.shape', 'ContentType', { ContentType: 't'.repeat(257) }],
  ['model.shape', 'Description', { Description: 'd'.repeat(1025) }],
  ['model.shape', 'Schema', { Schema: `{"title":"${'s'.repeat(32768)}"}` }],
  ['model.name.alphanumeric', 'Name', { Name: 'my-order' }],
  ['model.name.duplicate', 'Name', { Name: 'Taken' }],
  ['model.schema.json', 'Schema', { Schema: '{' }],
  ['model.schema.json', 'Schema', { Schema: '[]' }],
  [
    'model.protocol.websocket',
    'root',
    {},
    (values) => issues(values, { ...context, protocol: 'HTTP', models: [] }),
  ],
];

export const modelForms: FormExamples[] = [
  formExamples(
    'Model, create',
    (values) => issues(values, context),
    { ...toValues(undefined), Name: 'Pet' },
    breaches,
  ),
  formExamples('Model, edit', (values) => issues(values, context, original), toValues(original), breaches),
];
