import Autosuggest from '@cloudscape-design/components/autosuggest';
import { Labelled, useBound } from '../../forms/fields';
import { REGIONS } from '../../service/region';
import type { ConnectionValues } from './model';

const options = REGIONS.map(([value, place]) => ({ value, description: place }));

/** A known Region, or any text in the format of a Region. */
export function RegionField() {
  const { field, error } = useBound<ConnectionValues, 'region'>('region');
  return (
    <Labelled label="Region" error={error} constraint="You can also type a Region that is not in the list.">
      <Autosuggest
        ref={field.ref}
        value={field.value}
        options={options}
        onChange={({ detail }) => field.onChange(detail.value)}
        onBlur={field.onBlur}
        enteredTextLabel={(text) => `Use ${text}`}
        ariaLabel="Region"
        empty="No Regions match."
      />
    </Labelled>
  );
}
