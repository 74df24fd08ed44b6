import type { Deployment } from '@aws-sdk/client-apigatewayv2';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';

const STATUS: Record<string, { type: StatusIndicatorProps.Type; text: string }> = {
  DEPLOYED: { type: 'success', text: 'Deployed' },
  PENDING: { type: 'pending', text: 'Pending' },
  FAILED: { type: 'error', text: 'Failed' },
};

/** Shows an unknown status unchanged. */
export function DeploymentStatus({ deployment }: { deployment: Deployment }) {
  const status = deployment.DeploymentStatus ?? '';
  const { type, text } = STATUS[status] ?? { type: 'info' as const, text: status };
  return <StatusIndicator type={type}>{text}</StatusIndicator>;
}
