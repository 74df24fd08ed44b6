import FormField from '@cloudscape-design/components/form-field';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import { useMemo } from 'react';
import { readJson, safeLocalStorage } from '../../lib/storage';
import { useUrlMembers } from '../../table/url-members';
import styles from './inventory.module.css';
import type { Row, View } from './rows';
import { INVENTORY, type InventoryColumn } from './views';

/** Values of facets in the address; an empty one narrows nothing. */
export function useFacets(columns: readonly InventoryColumn[]) {
  const [params, set] = useUrlMembers();
  const get = (name: string) => params.get(name) ?? '';
  const narrowed = useMemo(() => {
    const chosen = columns.flatMap(({ id, isFacet }) => {
      const value = isFacet ? params.get(id) : undefined;
      return value ? [{ id, value }] : [];
    });
    if (chosen.length === 0) return undefined;
    return {
      keeps: (row: Row) => chosen.every(({ id, value }) => String(row.values[id] ?? '') === value),
      clear: () => set(Object.fromEntries(chosen.map(({ id }) => [id, '']))),
    };
  }, [columns, params, set]);
  return { get, set, narrowed };
}

/** A select for each facet, its values with how many rows have them. */
export function Facets(props: {
  columns: readonly InventoryColumn[];
  rows: readonly Row[];
  facets: ReturnType<typeof useFacets>;
}) {
  const { columns, rows, facets } = props;
  const counts = useMemo(() => {
    const all = new Map(
      columns.filter(({ isFacet }) => isFacet).map(({ id }) => [id, new Map<string, number>()]),
    );
    for (const { values } of rows)
      for (const [id, counted] of all) {
        const value = values[id];
        if (value !== undefined) counted.set(String(value), (counted.get(String(value)) ?? 0) + 1);
      }
    return all;
  }, [columns, rows]);
  return columns
    .filter(({ isFacet }) => isFacet)
    .map(({ id, header, all = 'All' }) => {
      const options = [
        { value: '', label: all },
        ...[...(counts.get(id) ?? [])]
          .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
          .map(([value, count]) => ({ value, label: value, labelTag: count.toLocaleString('en') })),
      ];
      const value = facets.get(id);
      return (
        <FormField key={id} label={header}>
          <Select
            options={options}
            // A value of the address that no row has is still shown, so that it can be cleared.
            selectedOption={options.find((option) => option.value === value) ?? { value, label: value }}
            onChange={({ detail }) => facets.set({ [id]: detail.selectedOption.value ?? '' })}
            filteringType={options.length > 12 ? 'auto' : 'none'}
            expandToViewport
          />
        </FormField>
      );
    });
}

const storageKey = (view: View) => `gatehouse.inventory.${view}`;

/** The ids of the columns that are shown: those that were chosen in this browser, else all that are not optional. */
export function storedColumns(view: View): string[] {
  const all = INVENTORY[view].columns;
  const chosen = readJson(safeLocalStorage, storageKey(view), (value) =>
    Array.isArray(value) ? value : undefined,
  );
  return all
    .filter(({ id, shows, isOptional }) => shows === 'link' || (chosen ? chosen.includes(id) : !isOptional))
    .map(({ id }) => id);
}

/** Chooses which columns are shown. */
export function ColumnChoice(props: {
  view: View;
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}) {
  const { view, chosen, onChange } = props;
  const options = INVENTORY[view].columns.map(({ id, header, shows }) => ({
    value: id,
    label: header,
    disabled: shows === 'link',
  }));
  return (
    <FormField label="Columns">
      <div className={styles.columns}>
        <Multiselect
          options={options}
          selectedOptions={options.filter(({ value }) => chosen.includes(value))}
          hideTokens
          placeholder={`${chosen.length} of ${options.length}`}
          onChange={({ detail }) => {
            const now = new Set(detail.selectedOptions.map(({ value }) => value));
            const ids = INVENTORY[view].columns.map(({ id }) => id).filter((id) => now.has(id));
            safeLocalStorage.setItem(storageKey(view), JSON.stringify(ids));
            onChange(ids);
          }}
          expandToViewport
        />
      </div>
    </FormField>
  );
}
