import type { VpcLink } from '@aws-sdk/client-apigatewayv2';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';

const STATUS: Record<string, { type: StatusIndicatorProps.Type; text: string }> = {
  AVAILABLE: { type: 'success', text: 'Available' },
  PENDING: { type: 'in-progress', text: 'Pending' },
  DELETING: { type: 'in-progress', text: 'Deleting' },
  FAILED: { type: 'error', text: 'Failed' },
  INACTIVE: { type: 'stopped', text: 'Inactive' },
};

/** Shows an unknown status unchanged. */
export function VpcLinkStatus({ link }: { link: VpcLink }) {
  const status = link.VpcLinkStatus ?? '';
  const { type, text } = STATUS[status] ?? { type: 'info' as const, text: status };
  return <StatusIndicator type={type}>{text}</StatusIndicator>;
}
