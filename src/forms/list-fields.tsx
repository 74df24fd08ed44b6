import type { AttributeEditorProps } from '@cloudscape-design/components/attribute-editor';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import TokenGroup from '@cloudscape-design/components/token-group';
import { type KeyboardEvent, useRef, useState } from 'react';
import {
  type FieldErrors,
  type FieldPath,
  type FieldValues,
  useController,
  useFormContext,
} from 'react-hook-form';
import type { Entry } from '../lib/entries';
import type { Parameter } from '../service/parameters';
import type { CodeEditorProps } from '../ui/code-editor';
import QuotaMeter, { type QuotaFigure } from '../ui/quota-meter';
import { LazyCodeEditor } from './code-field';
import { type BoundField, Labelled, useBound } from './fields';
import { RowEditor, rowLabel } from './row-editor';

/** A list of strings: type one, press Enter or Add; each can be removed. Typed text that is not added yet counts too. */
export function TokensField<V extends FieldValues>(
  props: BoundField<V> & { placeholder?: string; noun: string },
) {
  const { field, error } = useBound<V>(props.name);
  const [typed, setTyped] = useState('');
  const input = useRef<InputProps.Ref>(null);
  const tokens: string[] = field.value;

  const add = () => {
    const added = typed.split(/[\s,]+/).filter((token) => token !== '' && !tokens.includes(token));
    if (added.length > 0) field.onChange([...tokens, ...added]);
    setTyped('');
  };

  return (
    <Labelled {...props} error={error}>
      {/* Enter adds a token; it must not submit the form. */}
      <div
        onKeyDownCapture={(event: KeyboardEvent) => {
          if (event.key !== 'Enter' || typed === '' || event.target instanceof HTMLButtonElement) return;
          event.preventDefault();
          event.stopPropagation();
          add();
        }}
        style={{ display: 'grid', gridTemplateColumns: '1fr auto', gap: 8 }}
      >
        <Input
          ref={(element) => {
            input.current = element;
            field.ref(element);
          }}
          value={typed}
          onChange={({ detail }) => setTyped(detail.value)}
          onBlur={() => {
            afterPress(add);
            field.onBlur();
          }}
          ariaLabel={props.label}
          ariaRequired={props.required === true && tokens.length === 0}
          disabled={props.disabledReason !== undefined}
          autoComplete={false}
          spellcheck={false}
          {...(props.placeholder ? { placeholder: props.placeholder } : {})}
        />
        <Button
          formAction="none"
          onClick={() => {
            add();
            input.current?.focus();
          }}
          disabled={props.disabledReason !== undefined}
        >
          Add {props.noun}
        </Button>
      </div>
      <TokenGroup
        items={tokens.map((token) => ({ label: token, dismissLabel: `Remove ${token}` }))}
        onDismiss={({ detail }) => field.onChange(tokens.filter((_, index) => index !== detail.itemIndex))}
      />
    </Labelled>
  );
}

/**
 * Runs `work` when the current pointer press has ended, or at once when there is none. The token that a
 * press elsewhere adds shifts the content below: a button that moves under the pointer never gets its click.
 */
function afterPress(work: () => void): void {
  if (document.querySelector(':active') === null) {
    work();
    return;
  }
  const ended = new AbortController();
  const end = () => {
    if (ended.signal.aborted) return;
    ended.abort();
    work();
  };
  const options = { capture: true, signal: ended.signal };
  // The click comes before the button's own handler, so that the submitted values include the token.
  addEventListener('click', end, options);
  // A press released elsewhere ends without a click.
  addEventListener('pointerup', () => setTimeout(end), options);
  addEventListener('pointercancel', end, options);
}

/**
 * For a control in a row, beside its `ariaLabel`: without it the column's label, the same in every row, would be used
 * instead of the row's. Inputs do this by themselves.
 */
export const OWN_LABEL = '';

/** Code needs the width; below the first breakpoint it is below its key. */
const CODE_ROWS: AttributeEditorProps.GridLayout[] = [
  { breakpoint: 's', rows: [[3, 9]], removeButton: { width: 'auto' } },
  { rows: [[12], [12]], removeButton: { ownRow: true } },
];

/** A map of strings, row by row: tags, stage variables, parameter mappings. */
export function EntriesField<V extends FieldValues>(
  props: BoundField<V> & {
    keyLabel: string;
    valueLabel?: string;
    noun: string;
    keyPlaceholder?: string;
    valuePlaceholder?: string;
    empty?: string;
    /** The service's limit to the number of rows; a meter beside the label. */
    quota?: QuotaFigure;
    /** Values are code, such as templates. */
    code?: Pick<CodeEditorProps, 'language' | 'check'>;
  },
) {
  const { control } = useFormContext<V>();
  const { field, fieldState, formState } = useController({ name: props.name, control });
  const entries: Entry[] = field.value;
  const rowErrors = rowMessages(formState.errors, props.name);
  const set = (index: number, change: Partial<Entry>) =>
    field.onChange(entries.map((entry, at) => (at === index ? { ...entry, ...change } : entry)));
  const valueLabel = props.valueLabel ?? 'Value';

  return (
    <FormField
      label={props.label}
      description={props.description}
      info={
        props.quota && (
          <QuotaMeter quota={props.quota} used={entries.filter(({ key }) => key !== '').length} />
        )
      }
      constraintText={props.constraint}
      errorText={fieldState.error?.message ?? someRows(rowErrors)}
      stretch
    >
      <RowEditor<Entry>
        items={entries}
        empty={props.empty ?? `No ${props.noun}s.`}
        addButtonText={`Add ${props.noun}`}
        rowName={({ key }, index) => rowLabel(props.noun, key, index)}
        onAddButtonClick={() => field.onChange([...entries, { key: '', value: '' }])}
        onRemoveButtonClick={({ detail }) =>
          field.onChange(entries.filter((_, index) => index !== detail.itemIndex))
        }
        {...(props.code ? { gridLayout: CODE_ROWS } : {})}
        definition={[
          {
            label: props.keyLabel,
            control: (entry, index) => (
              <Input
                value={entry.key}
                ariaLabel={`${props.keyLabel} ${index + 1}`}
                onChange={({ detail }) => set(index, { key: detail.value })}
                onBlur={field.onBlur}
                spellcheck={false}
                {...(props.keyPlaceholder ? { placeholder: props.keyPlaceholder } : {})}
              />
            ),
            errorText: (_entry, index) => rowErrors[index],
          },
          {
            label: valueLabel,
            control: (entry, index) => {
              const shared = {
                value: entry.value,
                onBlur: field.onBlur,
                ...(props.valuePlaceholder ? { placeholder: props.valuePlaceholder } : {}),
              };
              return props.code ? (
                <LazyCodeEditor
                  {...shared}
                  {...props.code}
                  label={`${valueLabel} ${index + 1}`}
                  onChange={(value) => set(index, { value })}
                />
              ) : (
                <Input
                  {...shared}
                  ariaLabel={`${valueLabel} ${index + 1}`}
                  onChange={({ detail }) => set(index, { value: detail.value })}
                  spellcheck={false}
                />
              );
            },
          },
        ]}
      />
    </FormField>
  );
}

/** The messages of a map field's rows, by row. */
export function rowMessages<V extends FieldValues>(
  errors: FieldErrors<V>,
  name: FieldPath<V>,
): Record<number, string> {
  const rows: unknown = (errors as Record<string, unknown>)[name];
  const messages: Record<number, string> = {};
  if (typeof rows !== 'object' || rows === null) return messages;
  for (const [index, row] of Object.entries(rows)) {
    const message = (row as { value?: { message?: string } } | undefined)?.value?.message;
    if (message !== undefined) messages[Number(index)] = message;
  }
  return messages;
}

const someRows = (messages: Record<number, string>) =>
  Object.keys(messages).length > 0 ? 'Some rows need attention.' : undefined;

/** A map of parameters to "required", row by row. */
export function ParametersField<V extends FieldValues>(props: BoundField<V> & { keyPlaceholder?: string }) {
  const { field, error } = useBound<V>(props.name);
  const { formState } = useFormContext<V>();
  const parameters: Parameter[] = field.value;
  const rowErrors = rowMessages(formState.errors, props.name);
  const set = (index: number, change: Partial<Parameter>) =>
    field.onChange(parameters.map((one, at) => (at === index ? { ...one, ...change } : one)));
  return (
    <Labelled {...props} error={error ?? someRows(rowErrors)}>
      <RowEditor<Parameter>
        items={parameters}
        empty="No parameters."
        addButtonText="Add parameter"
        rowName={({ key }, index) => rowLabel('parameter', key, index)}
        onAddButtonClick={() => field.onChange([...parameters, { key: '', required: false }])}
        onRemoveButtonClick={({ detail }) =>
          field.onChange(parameters.filter((_, index) => index !== detail.itemIndex))
        }
        definition={[
          {
            label: 'Parameter',
            control: (parameter, index) => (
              <Input
                value={parameter.key}
                ariaLabel={`Parameter ${index + 1}`}
                onChange={({ detail }) => set(index, { key: detail.value })}
                onBlur={field.onBlur}
                spellcheck={false}
                {...(props.keyPlaceholder ? { placeholder: props.keyPlaceholder } : {})}
              />
            ),
            errorText: (_parameter, index) => rowErrors[index],
          },
          {
            label: 'Required',
            control: (parameter, index) => (
              <Checkbox
                checked={parameter.required}
                onChange={({ detail }) => set(index, { required: detail.checked })}
                ariaLabel={`Parameter ${index + 1} is required`}
                ariaLabelledby={OWN_LABEL}
              />
            ),
          },
        ]}
      />
    </Labelled>
  );
}
