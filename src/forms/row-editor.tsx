import AttributeEditor, { type AttributeEditorProps } from '@cloudscape-design/components/attribute-editor';
import { useEffect, useRef } from 'react';

interface RowEditorProps<T> extends Omit<AttributeEditorProps<T>, 'removeButtonAriaLabel' | 'items'> {
  items: readonly T[];
  /** What is removed, for the name of the row's button: "tag team". `index` counts from 0. */
  rowName: (item: T, index: number) => string;
}

/** Rows of fields: each Remove button has a name of its own, and an added row takes the focus. */
export function RowEditor<T extends object>({ rowName, onAddButtonClick, ...props }: RowEditorProps<T>) {
  const { items } = props;
  const editor = useRef<HTMLDivElement>(null);
  const isAdding = useRef(false);
  const count = items.length;

  useEffect(() => {
    if (!isAdding.current || count === 0) return;
    isAdding.current = false;
    const rows = editor.current?.querySelectorAll<HTMLElement>('[role="group"]');
    rows
      ?.item(rows.length - 1)
      ?.querySelector<HTMLElement>('input, textarea, button')
      ?.focus();
  }, [count]);

  return (
    <div ref={editor}>
      <AttributeEditor<T>
        {...props}
        removeButtonText="Remove"
        removeButtonAriaLabel={(item) => `Remove ${rowName(item, items.indexOf(item))}`}
        onAddButtonClick={(event) => {
          isAdding.current = true;
          onAddButtonClick?.(event);
        }}
      />
    </div>
  );
}

/** The name of a row by its key, else by its place: "tag team", "tag 3". */
export function rowLabel(noun: string, key: string, index: number): string {
  return `${noun} ${key === '' ? index + 1 : key}`;
}
