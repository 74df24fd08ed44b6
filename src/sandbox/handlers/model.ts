import { checkModel } from '../../rules/model';
import type { Context, Handlers } from '../context';
import { refuse } from '../errors';
import { newId } from '../ids';
import { page } from '../paging';
import { patched, without } from '../patch';
import { autoDeploy } from './deployment';
import { sampleTemplate } from './model-template';
import { protocolOf } from './shared';

const factsOf = ({ tx }: Context, apiId: string) => ({
  protocol: protocolOf(tx.need('api', '', apiId)),
  otherModels: tx.all('model', apiId),
});

type Operations =
  | 'CreateModel'
  | 'GetModel'
  | 'GetModels'
  | 'GetModelTemplate'
  | 'UpdateModel'
  | 'DeleteModel';

export const modelHandlers: Handlers<Operations> = {
  CreateModel(ctx, input) {
    const { ApiId } = input;
    const model = { ContentType: 'application/json', ...without(input, 'ApiId'), Name: input.Name };
    refuse(checkModel(model, factsOf(ctx, ApiId)));
    const id = newId(ctx, 'model', ApiId);
    const created = ctx.tx.put('model', ApiId, id, { ...model, ModelId: id });
    autoDeploy(ctx, ApiId);
    return created;
  },

  GetModel({ tx }, { ApiId, ModelId }) {
    tx.need('api', '', ApiId);
    return tx.need('model', ApiId, ModelId);
  },

  GetModels(ctx, input) {
    ctx.tx.need('api', '', input.ApiId);
    return page(ctx, 'model', input.ApiId, input);
  },

  GetModelTemplate({ tx }, { ApiId, ModelId }) {
    tx.need('api', '', ApiId);
    const { Schema } = tx.need('model', ApiId, ModelId);
    return { Value: sampleTemplate(Schema ? JSON.parse(Schema) : {}) };
  },

  UpdateModel(ctx, input) {
    const { ApiId, ModelId } = input;
    const facts = factsOf(ctx, ApiId);
    const before = ctx.tx.need('model', ApiId, ModelId);
    const change = without(input, 'ApiId', 'ModelId');
    const after = patched(before, change, { required: ['Name', 'Schema'] });
    refuse(checkModel(after, facts));
    const model = ctx.tx.put('model', ApiId, ModelId, after);
    autoDeploy(ctx, ApiId);
    return model;
  },

  /** Whether the service refuses while a route names the model is not known; here it does not ([MEM] in 2.14). */
  DeleteModel(ctx, { ApiId, ModelId }) {
    ctx.tx.need('api', '', ApiId);
    ctx.tx.need('model', ApiId, ModelId);
    ctx.tx.remove('model', ApiId, ModelId);
    autoDeploy(ctx, ApiId);
    return undefined;
  },
};
