import Button from '@cloudscape-design/components/button';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Labelled, useBound } from '../../forms/fields';
import { OWN_LABEL } from '../../forms/list-fields';
import type { Protocol } from '../../service/rules/rule';
import textStyles from '../../ui/text.module.css';
import { OTHER, partsOf, placesOf } from './identity-source';
import styles from './identity-source.module.css';
import type { AuthorizerValues } from './model';

const ONLY_ONE = 'A JWT authorizer takes exactly one identity source';

/** Edits identity sources by location and name; shows the resulting expression beside each. */
export function IdentitySourceField({ protocol, jwt }: { protocol: Protocol; jwt: boolean }) {
  const { field, error } = useBound<AuthorizerValues, 'IdentitySource'>('IdentitySource');
  const places = placesOf(protocol, jwt);
  const sources = field.value;
  const set = (index: number, expression: string) =>
    field.onChange(sources.map((source, at) => (at === index ? expression : source)));
  // Several rows may be empty, so only the position can be the key.
  const rows = sources.map((source, at) => ({ source, id: `source ${at + 1}` }));
  const full = jwt && sources.length > 0;
  return (
    <Labelled
      label={jwt ? 'Identity source' : 'Identity sources'}
      error={error}
      constraint={
        jwt
          ? 'Exactly one: the header or query string parameter that carries the token.'
          : 'A request without one of them is rejected without calling the function. Together they are the cache key.'
      }
    >
      <SpaceBetween size="xs">
        {rows.map(({ source, id }, index) => {
          const { place, name } = partsOf(source, places);
          return (
            <div key={id} className={styles.source}>
              <Select
                selectedOption={{ value: place.id, label: place.label }}
                options={[...places, OTHER].map(({ id, label }) => ({ value: id, label }))}
                ariaLabel={`Location of source ${index + 1}`}
                ariaLabelledby={OWN_LABEL}
                onChange={({ detail }) => {
                  const chosen = places.find(({ id }) => id === detail.selectedOption.value) ?? OTHER;
                  set(index, chosen.prefix + name);
                }}
              />
              <Input
                {...(index === 0 ? { ref: field.ref } : {})}
                value={name}
                ariaLabel={`Name of source ${index + 1}`}
                placeholder={place === OTHER ? places[0]?.prefix : 'Authorization'}
                autoComplete={false}
                spellcheck={false}
                onBlur={field.onBlur}
                onChange={({ detail }) => set(index, place.prefix + detail.value.trim())}
              />
              <Button
                formAction="none"
                ariaLabel={`Remove source ${index + 1}`}
                onClick={() => field.onChange(sources.filter((_, at) => at !== index))}
              >
                Remove
              </Button>
              <span className={`${textStyles.mono} ${textStyles.secondary}`}>{source}</span>
            </div>
          );
        })}
        {sources.length === 0 && <div>No identity sources.</div>}
        <Button
          {...(sources.length === 0 ? { ref: field.ref } : {})}
          formAction="none"
          disabled={full}
          {...(full ? { disabledReason: ONLY_ONE } : {})}
          onClick={() => field.onChange([...sources, places[0]?.prefix ?? ''])}
        >
          Add source
        </Button>
      </SpaceBetween>
    </Labelled>
  );
}
