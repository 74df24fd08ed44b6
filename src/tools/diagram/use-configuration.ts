import { skipToken, useQuery } from '@tanstack/react-query';
import { sourceOptions } from '../../client/cache/configuration';
import { useConnection } from '../../client/connection/use-connection';
import type { Source } from '../../service/configuration/source';
import type { ByKey, Members } from '../../service/configuration/value';
import { stageOf, stageProblem } from './stage-option';

/** A configuration of an API that the address names. */
export interface NamedConfiguration {
  /** Undefined: the latest one. */
  stage: string | undefined;
  source: Source | undefined;
  /** Why there is none. */
  problem: string | undefined;
  error: Error | null;
  retry: () => void;
}

/**
 * The latest configuration of an API, or what a stage serves, which is read with one call.
 * @param value `latest` or `stage:NAME`; null: none is asked for
 */
export function useConfiguration(
  value: string | null,
  { apiId, latest, stages }: { apiId: string; latest: Source; stages: ByKey<Members> },
): NamedConfiguration {
  const connection = useConnection();
  const stage = stageOf(value);
  const problem =
    stage === undefined ? undefined : stageProblem(stage, stages, latest.configuration.protocol);
  const served = useQuery({
    ...(stage !== undefined && problem === undefined
      ? sourceOptions({ connection, apiId, stageName: stage })
      : { queryKey: ['configuration', 'none'], queryFn: skipToken }),
    throwOnError: false,
  });
  const source = value === null ? undefined : stage === undefined ? latest : served.data;
  return { stage, source, problem, error: served.error, retry: () => void served.refetch() };
}
