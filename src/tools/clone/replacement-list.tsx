import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { countOf } from '../../lib/format';
import type { Replacements } from '../../service/configuration/rewrite';
import { referenceKey } from './model';

/** What the API names outside of itself, each with its value in the new API. */
export function ReplacementList(props: {
  replacements: Replacements;
  onChange: (changed: Record<string, string>) => void;
}) {
  const { replacements, onChange } = props;
  const same = replacements.filter(({ value, replacement }) => replacement === value);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            same.length === 0
              ? 'Nothing names the source any more.'
              : `${countOf(same.length, 'value')} the same as in the source.`
          }
        >
          Replacements
        </Header>
      }
    >
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
                onChange={({ detail }) => onChange({ [key]: detail.value.trim() })}
              />
            </FormField>
          );
        })}
      </SpaceBetween>
    </Container>
  );
}
