import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import { useCallback, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { type Diagnostic, jsonDiagnostics } from '../lib/diagnostic';
import { LazyCodeEditor } from './code-field';
import styles from './json-mode.module.css';
import type { JsonEditing, Members } from './use-json-mode';

/** The current input mode of a form. */
export interface JsonMode {
  /** The JSON text; undefined while the fields are shown. */
  text: string | undefined;
  /** Why the text cannot be applied to the form; it is not sent either. */
  fault: string | undefined;
}

/** A form's JSON mode: its text, and how edits apply to the form. */
export function useJsonMode<V extends FieldValues, P>(
  form: UseFormReturn<V>,
  json: JsonEditing<V, P> | undefined,
) {
  const [mode, setMode] = useState<JsonMode>({ text: undefined, fault: undefined });
  return {
    ...mode,
    open() {
      if (!json) return;
      const members = json.side.show(form.getValues(), json.unmapped);
      setMode({ text: JSON.stringify(members, undefined, 2), fault: undefined });
      void form.trigger();
    },
    close: () => setMode({ text: undefined, fault: undefined }),
    type(text: string) {
      if (!json) return;
      const read = readMembers(text, json, form.getValues());
      setMode({ text, fault: read.ok ? undefined : read.faults[0]?.message });
      if (!read.ok) return;
      form.reset(read.values, { keepDefaultValues: true, keepSubmitCount: true });
      json.setUnmapped(read.unmapped);
      void form.trigger();
    },
  };
}

function readMembers<V, P>(text: string, json: JsonEditing<V, P>, current: V) {
  const [mark] = jsonDiagnostics(text);
  const refused = (message: string) => ({ ok: false as const, faults: [{ path: [], message }] });
  if (mark) return refused(`The text is not JSON: ${mark.message}`);
  const members: unknown = text.trim() === '' ? {} : JSON.parse(text);
  if (typeof members !== 'object' || members === null || Array.isArray(members)) {
    return refused('The text must be a JSON object');
  }
  return json.side.read(members as Members, current);
}

/** The switch between fields and JSON; it does not switch while the text cannot be applied. */
export function JsonSwitch(props: {
  mode: JsonMode;
  onOpen: () => void;
  onClose: () => void;
  disabled: boolean;
}) {
  const { mode } = props;
  const inJson = mode.text !== undefined;
  const reason = mode.fault === undefined ? undefined : `The JSON is invalid: ${mode.fault}`;
  return (
    <div className={styles.switch}>
      <SegmentedControl
        label="Edit as"
        selectedId={inJson ? 'json' : 'form'}
        options={[
          {
            id: 'form',
            text: 'Form',
            disabled: props.disabled || reason !== undefined,
            ...(reason === undefined ? {} : { disabledReason: reason }),
          },
          { id: 'json', text: 'JSON', disabled: props.disabled },
        ]}
        onChange={({ detail }) => (detail.selectedId === 'json' ? props.onOpen() : props.onClose())}
      />
    </div>
  );
}

/** The members of a form as JSON, with rule messages marked at their positions. */
export function JsonFields<V extends FieldValues>(props: {
  form: UseFormReturn<V>;
  mode: JsonMode;
  onType: (text: string) => void;
}) {
  const { form, mode } = props;
  const { errors } = form.formState;
  // A new function when the rule messages change, so that the editor checks again.
  const check = useCallback(
    (text: string): Diagnostic[] => {
      const faults = jsonDiagnostics(text);
      return faults.length > 0 ? faults : errorMarks(errors, form.getValues());
    },
    [errors, form],
  );
  return (
    <Container>
      <FormField
        controlId="json-members"
        label="Members as JSON"
        constraintText="The members of the call, as the SDK spells them. Ctrl ] and Ctrl [ indent."
        errorText={mode.fault}
        stretch
      >
        <LazyCodeEditor
          label="Members as JSON"
          language="json"
          value={mode.text ?? ''}
          onChange={props.onType}
          check={check}
          describedBy={`${mode.fault === undefined ? '' : 'json-members-error '}json-members-constraint`}
          invalid={mode.fault !== undefined}
        />
      </FormField>
    </Container>
  );
}

/** The form's errors as marks with member paths. */
function errorMarks(errors: object, values: object): Diagnostic[] {
  return Object.entries(errors).flatMap(([name, error]: [string, unknown]) => {
    const field: unknown = (values as Members)[name];
    if (name === 'root') return messagesIn(error).map((message) => ({ severity: 'error', message }));
    if (!Array.isArray(error)) {
      return messagesIn(error).map((message) => ({
        severity: 'error',
        message: `${name}: ${message}`,
        path: [name],
      }));
    }
    return error.flatMap((row: unknown, at) => {
      const item: unknown = Array.isArray(field) ? field[at] : undefined;
      const key = typeof item === 'object' && item !== null && 'key' in item ? String(item.key) : String(at);
      return messagesIn(row).map(
        (message): Diagnostic => ({
          severity: 'error',
          message: `${name}.${key}: ${message}`,
          path: [name, key],
        }),
      );
    });
  });
}

/** All messages inside an error of the form library. */
function messagesIn(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  if ('message' in error && typeof error.message === 'string') return [error.message];
  return Object.entries(error).flatMap(([name, inner]) => (name === 'ref' ? [] : messagesIn(inner)));
}
