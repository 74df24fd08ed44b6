import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect } from 'react';
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

  // Add rows for the required parameters of the action.
  useEffect(() => {
    if (!subtype) return;
    const rows = getValues('RequestParameters');
    const missing = subtype.required.filter((key) => !rows.some((row) => row.key === key));
    if (missing.length === 0) return;
    const usedRows = rows.filter((row) => row.value !== '' || row.key === '');
    setValue('RequestParameters', [...usedRows, ...missing.map((key) => ({ key, value: '' }))]);
  }, [subtype, getValues, setValue]);

  return (
    <Container header={<Header variant="h2">Action</Header>}>
      <SpaceBetween size="l">
        <ActionField<IntegrationValues> name="IntegrationSubtype" actions={Object.keys(SUBTYPES)} />
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
