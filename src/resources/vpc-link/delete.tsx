import type { VpcLink } from '@aws-sdk/client-apigatewayv2';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { useAllChildren } from '../../client/cache/all-children';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import { integrationName } from '../../service/integration-name';
import { notifyResult } from '../../ui/notify';
import textStyles from '../../ui/text.module.css';
import { CachedLinkUsers } from './cached-users';
import { IntegrationsByApi } from './integrations-by-api';
import { toDelete } from './model';

/**
 * Deletes a VPC link; names the integrations that use it from what was read before, and reads them all on demand, because that
 * takes a call per API.
 */
export function DeleteVpcLink(props: { link: VpcLink; onDone: () => void; onDismiss: () => void }) {
  const { link } = props;
  const { VpcLinkId: linkId = '' } = link;
  const [isScanning, setScanning] = useState(false);
  const scan = useAllChildren('api', 'integration', isScanning);
  const users = (scan.found ?? [])
    .filter(({ item }) => item.ConnectionId === linkId)
    .map(({ parent: { ApiId: apiId = '' }, parentName: apiName, item }) => ({
      apiId,
      apiName,
      id: item.IntegrationId ?? '',
      name: integrationName(item),
    }));
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
                <IntegrationsByApi linkId={linkId} users={users} />
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
        {!scan.found && <CachedLinkUsers linkId={linkId} />}
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
