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
  /** The stage to deploy to; empty for none. */
  StageName: string;
}

/** What the deployment forms need to know about other resources. */
export interface DeploymentContext {
  apiId: string;
  /** Only for a create: what is deployed and to which stages. An update changes only the description. */
  api?: { protocol: Protocol; stages: readonly Stage[]; routeCount: number };
}

/** CreateDeployment, which also moves the stage to it if one is set. */
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

export const deploymentForm: ResourceForm<
  'deployment',
  DeploymentValues,
  DeploymentContext,
  DeploymentValues
> = {
  kind: 'deployment',
  subject: () => 'The deployment',
  title: ({ DeploymentId = '' }) => DeploymentId,
  parents: ({ apiId }) => ({ ApiId: apiId }),
  // The fields are the members.
  toInput: (values) => values,
  toJson: ({ members: { Description } }) => ({ Description }),
  // The input of a create has a StageName, a deployment does not.
  toValues: (members: Deployment & { StageName?: string } = {}) => ({
    Description: members.Description ?? '',
    StageName: members.StageName ?? '',
  }),
  toCreate: ({ members }, context) => toCreate(members, context),

  toUpdate: ({ DeploymentId, Description = '' }, { members }, { apiId }) =>
    updatePlan(
      'UpdateDeployment',
      'deployment',
      `Update deployment ${DeploymentId}`,
      { ApiId: apiId, DeploymentId },
      changedMembers({ Description }, { Description: members.Description }),
    ),

  issues: ({ members: { Description, StageName } }, { api }, original) =>
    original
      ? checkDeployment({ Description }, { mode: 'update' })
      : checkDeployment({ Description, ...(StageName && { StageName }) }, { ...api, mode: 'create' }),
};
