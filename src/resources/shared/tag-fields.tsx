import Multiselect from '@cloudscape-design/components/multiselect';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Labelled, useBound } from '../../forms/fields';
import { EntriesField } from '../../forms/list-fields';
import { countOf } from '../../lib/format';
import type { TagValues } from '../../service/bulk/tags';

interface TagFieldsProps {
  /** The tags of each resource. */
  tags: readonly (Readonly<Record<string, string>> | undefined)[];
  /** Singular: "API". */
  noun: string;
}

/** The tags to set on several resources, and the keys to remove. */
export function TagFields(props: TagFieldsProps) {
  return (
    <SpaceBetween size="m">
      <EntriesField<TagValues>
        name="Tags"
        label="Tags to set"
        noun="tag"
        keyLabel="Key"
        empty="None."
        constraint="An existing key gets the new value; other tags are kept."
      />
      <RemoveField {...props} />
    </SpaceBetween>
  );
}

/** Keys that at least one of the resources has; reserved aws: keys cannot be removed. */
function RemoveField({ tags, noun }: TagFieldsProps) {
  const { field, error } = useBound<TagValues, 'remove'>('remove');
  const users = new Map<string, number>();
  for (const key of tags.flatMap((some = {}) => Object.keys(some)))
    if (!/^aws:/i.test(key)) users.set(key, (users.get(key) ?? 0) + 1);
  const options = [...users]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([value, number]) => ({ value, label: value, description: `On ${countOf(number, noun)}` }));
  return (
    <Labelled label="Keys to remove" error={error}>
      <Multiselect
        ref={field.ref}
        selectedOptions={options.filter(({ value }) => field.value.includes(value))}
        options={options}
        onChange={({ detail }) => field.onChange(detail.selectedOptions.map(({ value }) => value ?? ''))}
        onBlur={field.onBlur}
        placeholder="Choose keys"
        empty={`These ${noun}s have no tags.`}
        deselectAriaLabel={({ label }) => `Keep ${label}`}
      />
    </Labelled>
  );
}
