import { kindFormRules } from '../shared/form-rules.test-support';
import { deploymentForm } from './model';

const api = {
  protocol: 'HTTP',
  stages: [{ StageName: 'prod' }, { StageName: 'dev', AutoDeploy: true }],
  routeCount: 1,
} as const;

export const deploymentForms = kindFormRules(deploymentForm, {
  context: { apiId: 'a1', api },
  original: { DeploymentId: 'd1' },
  accepted: { StageName: 'prod' },
  both: [['deployment.shape', 'Description', { Description: 'd'.repeat(1025) }]],
  create: [
    ['deployment.stage.exists', 'StageName', { StageName: 'gone' }],
    ['deployment.stage.autoDeploy', 'StageName', { StageName: 'dev' }],
    ['deployment.routes.some', 'root', {}, { api: { ...api, routeCount: 0 } }],
  ],
});
