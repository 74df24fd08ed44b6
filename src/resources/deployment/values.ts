import type { Deployment, Stage } from '@aws-sdk/client-apigatewayv2';
import { givenMembers } from '../../lib/diff';
import type { Plan } from '../../plan/types';
import { checkDeployment } from '../../rules/deployment';
import type { Issue, Protocol } from '../../rules/rule';

/** A deployment as its forms hold it. */
export interface DeploymentValues {
  Description: string;
  /** The stage that serves it at once; empty for none. */
  StageName: string;
}

/** What the forms know of the API around the deployment. */
export interface DeploymentContext {
  apiId: string;
  protocol: Protocol;
  stages: readonly Stage[];
  routeCount: number;
}

export function toValues(deployment: Deployment | undefined, stageName = ''): DeploymentValues {
  return { Description: deployment?.Description ?? '', StageName: stageName };
}

export function toCreate(values: DeploymentValues, context: DeploymentContext): Plan {
  const title = values.StageName ? `Deploy to stage ${values.StageName}` : 'Create deployment';
  return {
    title,
    calls: [
      {
        id: 'deployment',
        operation: 'CreateDeployment',
        label: title,
        input: { ApiId: context.apiId, ...givenMembers({ ...values }) },
      },
    ],
  };
}

/** UpdateDeployment: only the description of a deployment can change. */
export function toUpdate(apiId: string, original: Deployment, values: DeploymentValues): Plan {
  const title = `Update deployment ${original.DeploymentId}`;
  if ((original.Description ?? '') === values.Description) return { title, calls: [] };
  return {
    title,
    calls: [
      {
        id: 'deployment',
        operation: 'UpdateDeployment',
        label: title,
        input: { ApiId: apiId, DeploymentId: original.DeploymentId, Description: values.Description },
      },
    ],
  };
}

export function toDelete(apiId: string, deployment: Deployment): Plan {
  const title = `Delete deployment ${deployment.DeploymentId}`;
  return {
    title,
    calls: [
      {
        id: 'deployment',
        operation: 'DeleteDeployment',
        label: title,
        input: { ApiId: apiId, DeploymentId: deployment.DeploymentId },
      },
    ],
  };
}

/** What is against creating this deployment. */
export function createIssues(values: DeploymentValues, context: DeploymentContext): Issue[] {
  return checkDeployment(
    { Description: values.Description, ...(values.StageName === '' ? {} : { StageName: values.StageName }) },
    { protocol: context.protocol, mode: 'create', stages: context.stages, routeCount: context.routeCount },
  );
}

/** What is against this description. */
export function updateIssues(values: DeploymentValues): Issue[] {
  return checkDeployment({ Description: values.Description }, { mode: 'update' });
}
