import type { Deployment } from '@aws-sdk/client-apigatewayv2';
import { cutMiddle } from '../lib/format';
import { NotSet } from '../ui/not-set';
import textStyles from '../ui/text.module.css';

/** What a deployment is: its description, else how it was made. */
export function DeploymentName({ deployment }: { deployment: Deployment }) {
  const { Description, AutoDeployed } = deployment;
  if (Description) return <span className={textStyles.breakAnywhere}>{cutMiddle(Description, 100)}</span>;
  return <NotSet>{AutoDeployed ? 'Automatic deployment' : 'No description'}</NotSet>;
}
