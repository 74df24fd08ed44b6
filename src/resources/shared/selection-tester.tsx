import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { type FieldPath, type FieldValues, useFormContext, useWatch } from 'react-hook-form';

const Panel = lazy(() => import('./selection-tester-panel'));

export interface TesterProps {
  expression: string;
  /** The initial sample: the root object of paths. */
  sample: object;
  /** Evaluates the expression on a sample. */
  evaluate: (expression: string, root: unknown) => string;
  /** Explains the result, such as the route it selects. */
  meaning?: ((result: string) => ReactNode) | undefined;
}

/** Evaluates a selection expression on a sample message, in the browser. */
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
