import type { DomainName } from '@aws-sdk/client-apigatewayv2';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';

const STATUS: Record<string, { type: StatusIndicatorProps.Type; text: string }> = {
  AVAILABLE: { type: 'success', text: 'Available' },
  UPDATING: { type: 'in-progress', text: 'Updating' },
  PENDING_CERTIFICATE_REIMPORT: { type: 'warning', text: 'Certificate must be reimported' },
  PENDING_OWNERSHIP_VERIFICATION: { type: 'warning', text: 'Ownership is being verified' },
};

/** A domain's status in words; one that is not known is shown as it is. */
export function DomainStatus({ domain }: { domain: DomainName }) {
  const status = domain.DomainNameConfigurations?.[0]?.DomainNameStatus ?? '';
  const { type, text } = STATUS[status] ?? { type: 'info' as const, text: status };
  return <StatusIndicator type={type}>{text}</StatusIndicator>;
}
