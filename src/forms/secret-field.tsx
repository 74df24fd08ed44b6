import FormField from '@cloudscape-design/components/form-field';
import { useEffect, useId, useRef } from 'react';
import type { FieldPath, FieldValues } from 'react-hook-form';
import { useBound } from './fields';
import styles from './secret-field.module.css';

/**
 * A secret on one line, masked. The element is not controlled: React would copy its value into an attribute, which is
 * part of the document. It is emptied when it leaves the screen.
 */
export function SecretField<V extends FieldValues>(props: {
  name: FieldPath<V>;
  label: string;
  description?: string | undefined;
  /** Called after the user has changed it. */
  onEdit?: () => void;
}) {
  const { field, error } = useBound<V>(props.name);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const value = String(field.value ?? '');

  // A pasted block fills the fields.
  useEffect(() => {
    if (input.current && input.current.value !== value) input.current.value = value;
  }, [value]);
  useEffect(() => {
    const element = input.current;
    return () => {
      if (element) element.value = '';
    };
  }, []);

  return (
    <FormField label={props.label} description={props.description} errorText={error} controlId={id} stretch>
      <input
        id={id}
        ref={(element) => {
          input.current = element;
          field.ref(element);
        }}
        type="password"
        className={styles.input}
        onChange={(event) => {
          field.onChange(event.target.value);
          props.onEdit?.();
        }}
        onBlur={field.onBlur}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={`${id}-description ${id}-error`}
        autoComplete="off"
        spellCheck={false}
      />
    </FormField>
  );
}
