import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { sourceOptions } from '../client/cache/configuration';
import { savedAtDeploymentOptions } from '../client/cache/saved-configurations';
import { useConnection } from '../client/connection/use-connection';
import { type Difference, diff } from '../service/configuration/diff';
import { savedDeployment } from '../service/configuration/saved';
import type { Source } from '../service/configuration/source';
import type { Protocol } from '../service/rules/rule';
import { changesPath } from './changes-path';

/** What a deployment holds, as far as it can be known. */
export interface Deployed {
  /** Undefined until it is read, and where it is not known. */
  source: Source | undefined;
  /** The side of the *Changes* screen that shows it. */
  place: string | undefined;
  /** No stage can be exported for it, and this browser did not save the configuration. */
  isUnknown: boolean;
  /** Why it could not be read. */
  problem: string | undefined;
}

/**
 * What a deployment holds: the export of a stage that serves it (one call), else the configuration that was saved at it.
 * @param stageName a stage of an HTTP API that serves it; API Gateway cannot export WebSocket APIs
 * @param isOn false: nothing is read
 */
export function useDeployed(
  { apiId, deploymentId, stageName }: { apiId: string; deploymentId: string; stageName: string | undefined },
  isOn = true,
): Deployed {
  const connection = useConnection();
  const isExported = stageName !== undefined;
  const exported = useQuery({
    ...sourceOptions({ connection, apiId, stageName }),
    enabled: isOn && isExported,
  });
  const saved = useQuery({
    ...savedAtDeploymentOptions(connection, apiId, deploymentId),
    enabled: isOn && !isExported,
  });
  const entry = saved.data;
  const fromSaved = useMemo(() => (entry ? savedDeployment(entry.saved) : undefined), [entry]);
  if (isExported)
    return {
      source: exported.data,
      place: `stage:${stageName}`,
      isUnknown: false,
      problem: exported.error?.message,
    };
  return {
    source: fromSaved,
    place: entry ? `saved:${entry.id}` : undefined,
    isUnknown: entry === null,
    problem: saved.error?.message,
  };
}

/** What differs between what a stage serves and the latest configuration. */
export interface Undeployed extends Omit<Deployed, 'source' | 'place'> {
  /** Undefined until both are read. */
  difference: Difference | undefined;
  /** The *Changes* screen with both sides; undefined where what the stage serves is not known. */
  href: string | undefined;
}

/**
 * Compares what a stage serves with the latest configuration: an export and the lists that are not in the cache.
 * @param isOn false: nothing is read
 */
export function useUndeployed(
  stage: { apiId: string; protocol: Protocol; stageName: string; deploymentId: string },
  isOn = true,
): Undeployed {
  const { apiId, protocol, stageName, deploymentId } = stage;
  const connection = useConnection();
  const served = useDeployed(
    { apiId, deploymentId, stageName: protocol === 'HTTP' ? stageName : undefined },
    isOn,
  );
  const latest = useQuery({
    ...sourceOptions({ connection, apiId }),
    enabled: isOn && !served.isUnknown,
  });
  const difference = useMemo(
    () => (served.source && latest.data ? diff(served.source, latest.data) : undefined),
    [served.source, latest.data],
  );
  const { place } = served;
  return {
    difference,
    isUnknown: served.isUnknown,
    problem: served.problem ?? latest.error?.message,
    href: place && changesPath(apiId, place, 'latest'),
  };
}
