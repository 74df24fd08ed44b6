import type { Deployment } from '@aws-sdk/client-apigatewayv2';
import { checkAll, type Issue, type Protocol, type Rule } from './rule';
import { type Draft, shapeRule, stringValue, structure } from './shape';

/** A deployment as requested: with the stage to move, where one is named. */
export type DeploymentState = Draft<Deployment> & { StageName?: string | undefined };

export interface DeploymentFacts {
  protocol?: Protocol;
  mode?: 'create' | 'update' | 'delete';
  /** The API's stages. */
  stages?: readonly {
    StageName?: string | undefined;
    AutoDeploy?: boolean | undefined;
    DeploymentId?: string | undefined;
  }[];
  /** How many routes the API has. */
  routeCount?: number;
}

/** Why an API without routes is not deployed; an auto-deploy stage reports the same sentence as its last status. */
export function noRoutes(protocol: Protocol | undefined): string {
  return protocol === 'WEBSOCKET'
    ? 'At least one route is required before deploying the Api.'
    : 'Unable to deploy API because no routes exist in this API';
}

export const deploymentRules: readonly Rule<DeploymentState, DeploymentFacts>[] = [
  shapeRule('deployment', structure({ Description: stringValue(0, 1024) })),
  {
    id: 'deployment.stage.exists',
    mark: 'MEM',
    source: '2.14',
    check: (deployment, facts) =>
      deployment.StageName === undefined ||
      !facts.stages ||
      facts.stages.some((stage) => stage.StageName === deployment.StageName)
        ? []
        : [{ path: ['StageName'], message: 'Invalid stage identifier specified', status: 404 }],
  },
  {
    id: 'deployment.stage.autoDeploy',
    mark: 'MEM',
    source: '2.14',
    check: (deployment, facts) =>
      facts.stages?.some((stage) => stage.StageName === deployment.StageName && stage.AutoDeploy === true)
        ? [
            {
              path: ['StageName'],
              message: `Stage ${deployment.StageName} deploys automatically: it cannot be deployed to while autoDeploy is enabled`,
            },
          ]
        : [],
  },
  {
    id: 'deployment.routes.some',
    mark: 'OBS',
    source: '2.14',
    check(_deployment, facts) {
      const fault = facts.mode === 'create' && facts.routeCount === 0 ? noRoutes(facts.protocol) : undefined;
      return fault === undefined ? [] : [{ path: [], message: fault }];
    },
  },
  {
    // Seen on REST APIs; assumed for V2.
    id: 'deployment.delete.active',
    mark: 'OBS',
    source: '2.14',
    check: (deployment, facts) =>
      facts.mode === 'delete' && facts.stages?.some((stage) => stage.DeploymentId === deployment.DeploymentId)
        ? [{ path: [], message: 'Active stages pointing to this deployment must be moved or deleted' }]
        : [],
  },
];

/** What the service has against creating, updating or deleting this deployment (2.1, 2.14). */
export function checkDeployment(deployment: DeploymentState, facts: DeploymentFacts = {}): Issue[] {
  return checkAll(deploymentRules, deployment, facts);
}
