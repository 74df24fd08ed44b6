import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useConnection } from '../../client/connection/use-connection';
import { readChoice, storeChoice } from '../../lib/stored-choice';

const NAME = 'introduction';

/** Says once, until it is dismissed, that the sandbox is not AWS, and how to reset and leave it. */
export function useSandboxIntroduction() {
  const isSandbox = useConnection().kind === 'sandbox';
  const [seen, setSeen] = useState(() => readChoice(NAME, ['seen']) !== undefined);
  if (!isSandbox || seen) return undefined;
  const dismiss = () => {
    storeChoice(NAME, 'seen');
    setSeen(true);
  };
  return (
    <>
      This is a sandbox in your browser with sample data, not AWS: change what you like. Settings resets it,
      and the menu beside it connects to an account.{' '}
      <Button variant="inline-link" onClick={dismiss}>
        Got it
      </Button>
    </>
  );
}
