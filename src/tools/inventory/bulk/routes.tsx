import type { Route } from '@aws-sdk/client-apigatewayv2';
import Checkbox from '@cloudscape-design/components/checkbox';
import { useMemo, useState } from 'react';
import { countOf } from '../../../lib/format';
import { AttachDialog } from '../../../resources/shared/authorizer-dialogs';
import { detachAuthorizers } from '../../../service/bulk/authorizer';
import { deleteRoutesOf } from '../../../service/bulk/delete';
import { callsForEach, type ListsOfApi } from '../../../service/bulk/selection';
import { takesEffect } from '../../../service/takes-effect';
import { type ActionDialog, BulkConfirm, skippedName, WithLists } from './dialog';

type WithLoaded = ActionDialog & { lists: ReadonlyMap<string, ListsOfApi> };

/** Their stages differ from API to API. */
const EFFECT = takesEffect(undefined);

/** Attaches an authorizer to routes of one API; those that were deleted meanwhile are left out and named. */
export function AttachToRoutes(props: ActionDialog) {
  const { picked, onDismiss } = props;
  return (
    <WithLists title="Attach authorizer" picked={picked} kinds={['route']} onDismiss={onDismiss}>
      {(lists) => <Attach {...props} lists={lists} />}
    </WithLists>
  );
}

function Attach({ picked, lists, ...dialog }: WithLoaded) {
  const { routes, gone } = useMemo(() => {
    const found: Route[] = [];
    const { skipped } = callsForEach('route', picked, lists, (route) => {
      found.push(route);
      return [];
    });
    return { routes: found, gone: skipped };
  }, [picked, lists]);
  if (routes.length > 0)
    return (
      <AttachDialog {...dialog} apiId={picked[0]?.apiId ?? ''} routes={routes} left={gone.map(skippedName)} />
    );
  const plan = { title: 'Attach authorizer', calls: [] };
  return (
    <BulkConfirm
      {...dialog}
      built={{ plan, calls: [], changed: [], skipped: gone }}
      noun="route"
      confirmLabel="Attach"
      label="Routes to change"
      done={(changed) => `An authorizer is attached to ${changed}.`}
    />
  );
}

/** Detaches the authorizers of routes of several APIs. */
export function DetachFromRoutes(props: ActionDialog) {
  const { picked, onDismiss } = props;
  return (
    <WithLists
      title="Detach authorizer"
      picked={picked}
      kinds={['route', 'authorizer']}
      onDismiss={onDismiss}
    >
      {(lists) => <Detach {...props} lists={lists} />}
    </WithLists>
  );
}

function Detach({ picked, lists, ...dialog }: WithLoaded) {
  const built = useMemo(() => detachAuthorizers(picked, lists), [picked, lists]);
  return (
    <BulkConfirm
      {...dialog}
      built={built}
      noun="route"
      confirmLabel="Detach"
      label="Routes to change"
      done={(routes) => `The authorizer is detached from ${routes}.`}
    >
      <div>
        Their authorization type becomes NONE: anyone can call them {EFFECT}. Their scopes are removed too.
      </div>
    </BulkConfirm>
  );
}

/** Deletes routes of several APIs and, optionally, their settings in stages. */
export function DeleteRoutes(props: ActionDialog) {
  const { picked, onDismiss } = props;
  return (
    <WithLists title="Delete routes" picked={picked} kinds={['route', 'stage']} onDismiss={onDismiss}>
      {(lists) => <Delete {...props} lists={lists} />}
    </WithLists>
  );
}

function Delete({ picked, lists, ...dialog }: WithLoaded) {
  const [withSettings, setWithSettings] = useState(false);
  const built = useMemo(() => deleteRoutesOf(picked, lists, { withSettings }), [picked, lists, withSettings]);
  return (
    <BulkConfirm
      {...dialog}
      built={built}
      noun="route"
      confirmLabel="Delete"
      label="Routes to delete"
      done={(routes) => `${routes} deleted.`}
    >
      <div>Requests to these routes fail {EFFECT}. Their integrations are kept.</div>
      {built.settings > 0 && (
        <Checkbox
          checked={withSettings}
          onChange={({ detail }) => setWithSettings(detail.checked)}
          description="Settings of a deleted route make the next update of the stage fail."
        >
          Also remove {countOf(built.settings, 'setting')} of stages for these routes
        </Checkbox>
      )}
    </BulkConfirm>
  );
}
