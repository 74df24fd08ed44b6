import { testFormCalls } from '../shared/form-calls.test-support';
import { type DeploymentContext, deploymentForm } from './model';

testFormCalls({
  form: deploymentForm,
  async seed(client) {
    const { ApiId = '' } = await client.createApi({ Name: 'shop', ProtocolType: 'HTTP' });
    await client.createRoute({ ApiId, RouteKey: 'GET /orders' });
    await client.createStage({ ApiId, StageName: 'prod' });
    const { DeploymentId: id = '' } = await client.createDeployment({ ApiId, Description: 'Release 1' });
    const stages = (await client.getStages({ ApiId })).Items ?? [];
    const context: DeploymentContext = { apiId: ApiId, api: { protocol: 'HTTP', stages, routeCount: 1 } };
    return { id, context };
  },
  creates: [
    ['nothing entered', {}, {}],
    [
      'every field',
      { StageName: 'prod', Description: 'Release 2' },
      { StageName: 'prod', Description: 'Release 2' },
      // A deployment does not name its stage.
      { StageName: '' },
    ],
  ],
  refused: [
    [
      'a description that is too long',
      { Description: 'x'.repeat(1025) },
      'Description',
      'Description must have at most 1024 characters',
    ],
  ],
  edits: [
    ['its description', { Description: 'Release 1.1' }, { Description: 'Release 1.1' }],
    ['a cleared description', { Description: '' }, { Description: '' }],
  ],
  fixed: { StageName: 'Only a create deploys to a stage.' },
});
