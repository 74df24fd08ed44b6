import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { Plan } from '../../service/plan';

/** One way to do what is blocked: a plan that clears away what blocks it first. */
export interface Resolution {
  id: string;
  /** What it does, as a choice: "Delete these 3 routes first". */
  label: string;
  /** What that means for clients and for other resources. */
  description?: string;
  /** The whole plan; undefined while something has to be chosen, see `notReady`. */
  plan: Plan | undefined;
  /** What has to be chosen: "Choose an integration." */
  notReady?: string;
  /** The text to type first, where it is another one than the dialog's own. */
  typedName?: string;
  /** Where it is chosen; shown below the choice. */
  children?: ReactNode;
}

/** The ways to choose from; none is chosen to begin with, because each of them changes more than was asked for. */
export function Resolutions(props: {
  ways: readonly Resolution[];
  chosen: string;
  onChoose: (id: string) => void;
  disabled: boolean;
}) {
  const { ways, chosen, disabled } = props;
  return (
    <SpaceBetween size="s">
      <FormField label="What to do with it">
        <RadioGroup
          value={chosen}
          onChange={({ detail }) => props.onChoose(detail.value)}
          ariaLabel="What to do with it"
          items={ways.map(({ id, label, description }) => ({
            value: id,
            label,
            disabled,
            ...(description ? { description } : {}),
          }))}
        />
      </FormField>
      {ways.find(({ id }) => id === chosen)?.children}
    </SpaceBetween>
  );
}
