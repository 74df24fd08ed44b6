import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormContext, useWatch } from 'react-hook-form';
import { EntriesField } from '../../forms/list-fields';
import { SUBTYPES, subtypeOf } from '../../service/rules/subtypes';
import { ActionField } from '../shared/backend-fields';
import type { IntegrationValues } from './model';

/** The action of an AWS service and its parameters. */
export function ServiceFields() {
  const { control, getValues, setValue } = useFormContext<IntegrationValues>();
  const name = useWatch({ control, name: 'IntegrationSubtype' });
  const subtype = subtypeOf(name);

  /** Adds a row for each required parameter of the chosen action. */
  const addRequired = (chosen: string) => {
    const rows = getValues('RequestParameters');
    const missing = subtypeOf(chosen)?.required.filter((key) => !rows.some((row) => row.key === key)) ?? [];
    if (missing.length === 0) return;
    const kept = rows.filter((row) => row.value !== '' || row.key === '');
    setValue('RequestParameters', [...kept, ...missing.map((key) => ({ key, value: '' }))]);
  };

  return (
    <Container header={<Header variant="h2">Action</Header>}>
      <SpaceBetween size="l">
        <ActionField<IntegrationValues>
          name="IntegrationSubtype"
          actions={Object.keys(SUBTYPES)}
          onChosen={addRequired}
        />
        {subtype && (
          <EntriesField<IntegrationValues>
            name="RequestParameters"
            label="Parameters"
            noun="parameter"
            keyLabel="Parameter"
            valuePlaceholder="$request.body.message"
            description={`Required: ${subtype.required.join(', ')}. Optional: ${subtype.optional.join(', ')}.`}
            constraint="A static value, or a part of the request such as $request.body.message."
          />
        )}
      </SpaceBetween>
    </Container>
  );
}
