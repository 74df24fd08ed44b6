import { type FormExamples, formExamples } from '../../form/form-examples';
import { createIssues, type DeploymentContext, toValues, updateIssues } from './values';

const context: DeploymentContext = {
  apiId: 'a1',
  protocol: 'HTTP',
  stages: [{ StageName: 'prod' }, { StageName: 'dev', AutoDeploy: true }],
  routeCount: 1,
};

export const deploymentForms: FormExamples[] = [
  formExamples('Deployment, create', (values) => createIssues(values, context), toValues(undefined, 'prod'), [
    ['deployment.shape', 'Description', { Description: 'd'.repeat(1025) }],
    ['deployment.stage.exists', 'StageName', { StageName: 'gone' }],
    ['deployment.stage.autoDeploy', 'StageName', { StageName: 'dev' }],
    ['deployment.routes.some', 'root', {}, (values) => createIssues(values, { ...context, routeCount: 0 })],
  ]),
  formExamples('Deployment, edit', updateIssues, toValues({ DeploymentId: 'd1' }), [
    ['deployment.shape', 'Description', { Description: 'd'.repeat(1025) }],
  ]),
];
