import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { countOf } from '../lib/format';
import { type Replacements, referenceKey } from '../service/configuration/rewrite';

/** How many values still name the source, as a sentence. */
export function replacementSummary(replacements: Replacements): string {
  const same = replacements.filter(({ value, replacement }) => replacement === value);
  return same.length === 0
    ? 'Nothing names the source any more.'
    : `${countOf(same.length, 'value')} the same as in the source.`;
}

/** What a configuration names outside of itself, each with the value that replaces it. */
export function ReplacementFields(props: {
  replacements: Replacements;
  disabled?: boolean;
  onChange: (changed: Record<string, string>) => void;
}) {
  const { replacements, disabled = false, onChange } = props;
  return (
    <SpaceBetween size="m">
      {replacements.map((reference) => {
        const key = referenceKey(reference);
        const { kind, value, replacement } = reference;
        return (
          <FormField
            key={key}
            label={`${kind} ${value}`}
            errorText={replacement === '' ? 'A value is required.' : undefined}
            stretch
          >
            <Input
              value={replacement}
              spellcheck={false}
              disabled={disabled}
              onChange={({ detail }) => onChange({ [key]: detail.value.trim() })}
            />
          </FormField>
        );
      })}
    </SpaceBetween>
  );
}
