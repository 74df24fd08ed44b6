import Button from '@cloudscape-design/components/button';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { CONTEXT_VARIABLES } from '../../service/rules/log-format';
import type { Protocol } from '../../service/rules/rule';
import styles from './access-log.module.css';

/** `authorizer.*` stands for any property: its name is for the person to put in. */
const asText = (variable: string) => `$context.${variable.replace('*', 'property')}`;

/** The `$context` variables that logs of the protocol have, to be found by a part of the name and put in by a press. */
export function VariablePalette(props: {
  protocol: Protocol;
  /** Bytes that still fit. */
  room: number;
  onInsert: (text: string) => void;
}) {
  const [wanted, setWanted] = useState('');
  const found = CONTEXT_VARIABLES[props.protocol].filter((name) =>
    name.toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  return (
    <SpaceBetween size="s">
      <Input
        type="search"
        value={wanted}
        ariaLabel="Search variables"
        placeholder="Search variables"
        clearAriaLabel="Clear"
        onChange={({ detail }) => setWanted(detail.value)}
      />
      {found.length === 0 && <div role="status">No variable has this in its name.</div>}
      <ul className={styles.variables} aria-label="Variables">
        {found.map((name) => (
          <li key={name}>
            <Button
              variant="inline-link"
              formAction="none"
              ariaLabel={`Insert ${asText(name)}`}
              disabled={asText(name).length > props.room}
              disabledReason="It would make the format longer than the service takes."
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
