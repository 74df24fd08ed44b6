import type { Deployment } from '@aws-sdk/client-apigatewayv2';
import { timeAgo } from '../lib/format';

/** Newest first; a deployment without a date is last. */
export function newestFirst(a: Deployment, b: Deployment): number {
  return (b.CreatedDate?.getTime() ?? 0) - (a.CreatedDate?.getTime() ?? 0);
}

/** "Release 2.3 · 3 hours ago"; an automatic deployment has no description. */
export function deploymentSummary(deployment: Deployment, now: Date): string {
  const { Description, AutoDeployed, CreatedDate } = deployment;
  const name = Description || (AutoDeployed ? 'Automatic deployment' : 'No description');
  return CreatedDate ? `${name} · ${timeAgo(CreatedDate, now)}` : name;
}
