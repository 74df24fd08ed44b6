import type { Route } from '@aws-sdk/client-apigatewayv2';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useState } from 'react';
import { count } from '../../lib/format';
import { flash } from '../../ui/flash';
import { AttachDialog, DetachDialog } from './bulk-authorizer';
import { DeleteRoutes } from './delete';

interface BulkProps {
  apiId: string;
  routes: readonly Route[];
  clear: () => void;
}

type Verb = 'attach' | 'detach' | 'delete';

/** What can be done with several routes at once, each as one plan. */
export default function RouteBulk({ apiId, routes, clear }: BulkProps) {
  // The routes as they were when the dialog opened: a reload behind it must not change what it is about.
  const [open, setOpen] = useState<{ verb: Verb; routes: readonly Route[] }>();
  const dialog = open && {
    apiId,
    routes: open.routes,
    onDismiss: () => setOpen(undefined),
    onDone: (left: readonly string[], text: string) => {
      setOpen(undefined);
      clear();
      if (left.length === 0) flash('success', text);
      else flash('warning', `${text} Left out after a refusal: ${left.join(', ')}.`);
    },
  };
  return (
    <>
      <ButtonDropdown
        disabled={routes.length === 0}
        {...(routes.length === 0 ? { disabledReason: 'Select routes first.' } : {})}
        items={[
          { id: 'attach', text: 'Attach authorizer' },
          { id: 'detach', text: 'Detach authorizer' },
          { id: 'delete', text: 'Delete' },
        ]}
        onItemClick={({ detail }) => setOpen({ verb: detail.id as Verb, routes })}
      >
        Actions
      </ButtonDropdown>
      {dialog && open.verb === 'attach' && <AttachDialog {...dialog} />}
      {dialog && open.verb === 'detach' && <DetachDialog {...dialog} />}
      {dialog && open.verb === 'delete' && (
        <DeleteRoutes
          apiId={apiId}
          routes={dialog.routes}
          onDismiss={dialog.onDismiss}
          onDone={(deleted, left) => dialog.onDone(left, `${count(deleted, 'route')} deleted.`)}
        />
      )}
    </>
  );
}
