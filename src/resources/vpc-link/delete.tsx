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
import { notify } from '../../ui/notify';
import textStyles from '../../ui/text.module.css';
import { toDelete } from './model';

/** Deletes a VPC link; names the integrations that use it where a person asks, because it takes a call per API. */
export function DeleteVpcLink(props: { link: VpcLink; onDone: () => void; onDismiss: () => void }) {
  const { link } = props;
  const [asked, setAsked] = useState(false);
  const walk = useAllChildren('api', 'integration', asked);
  const users = (walk.found ?? []).filter(({ item }) => item.ConnectionId === link.VpcLinkId);
  return (
    <ConfirmPlan
      plan={toDelete(link)}
      confirmLabel="Delete"
      typedName={link.Name}
      {...(users.length > 0
        ? {
            blocked: (
              <>
                These integrations use it. Give them another link or delete them first:
                <IntegrationLinks users={users} />
              </>
            ),
          }
        : {})}
      onDismiss={props.onDismiss}
      onDone={(result) => {
        notify('success', `VPC link ${link.Name} is being deleted.`, result);
        props.onDone();
      }}
    >
      <SpaceBetween size="s">
        <div>
          Integrations lose their way into the private network. The service refuses while an integration of
          any API uses this link.
        </div>
        {!asked && (
          <SpaceBetween size="xxs">
            <Button onClick={() => setAsked(true)}>Look for integrations that use it</Button>
            <div className={textStyles.secondary}>One call for each API of this Region.</div>
          </SpaceBetween>
        )}
        {asked && !walk.found && !walk.failed && (
          <StatusIndicator type="loading">
            Looking for integrations
            {walk.total === undefined ? '' : `: API ${walk.done + 1} of ${walk.total}`}
          </StatusIndicator>
        )}
        {walk.failed && (
          <Alert type="warning">
            Not all APIs could be read, so it is not known whether an integration uses this link.
          </Alert>
        )}
        {walk.found && users.length === 0 && (
          <StatusIndicator type="success">No integration uses it.</StatusIndicator>
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
