import { checkModel } from '../../service/rules/model';
import type { Handlers } from '../context';
import { crudHandlers } from './crud-handlers';
import { sampleTemplate } from './model-template';

/** Whether the service deletes a model that a route names is not known; here it does ([MEM] in 2.14). */
const crud = crudHandlers({
  kind: 'model',
  defaults: { ContentType: 'application/json' },
  check: (model, protocol, otherModels) => checkModel(model, { protocol, otherModels }),
});

export const modelHandlers: typeof crud & Handlers<'GetModelTemplate'> = {
  ...crud,
  GetModelTemplate({ tx }, { ApiId, ModelId }) {
    tx.need('api', '', ApiId);
    const { Schema } = tx.need('model', ApiId, ModelId);
    return { Value: sampleTemplate(Schema ? JSON.parse(Schema) : {}) };
  },
};
