import type { Deployment, Stage } from '@aws-sdk/client-apigatewayv2';
import { changedMembers, presentMembers } from '../../lib/diff';
import { singleCallPlan, updatePlan } from '../../plans/single-call-plan';
import type { Plan } from '../../service/plan';
import { checkDeployment } from '../../service/rules/deployment';
import type { Protocol } from '../../service/rules/rule';
import type { ResourceForm } from '../shared/resource-form';

/** Form values of a deployment. */
export interface DeploymentValues {
  Description: string;
  /** The stage that serves it at once; empty for none. */
  StageName: string;
}

/** What the deployment forms need to know about other resources. */
export interface DeploymentContext {
  apiId: string;
  /** What a new one copies and who may serve it; of an existing one only the description can change. */
  api?: { protocol: Protocol; stages: readonly Stage[]; routeCount: number };
}

/** CreateDeployment, and with a stage the step of that stage to it. */
function toCreate(values: DeploymentValues, { apiId }: DeploymentContext): Plan {
  const title = values.StageName ? `Deploy to stage ${values.StageName}` : 'Create deployment';
  return singleCallPlan('CreateDeployment', 'deployment', title, {
    ApiId: apiId,
    ...presentMembers({ ...values }),
  });
}

export function toDelete(apiId: string, { DeploymentId }: Deployment): Plan {
  const title = `Delete deployment ${DeploymentId}`;
  return singleCallPlan('DeleteDeployment', 'deployment', title, { ApiId: apiId, DeploymentId });
}

export const deploymentForm: ResourceForm<'deployment', DeploymentValues, DeploymentContext> = {
  kind: 'deployment',
  subject: () => 'The deployment',
  title: ({ DeploymentId = '' }) => DeploymentId,
  parents: ({ apiId }) => ({ ApiId: apiId }),
  toInput: ({ Description }) => ({ Description }),
  // The members of a create name the stage as well; those of a deployment do not.
  toValues: (members: Deployment & { StageName?: string } = {}) => ({
    Description: members.Description ?? '',
    StageName: members.StageName ?? '',
  }),
  toCreate,

  toUpdate: ({ DeploymentId, Description = '' }, values, { apiId }) =>
    updatePlan(
      'UpdateDeployment',
      'deployment',
      `Update deployment ${DeploymentId}`,
      { ApiId: apiId, DeploymentId },
      changedMembers({ Description }, { Description: values.Description }),
    ),

  issues: ({ Description, StageName }, { api }, original) =>
    original
      ? checkDeployment({ Description }, { mode: 'update' })
      : checkDeployment({ Description, ...(StageName && { StageName }) }, { ...api, mode: 'create' }),
};
