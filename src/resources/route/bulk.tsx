import type { Route } from '@aws-sdk/client-apigatewayv2';
import { countOf } from '../../lib/format';
import { BulkActions } from '../../table/bulk-actions';
import { AttachDialog, DetachDialog } from './bulk-authorizer';
import { DeleteRoutes } from './delete';

interface BulkProps {
  apiId: string;
  routes: readonly Route[];
  clear: () => void;
}

/** What can be done with several routes at once, each as one plan. */
export default function RouteBulk({ apiId, routes, clear }: BulkProps) {
  return (
    <BulkActions
      nouns="routes"
      rows={routes}
      verbs={{ attach: 'Attach authorizer', detach: 'Detach authorizer', delete: 'Delete' }}
      clear={clear}
      dialog={(verb, { rows, onDismiss, onDone }) => {
        const about = { apiId, routes: rows, onDismiss };
        if (verb === 'attach') return <AttachDialog {...about} onDone={onDone} />;
        if (verb === 'detach') return <DetachDialog {...about} onDone={onDone} />;
        return (
          <DeleteRoutes
            {...about}
            onDone={(deleted, skipped) => onDone(skipped, `${countOf(deleted, 'route')} deleted.`)}
          />
        );
      }}
    />
  );
}
