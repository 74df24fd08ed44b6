import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { sourceOptions } from '../../client/cache/configuration';
import type { Connection } from '../../client/connection/connection';
import { countOf } from '../../lib/format';
import {
  type CopyChoice,
  copyRoutes,
  planCopy,
  type RoutesCopy,
  selectedRoutes,
} from '../../service/configuration/copy-routes';
import type { PlanTo } from '../../service/configuration/plan-to';
import {
  type Replacements,
  references,
  rewrite,
  suggestedReplacements,
} from '../../service/configuration/rewrite';
import type { Target } from './copy-target';

interface CopyInput {
  from: { connection: Connection; apiId: string };
  target: Target;
  /** The same array in each render. */
  keys: readonly string[];
  choice: CopyChoice;
  /** What the user has entered, by `referenceKey`. */
  entered: Readonly<Record<string, string>>;
}

/** A copy and its plan. */
export interface PlannedCopy {
  copy: RoutesCopy;
  planned: PlanTo;
  /** The route selection expressions of both APIs, where they differ. */
  selection: { source: string; target: string } | undefined;
}

interface Copy {
  /** Undefined until both APIs are read. */
  result: PlannedCopy | undefined;
  /** What the routes name outside of their API. */
  replacements: Replacements;
  /** Why it cannot start. */
  problem: string | undefined;
  /** What could not be read. */
  failure: { what: string; message: string; retry: () => void } | undefined;
}

/** Reads both APIs and plans the copy. */
export function useCopy({ from, target, keys, choice, entered }: CopyInput): Copy {
  const source = useQuery(sourceOptions(from));
  const current = useQuery({ ...sourceOptions(target), enabled: target.apiId !== '' });
  const selected = useMemo(
    () => source.data && selectedRoutes(source.data.configuration, keys),
    [source.data, keys],
  );
  const found = useMemo(() => (selected ? references(selected) : []), [selected]);
  const [{ region }, { region: fromRegion }] = [target.connection, from.connection];
  const replacements = useMemo(
    () => suggestedReplacements(found, entered, fromRegion, region),
    [found, entered, fromRegion, region],
  );
  const { data } = current;
  const sourceSelection = source.data?.configuration.api.RouteSelectionExpression;
  const result = useMemo(() => {
    if (!selected || !data?.origin) return undefined;
    const replaced = rewrite(selected, replacements);
    const copy = copyRoutes(replaced, data.configuration, Object.keys(replaced.routes), choice);
    const planned = planCopy(copy, { ...data, origin: data.origin }, { title: 'Copy routes', region });
    const selection = {
      source: String(sourceSelection),
      target: String(data.configuration.api.RouteSelectionExpression),
    };
    return { copy, planned, selection: selection.source === selection.target ? undefined : selection };
  }, [data, selected, sourceSelection, replacements, choice, region]);
  const missing = selected ? keys.length - Object.keys(selected.routes).length : 0;
  const failed = source.error
    ? { what: 'The routes', query: source, error: source.error }
    : current.error
      ? { what: `API ${target.name}`, query: current, error: current.error }
      : undefined;
  return {
    result,
    replacements,
    problem: problemOf({ target, isRead: result !== undefined, missing, replacements }),
    failure: failed && {
      what: failed.what,
      message: failed.error.message,
      retry: () => void failed.query.refetch(),
    },
  };
}

function problemOf(state: {
  target: Target;
  isRead: boolean;
  missing: number;
  replacements: Replacements;
}): string | undefined {
  const { target, isRead, missing, replacements } = state;
  if (target.apiId === '') return 'Choose the API that the routes are copied to.';
  if (missing > 0) return `Not in the API any more: ${countOf(missing, 'selected route')}. Refresh the list.`;
  if (!isRead) return 'The configurations of both APIs are not read yet.';
  return replacements.some(({ replacement }) => replacement === '') ? 'A replacement is empty.' : undefined;
}
