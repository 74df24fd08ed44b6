import { toCsv } from '../../lib/csv';
import type { Row, View } from './rows';
import { INVENTORY } from './views';

/** Rows as CSV with all columns of the view, whichever are shown. */
export function inventoryCsv(view: View, rows: readonly Row[]): string {
  const ids = [...INVENTORY[view].columns.map(({ id }) => id)];
  return toCsv([
    [...ids, 'apiId'],
    ...rows.map(({ values, apiId }) => [...ids.map((id) => values[id]), apiId]),
  ]);
}

/** Rows as JSON; a member without a value is absent. */
export function inventoryJson(rows: readonly Row[]): string {
  return `${JSON.stringify(
    rows.map(({ values, apiId }) => ({ ...values, apiId })),
    null,
    2,
  )}\n`;
}
