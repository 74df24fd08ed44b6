import { kindFormRules } from '../shared/form-rules.test-support';
import { modelForm } from './model';

const original = { ModelId: 'm1', Name: 'Order', Schema: '{}' };

export const modelForms = kindFormRules(modelForm, {
  context: {
    apiId: 'a1',
    protocol: 'WEBSOCKET',
    models: [original, { ModelId: 'm2', Name: 'Taken' }],
  },
  original,
  accepted: { Name: 'Pet' },
  both: [
    ['model.shape', 'Name', { Name: '' }],
    ['model.shape', 'ContentType', { ContentType: 't'.repeat(257) }],
    ['model.shape', 'Description', { Description: 'd'.repeat(1025) }],
    ['model.shape', 'Schema', { Schema: `{"title":"${'s'.repeat(32768)}"}` }],
    ['model.name.alphanumeric', 'Name', { Name: 'my-order' }],
    ['model.name.duplicate', 'Name', { Name: 'Taken' }],
    ['model.schema.json', 'Schema', { Schema: '{' }],
    ['model.schema.json', 'Schema', { Schema: '[]' }],
    ['model.protocol.websocket', 'root', {}, { protocol: 'HTTP', models: [] }],
  ],
});
