import type { Integration, VpcLink } from '@aws-sdk/client-apigatewayv2';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { paths } from '../../app/paths';
import { type ParentedChild, useAllChildren } from '../../client/cache/all-children';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import { integrationName } from '../../service/integration-name';
import { notifyResult } from '../../ui/notify';
import textStyles from '../../ui/text.module.css';
import { toDelete } from './model';

/** Deletes a VPC link; lists the integrations that use it only on demand, because that takes a call per API. */
export function DeleteVpcLink(props: { link: VpcLink; onDone: () => void; onDismiss: () => void }) {
  const { link } = props;
  const [isScanning, setScanning] = useState(false);
  const scan = useAllChildren('api', 'integration', isScanning);
  const users = (scan.found ?? []).filter(({ item }) => item.ConnectionId === link.VpcLinkId);
  return (
    <ConfirmPlan
      plan={toDelete(link)}
      confirmLabel="Delete"
      typedName={link.Name}
      {...(users.length > 0
        ? {
            blocked: (
              <>
                These integrations use it. Change their VPC link or delete them first:
                <IntegrationLinks users={users} />
              </>
            ),
          }
        : {})}
      onDismiss={props.onDismiss}
      onDone={(result) => {
        notifyResult(result, 'success', `VPC link ${link.Name} is being deleted.`);
        props.onDone();
      }}
    >
      <SpaceBetween size="s">
        <div>
          Integrations can no longer reach the private network. The service rejects the delete while an
          integration of any API uses this link.
        </div>
        {!isScanning && (
          <SpaceBetween size="xxs">
            <Button onClick={() => setScanning(true)}>Find integrations that use it</Button>
            <div className={textStyles.secondary}>One call per API in this Region.</div>
          </SpaceBetween>
        )}
        {isScanning && !scan.found && !scan.failed && (
          <StatusIndicator type="loading">
            Searching integrations
            {scan.total === undefined ? '' : `: API ${scan.done + 1} of ${scan.total}`}
          </StatusIndicator>
        )}
        {scan.failed && (
          <Alert type="warning">
            Some APIs could not be read. Integrations of these APIs may use this link.
          </Alert>
        )}
        {scan.found && users.length === 0 && (
          <StatusIndicator type="success">No integration uses this VPC link.</StatusIndicator>
        )}
      </SpaceBetween>
    </ConfirmPlan>
  );
}

function IntegrationLinks({ users }: { users: readonly ParentedChild<'integration'>[] }) {
  const href = (apiId: string, { IntegrationId = '' }: Integration) =>
    paths.integration.detail(apiId, IntegrationId);
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {users.map(({ parent, item }) => (
        <li key={item.IntegrationId}>
          <Link href={href(parent.ApiId ?? '', item)}>
            {integrationName(item)} <span className={textStyles.mono}>({item.IntegrationId})</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
