import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { type FieldPath, type FieldValues, useFormContext, useWatch } from 'react-hook-form';

const Panel = lazy(() => import('./selection-tester-panel'));

/** What the tester of an expression takes. */
export interface TesterProps {
  expression: string;
  /** A sample of what paths begin in, as JSON. */
  sample: object;
  /** The result of an expression for a sample. */
  evaluate: (expression: string, root: unknown) => string;
  /** What the result means, such as the route that would answer. */
  meaning?: ((result: string) => ReactNode) | undefined;
}

/** Beside the field of a selection expression: tries it on a sample message. Nothing is sent. */
export function SelectionTester<V extends FieldValues>(
  props: Omit<TesterProps, 'expression'> & { name: FieldPath<V> },
) {
  const { control } = useFormContext<V>();
  const expression: unknown = useWatch({ control, name: props.name });
  const [open, setOpen] = useState(false);
  return (
    <ExpandableSection
      headerText="Try it"
      headerAriaLabel={`Try ${props.name} on a sample`}
      expanded={open}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      {open && (
        <Suspense fallback={null}>
          <Panel
            expression={typeof expression === 'string' ? expression : ''}
            sample={props.sample}
            evaluate={props.evaluate}
            meaning={props.meaning}
          />
        </Suspense>
      )}
    </ExpandableSection>
  );
}
