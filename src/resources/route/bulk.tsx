import type { Route } from '@aws-sdk/client-apigatewayv2';
import { lazy, Suspense } from 'react';
import { countOf } from '../../lib/format';
import { BulkActions } from '../../table/bulk-actions';
import { AttachDialog, DetachDialog } from '../shared/authorizer-dialogs';
import { DeleteRoutes } from './delete';

const CopyRoutes = lazy(() => import('./copy-routes'));

interface BulkProps {
  apiId: string;
  routes: readonly Route[];
  clear: () => void;
}

/** Bulk actions on routes; each is one plan. */
export default function RouteBulk({ apiId, routes, clear }: BulkProps) {
  return (
    <BulkActions
      nouns="routes"
      rows={routes}
      verbs={{
        attach: 'Attach authorizer',
        detach: 'Detach authorizer',
        copy: 'Copy to another API',
        delete: 'Delete',
      }}
      clear={clear}
      dialog={(verb, { rows, onDismiss, onDone }) => {
        const shared = { apiId, routes: rows, onDismiss };
        if (verb === 'attach') return <AttachDialog {...shared} onDone={onDone} />;
        if (verb === 'detach') return <DetachDialog {...shared} onDone={onDone} />;
        if (verb === 'copy')
          return (
            <Suspense>
              <CopyRoutes {...shared} onDone={(text, result) => onDone([], text, result)} />
            </Suspense>
          );
        return (
          <DeleteRoutes
            {...shared}
            onDone={(deleted, skipped, result) =>
              onDone(skipped, `${countOf(deleted, 'route')} deleted.`, result)
            }
          />
        );
      }}
    />
  );
}
