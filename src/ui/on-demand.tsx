import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { type ReactNode, useState } from 'react';
import textStyles from './text.module.css';

type State<T> = 'idle' | 'loading' | { found: T } | { failed: string };

/** Content that costs calls and is loaded on request; a failure is shown here with a retry. */
export function OnDemand<T>(props: {
  /** The button's label: "Find mappings". */
  label: string;
  /** The cost in calls. */
  cost: string;
  load: () => Promise<T>;
  children: (found: T) => ReactNode;
}) {
  const [state, setState] = useState<State<T>>('idle');
  const start = async () => {
    setState('loading');
    try {
      setState({ found: await props.load() });
    } catch (error) {
      setState({ failed: error instanceof Error ? error.message : String(error) });
    }
  };
  if (typeof state === 'object' && 'found' in state) return props.children(state.found);
  return (
    <SpaceBetween size="xs">
      {typeof state === 'object' && <StatusIndicator type="error">{state.failed}</StatusIndicator>}
      <Button onClick={() => void start()} loading={state === 'loading'}>
        {props.label}
      </Button>
      <div className={textStyles.secondary}>{props.cost}</div>
    </SpaceBetween>
  );
}
