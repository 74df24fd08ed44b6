import type { Picked } from '../../service/bulk/selection';
import type { Row, View } from './rows';

// Apart from the actions, which are loaded with the first selection.

const BULK_VIEWS = ['routes', 'integrations', 'authorizers', 'stages'] as const;

/** A view whose rows can be selected. */
export type BulkView = (typeof BULK_VIEWS)[number];

/** Whether rows of the view can be selected. */
export const isBulkView = (view: View): view is BulkView => (BULK_VIEWS as readonly View[]).includes(view);

/** The name of a row's resource: "GET /orders", "customers". */
export function rowName(view: BulkView, { values }: Row): string {
  if (view === 'routes') return [values.method, values.path].filter(Boolean).join(' ');
  const column = { integrations: 'target', authorizers: 'name', stages: 'stage' } as const;
  return String(values[column[view]] ?? '');
}

/** What a plan needs to know of a selected row. */
export function pickedOf(view: BulkView, row: Row): Picked {
  const { id, apiId = '', values } = row;
  return {
    apiId,
    id: id.slice(apiId.length + 1),
    name: rowName(view, row),
    api: String(values.api ?? apiId),
  };
}
