import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { Plan } from '../../service/plan';

/** One way to resolve a blocked action: a plan that first removes what blocks it. */
export interface Resolution {
  id: string;
  /** The label of the option: "Delete these 3 routes first". */
  label: string;
  /** The effect on clients and other resources. */
  description?: string;
  /** The whole plan; undefined while a choice is missing, see `notReady`. */
  plan: Plan | undefined;
  /** The missing choice: "Choose an integration." */
  notReady?: string;
  /** The text to type for confirmation, when it differs from the dialog's. */
  typedName?: string;
  /** The control for that choice, shown below the option. */
  children?: ReactNode;
}

/** The resolutions to choose from; none is preselected, because each changes more than the user asked for. */
export function Resolutions(props: {
  resolutions: readonly Resolution[];
  chosen: string;
  onChoose: (id: string) => void;
  disabled: boolean;
}) {
  const { resolutions, chosen, disabled } = props;
  return (
    <SpaceBetween size="s">
      <FormField label="How to resolve it">
        <RadioGroup
          value={chosen}
          onChange={({ detail }) => props.onChoose(detail.value)}
          ariaLabel="How to resolve it"
          items={resolutions.map(({ id, label, description }) => ({
            value: id,
            label,
            disabled,
            ...(description ? { description } : {}),
          }))}
        />
      </FormField>
      {resolutions.find(({ id }) => id === chosen)?.children}
    </SpaceBetween>
  );
}
