import FormField from '@cloudscape-design/components/form-field';
import { type ComponentProps, lazy, Suspense, useId } from 'react';
import type { FieldValues } from 'react-hook-form';
import type { CodeEditorProps } from '../ui/code-editor';
import styles from './code-field.module.css';
import { type BoundField, useBound } from './fields';

const Editor = lazy(() => import('../ui/code-editor'));

/** The Tab key leaves the editor, so that nobody is held in it; who wants to indent has to know how. */
const KEYS = 'Ctrl ] and Ctrl [ indent.';

/** The code editor, which is loaded when the first one is shown. */
export function LazyCodeEditor(props: ComponentProps<typeof Editor>) {
  return (
    <Suspense fallback={<div className={styles.placeholder} />}>
      <Editor {...props} />
    </Suspense>
  );
}

/** A text of code: highlighted, with what is wrong marked at its place. */
export function CodeField<V extends FieldValues>(
  props: BoundField<V> & Pick<CodeEditorProps, 'language' | 'check' | 'placeholder'>,
) {
  const { field, error } = useBound<V>(props.name);
  // Colons would have to be escaped in selectors.
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
      label={props.label}
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
