import FormField from '@cloudscape-design/components/form-field';
import { type ComponentProps, lazy, Suspense, useId } from 'react';
import type { FieldValues } from 'react-hook-form';
import type { CodeEditorProps } from '../ui/code-editor';
import styles from './code-field.module.css';
import { type BoundField, labelOf, useBound } from './fields';

const Editor = lazy(() => import('../ui/code-editor'));

/** The Tab key leaves the editor, so that it is no keyboard trap; the hint shows how to indent. */
const KEYS = 'Ctrl ] and Ctrl [ indent.';

/** The code editor, which is loaded when the first one is shown. */
export function LazyCodeEditor(props: ComponentProps<typeof Editor>) {
  return (
    <Suspense fallback={<div className={styles.placeholder} />}>
      <Editor {...props} />
    </Suspense>
  );
}

/** A code field: highlighted, with problems marked in the text. */
export function CodeField<V extends FieldValues>(
  props: BoundField<V> & Pick<CodeEditorProps, 'language' | 'check' | 'placeholder'>,
) {
  const { field, error } = useBound<V>(props.name);
  // Colons need escaping in selectors.
  const id = `code${useId().replaceAll(':', '')}`;
  const constraint = props.disabledReason ?? (
    <>
      {props.constraint} {KEYS}
    </>
  );
  const described = [error && 'error', props.description && 'description', 'constraint'].filter(Boolean);
  return (
    <FormField
      controlId={id}
      label={labelOf(props)}
      description={props.description}
      constraintText={constraint}
      errorText={error}
      info={props.info}
      stretch
    >
      <LazyCodeEditor
        value={field.value}
        onChange={field.onChange}
        onBlur={field.onBlur}
        handle={field.ref}
        language={props.language}
        check={props.check}
        label={props.label}
        describedBy={described.map((part) => `${id}-${part}`).join(' ')}
        invalid={error !== undefined}
        readOnly={props.disabledReason !== undefined}
        placeholder={props.placeholder}
      />
    </FormField>
  );
}
