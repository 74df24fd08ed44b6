import type { FieldPath, FieldValues } from 'react-hook-form';
import type { QuotaFigure } from '../ui/quota-meter';
import { EntriesField } from './list-fields';

/** A resource's tags, by the service's rules (service-rules 2.12). */
export function TagsField<V extends FieldValues>({
  name,
  quota,
}: {
  name: FieldPath<V>;
  quota: QuotaFigure;
}) {
  return (
    <EntriesField<V>
      name={name}
      quota={quota}
      label="Tags"
      noun="tag"
      keyLabel="Key"
      constraint="Up to 50. Keys up to 128 characters, values up to 256; aws: is reserved."
    />
  );
}
