import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { TextAreaField, TextField } from '../../form/fields';
import type { ModelValues } from './values';

/** The members of a model. */
export function ModelFields() {
  return (
    <Container>
      <SpaceBetween size="l">
        <TextField<ModelValues> name="Name" label="Name" constraint="Letters and digits, up to 128." />
        <TextField<ModelValues> name="ContentType" label="Content type" placeholder="application/json" />
        <TextAreaField<ModelValues>
          name="Schema"
          label="Schema"
          rows={18}
          code
          constraint="JSON schema draft 4, up to 32,768 characters. $ref may lead to models of this API only."
        />
        <TextAreaField<ModelValues> name="Description" label="Description" rows={2} />
      </SpaceBetween>
    </Container>
  );
}
