import Alert from '@cloudscape-design/components/alert';
import { CheckboxField } from '../../forms/fields';
import type { StageValues } from './model';

/** The confirmation of a limit of 0, beside the limit itself. */
export function ConfirmZero({ label }: { label: string }) {
  return (
    <Alert type="error" header="A limit of 0 rejects every request with 429">
      <CheckboxField<StageValues> name="blockAll" label={label} />
    </Alert>
  );
}
