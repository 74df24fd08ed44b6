import Autosuggest from '@cloudscape-design/components/autosuggest';
import { Labelled, useBound } from '../../forms/fields';
import { REGIONS } from '../../service/region';
import type { ConnectionValues } from './model';

const options = REGIONS.map(([value, place]) => ({ value, description: place }));

/** One of the known Regions, or any text that has their form. */
export function RegionField() {
  const { field, error } = useBound<ConnectionValues, 'region'>('region');
  return (
    <Labelled label="Region" error={error} constraint="A Region that is not in the list can be typed.">
      <Autosuggest
        ref={field.ref}
        value={field.value}
        options={options}
        onChange={({ detail }) => field.onChange(detail.value)}
        onBlur={field.onBlur}
        enteredTextLabel={(text) => `Use ${text}`}
        ariaLabel="Region"
        empty="No Region of the list matches."
      />
    </Labelled>
  );
}
