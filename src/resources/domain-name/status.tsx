import type { DomainName } from '@aws-sdk/client-apigatewayv2';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';

const STATUS: Record<string, { type: StatusIndicatorProps.Type; text: string }> = {
  AVAILABLE: { type: 'success', text: 'Available' },
  UPDATING: { type: 'in-progress', text: 'Updating' },
  PENDING_CERTIFICATE_REIMPORT: { type: 'warning', text: 'Certificate reimport required' },
  PENDING_OWNERSHIP_VERIFICATION: { type: 'warning', text: 'Pending ownership verification' },
};

/** Shows an unknown status unchanged. */
export function DomainStatus({ domain }: { domain: DomainName }) {
  const status = domain.DomainNameConfigurations?.[0]?.DomainNameStatus ?? '';
  const { type, text } = STATUS[status] ?? { type: 'info' as const, text: status };
  return <StatusIndicator type={type}>{text}</StatusIndicator>;
}
