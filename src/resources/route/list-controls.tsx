import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Select from '@cloudscape-design/components/select';
import { useMemo } from 'react';
import { useUrlMembers } from '../../table/url-members';
import { useDebouncedText } from '../../table/url-state';
import styles from './list-controls.module.css';

/** A property by whose values a list is narrowed. */
export interface Facet<T> {
  /** Its name in the URL. */
  id: string;
  label: string;
  /** The choice that leaves all rows: "All methods". */
  all: string;
  /** The values to choose from, in the order of the list. */
  options: readonly string[];
  value: (row: T) => string;
}

/** The state of the controls above the routes, as the URL has it. `facets` must be stable. */
export function useListControls<T>(facets: readonly Facet<T>[]) {
  const [params, set] = useUrlMembers();
  const get = (name: string) => params.get(name) ?? '';
  const narrowed = useMemo(() => {
    const chosen = facets.flatMap((facet) => {
      const value = params.get(facet.id);
      return value ? [{ facet, value }] : [];
    });
    if (chosen.length === 0) return undefined;
    return {
      keeps: (row: T) => chosen.every(({ facet, value }) => facet.value(row) === value),
      clear: () => set(Object.fromEntries(facets.map(({ id }) => [id, '']))),
    };
  }, [facets, params, set]);
  return { get, set, narrowed, isTree: get('view') === 'tree', request: get('request') };
}

/** Above the routes: the request to answer, the facets, and flat or tree. */
export function ListControls<T>(props: {
  facets: readonly Facet<T>[];
  controls: ReturnType<typeof useListControls<T>>;
  /** An HTTP API: its routes have paths. */
  hasPaths: boolean;
}) {
  const { get, set, isTree, request } = props.controls;
  const [typed, setTyped] = useDebouncedText(request, (value) => set({ request: value }));
  return (
    <div className={styles.controls}>
      {props.hasPaths && (
        <FormField label="Which route answers this request?" stretch>
          <Input
            value={typed}
            onChange={({ detail }) => setTyped(detail.value)}
            placeholder="GET /orders/5"
            type="search"
            spellcheck={false}
            clearAriaLabel="Clear request"
          />
        </FormField>
      )}
      {props.facets.map((facet) => {
        const all = { value: '', label: facet.all };
        const options = [all, ...facet.options.map((value) => ({ value, label: value }))];
        const value = get(facet.id);
        return (
          <FormField key={facet.id} label={facet.label}>
            <Select
              options={options}
              // A value of the URL that no row has is still shown, so that it can be cleared.
              selectedOption={options.find((option) => option.value === value) ?? { value, label: value }}
              onChange={({ detail }) => set({ [facet.id]: detail.selectedOption.value ?? '' })}
              expandToViewport
            />
          </FormField>
        );
      })}
      {props.hasPaths && (
        <SegmentedControl
          label="View"
          selectedId={isTree ? 'tree' : 'flat'}
          onChange={({ detail }) => set({ view: detail.selectedId === 'tree' ? 'tree' : '' })}
          options={[
            { id: 'flat', text: 'Flat' },
            { id: 'tree', text: 'Tree' },
          ]}
        />
      )}
    </div>
  );
}
