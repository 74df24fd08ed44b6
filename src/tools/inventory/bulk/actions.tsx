import { refreshChanged } from '../../../client/cache/facts';
import { useConnection } from '../../../client/connection/use-connection';
import { BulkActions } from '../../../table/bulk-actions';
import type { Row } from '../rows';
import { type BulkView, pickedOf } from '../selectable';
import type { ActionDialog } from './dialog';
import { AttachToRoutes, DeleteRoutes, DetachFromRoutes } from './routes';
import { TagStages, ThrottleStages } from './stages';
import { DeleteUnused } from './unused';

/** The lists of so many resources are read, and so many names shown, in reasonable time. */
const MAX_ROWS = 500;

const VERBS = {
  attach: 'Attach authorizer',
  detach: 'Detach authorizer',
  throttle: 'Set default throttle',
  tag: 'Change tags',
  delete: 'Delete',
} as const;

type Verb = keyof typeof VERBS;

const OF_VIEW: Readonly<Record<BulkView, readonly Verb[]>> = {
  routes: ['attach', 'detach', 'delete'],
  integrations: ['delete'],
  authorizers: ['delete'],
  stages: ['throttle', 'tag'],
};

interface ActionsProps {
  view: BulkView;
  rows: readonly Row[];
  clear: () => void;
}

/** The actions on selected rows of an inventory, over several APIs; each is one plan. */
export default function InventoryActions({ view, rows, clear }: ActionsProps) {
  const connection = useConnection();
  return (
    <BulkActions
      nouns={view}
      rows={rows}
      verbs={Object.fromEntries(OF_VIEW[view].map((verb) => [verb, VERBS[verb]]))}
      reasons={reasonsOf(view, rows)}
      clear={clear}
      dialog={(verb, { rows: selected, onDismiss, onDone }) => {
        const dialog: ActionDialog = {
          picked: selected.map((row) => pickedOf(view, row)),
          onDismiss,
          onDone: (...outcome) => {
            onDone(...outcome);
            // An inventory watches no list of its own, so that what the plan has changed is read again here.
            void refreshChanged(connection);
          },
        };
        if (verb === 'attach') return <AttachToRoutes {...dialog} />;
        if (verb === 'detach') return <DetachFromRoutes {...dialog} />;
        if (verb === 'throttle') return <ThrottleStages {...dialog} />;
        if (verb === 'tag') return <TagStages {...dialog} />;
        if (view === 'routes') return <DeleteRoutes {...dialog} />;
        return <DeleteUnused {...dialog} kind={view === 'authorizers' ? 'authorizer' : 'integration'} />;
      }}
    />
  );
}

/** Why actions cannot be chosen for these rows. */
function reasonsOf(view: BulkView, rows: readonly Row[]): Partial<Record<string, string>> | undefined {
  if (rows.length > MAX_ROWS) {
    const reason = `Select at most ${MAX_ROWS} ${view}.`;
    return Object.fromEntries(OF_VIEW[view].map((verb) => [verb, reason]));
  }
  const apis = new Set(rows.map(({ apiId }) => apiId));
  return view === 'routes' && apis.size > 1
    ? { attach: 'An authorizer belongs to one API. Select routes of one API only.' }
    : undefined;
}
