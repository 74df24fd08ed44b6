import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import Textarea from '@cloudscape-design/components/textarea';
import Toggle from '@cloudscape-design/components/toggle';
import type { ReactNode } from 'react';
import { type FieldPath, type FieldValues, useController, useFormContext } from 'react-hook-form';
import styles from './fields.module.css';

/** Props of every bound field. `name` is a field of the enclosing form. */
export interface BoundField<V extends FieldValues> {
  name: FieldPath<V>;
  label: string;
  description?: ReactNode;
  /** Below the control: units, bounds, an example. */
  constraint?: ReactNode;
  info?: ReactNode;
  /** The service refuses an input without it: marked at the label, and for screen readers. */
  required?: boolean;
  /** The field is shown but not editable; the string says why. */
  disabledReason?: string | undefined;
}

/** The controller of a bound field: value, handlers, a ref that takes the focus on an error, and the error's text. */
export function useBound<V extends FieldValues, N extends FieldPath<V> = FieldPath<V>>(name: N) {
  const { control } = useFormContext<V>();
  const { field, fieldState } = useController<V, N>({ name, control });
  return { field, error: fieldState.error?.message };
}

/** The label with the mark of a required field, which is not part of the field's name. */
export function labelOf({ label, required }: Pick<BoundField<FieldValues>, 'label' | 'required'>): ReactNode {
  return required ? (
    <>
      {label}
      <span aria-hidden="true" title="Required">
        {' *'}
      </span>
    </>
  ) : (
    label
  );
}

/** The label, description and error around a control. */
export function Labelled(
  props: Omit<BoundField<FieldValues>, 'name'> & { error: string | undefined; children: ReactNode },
) {
  return (
    <FormField
      label={labelOf(props)}
      description={props.description}
      constraintText={props.disabledReason ?? props.constraint}
      errorText={props.error}
      info={props.info}
      stretch
    >
      {props.children}
    </FormField>
  );
}

/** One line of text. */
export function TextField<V extends FieldValues>(
  props: BoundField<V> & {
    placeholder?: string;
    mono?: boolean;
    type?: 'text' | 'number';
    autoFocus?: boolean;
  },
) {
  const { field, error } = useBound<V>(props.name);
  return (
    <Labelled {...props} error={error}>
      <Input
        ref={field.ref}
        value={field.value}
        onChange={({ detail }) => field.onChange(detail.value)}
        onBlur={field.onBlur}
        disabled={props.disabledReason !== undefined}
        autoComplete={false}
        spellcheck={false}
        ariaRequired={props.required ?? false}
        {...(props.placeholder ? { placeholder: props.placeholder } : {})}
        {...(props.type === 'number' ? { inputMode: 'numeric' } : {})}
        {...(props.autoFocus ? { autoFocus: true } : {})}
      />
    </Labelled>
  );
}

/** Text of several lines; `code`: in monospace. */
export function TextAreaField<V extends FieldValues>(
  props: BoundField<V> & { rows?: number; placeholder?: string; code?: boolean },
) {
  const { field, error } = useBound<V>(props.name);
  return (
    <Labelled {...props} error={error}>
      <div {...(props.code ? { className: styles.codeInput } : {})}>
        <Textarea
          ref={field.ref}
          value={field.value}
          onChange={({ detail }) => field.onChange(detail.value)}
          onBlur={field.onBlur}
          rows={props.rows ?? 3}
          spellcheck={false}
          ariaRequired={props.required ?? false}
          disabled={props.disabledReason !== undefined}
          {...(props.placeholder ? { placeholder: props.placeholder } : {})}
        />
      </div>
    </Labelled>
  );
}

/**
 * A select. A value that is not an option is shown as is: a newer service may return values that this console
 * does not know.
 */
export function SelectField<V extends FieldValues>(
  props: BoundField<V> & {
    options: readonly (SelectProps.Option | SelectProps.OptionGroup)[];
    placeholder?: string;
    filter?: boolean;
    loading?: boolean;
    empty?: string;
    /** Called after the user has chosen another value: the place to reset fields that depend on it. */
    onChosen?: (value: string) => void;
  },
) {
  const { field, error } = useBound<V>(props.name);
  const flat = props.options.flatMap((option) => ('options' in option ? option.options : [option]));
  const value: string = field.value;
  const selected =
    flat.find((option) => option.value === value) ?? (value === '' ? null : { value, label: value });
  return (
    <Labelled {...props} error={error}>
      <Select
        ref={field.ref}
        selectedOption={selected}
        options={props.options}
        onChange={({ detail }) => {
          const chosen = detail.selectedOption.value ?? '';
          field.onChange(chosen);
          if (chosen !== value) props.onChosen?.(chosen);
        }}
        onBlur={field.onBlur}
        ariaRequired={props.required ?? false}
        disabled={props.disabledReason !== undefined}
        {...(props.filter
          ? { filteringType: 'auto' as const, filteringAriaLabel: `Find in ${props.label}` }
          : {})}
        {...(props.loading ? { statusType: 'loading' as const, loadingText: 'Loading' } : {})}
        {...(props.placeholder ? { placeholder: props.placeholder } : {})}
        {...(props.empty ? { empty: props.empty } : {})}
      />
    </Labelled>
  );
}

/** A toggle with its label beside it. */
export function ToggleField<V extends FieldValues>(props: BoundField<V>) {
  const { field, error } = useBound<V>(props.name);
  return (
    <FormField errorText={error} constraintText={props.disabledReason ?? props.constraint}>
      <Toggle
        ref={field.ref}
        checked={field.value}
        onChange={({ detail }) => field.onChange(detail.checked)}
        onBlur={field.onBlur}
        disabled={props.disabledReason !== undefined}
        {...(props.description ? { description: props.description } : {})}
      >
        {props.label}
      </Toggle>
    </FormField>
  );
}

/** A checkbox. */
export function CheckboxField<V extends FieldValues>(props: BoundField<V>) {
  const { field, error } = useBound<V>(props.name);
  return (
    <FormField errorText={error}>
      <Checkbox
        ref={field.ref}
        checked={field.value}
        onChange={({ detail }) => field.onChange(detail.checked)}
        onBlur={field.onBlur}
        disabled={props.disabledReason !== undefined}
        {...(props.description ? { description: props.description } : {})}
      >
        {props.label}
      </Checkbox>
    </FormField>
  );
}
