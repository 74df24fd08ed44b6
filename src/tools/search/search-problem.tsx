import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { Found } from './use-search';

/** That a search has failed and why: it is rebuilt once by itself, then by the user. Nothing while it works. */
export function SearchProblem({ found: { state, retry } }: { found: Pick<Found, 'state' | 'retry'> }) {
  if (state.status === 'running') return null;
  if (state.status === 'rebuilding')
    return (
      <Alert type="info" header="The search failed and is being rebuilt">
        The error: {state.problem}. It searches what was read again; nothing is requested.
      </Alert>
    );
  return (
    <Alert type="error" header="The search failed" action={<Button onClick={retry}>Retry</Button>}>
      It failed again after it was rebuilt. The error: {state.problem}. What was read is not affected.
    </Alert>
  );
}
