import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { useState } from 'react';
import { CodeBlock } from './code-block';

/** A resource exactly as the service returned it, including unknown members. */
export function RawJson({ value }: { value: unknown }) {
  const [open, setOpen] = useState(false);
  return (
    <Container>
      <ExpandableSection
        headerText="JSON"
        headerDescription="As returned by the service"
        expanded={open}
        onChange={({ detail }) => setOpen(detail.expanded)}
      >
        {open && <CodeBlock text={JSON.stringify(value, null, 2)} what="JSON" />}
      </ExpandableSection>
    </Container>
  );
}
