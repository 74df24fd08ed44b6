import Button from '@cloudscape-design/components/button';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { CONTEXT_VARIABLES } from '../../service/rules/log-format';
import type { Protocol } from '../../service/rules/rule';
import styles from './access-log.module.css';

/** `authorizer.*` has any property: the user replaces the name. */
const asText = (variable: string) => `$context.${variable.replace('*', 'property')}`;

/** A searchable list of the protocol's `$context` log variables; a click inserts one. */
export function VariablePalette(props: {
  protocol: Protocol;
  /** Bytes left in the format. */
  bytesLeft: number;
  onInsert: (text: string) => void;
}) {
  const [query, setQuery] = useState('');
  const found = CONTEXT_VARIABLES[props.protocol].filter((name) =>
    name.toLowerCase().includes(query.trim().toLowerCase()),
  );
  return (
    <SpaceBetween size="s">
      <Input
        type="search"
        value={query}
        ariaLabel="Search variables"
        placeholder="Search variables"
        clearAriaLabel="Clear"
        onChange={({ detail }) => setQuery(detail.value)}
      />
      {found.length === 0 && <div role="status">No variables match.</div>}
      <ul className={styles.variables} aria-label="Variables">
        {found.map((name) => (
          <li key={name}>
            <Button
              variant="inline-link"
              formAction="none"
              ariaLabel={`Insert ${asText(name)}`}
              disabled={asText(name).length > props.bytesLeft}
              disabledReason="The format would exceed the size limit."
              onClick={() => props.onInsert(asText(name))}
            >
              {name}
            </Button>
          </li>
        ))}
      </ul>
    </SpaceBetween>
  );
}
