import { paths } from '../../app/paths';
import { own } from '../../lib/own';
import type { Origin } from '../../service/configuration/source';
import type { Fact } from '../../service/traffic/step';

/** The screen of a resource that a fact names; undefined where the latest configuration has none of that key. */
export function resourceHref(
  resource: Fact['resource'],
  apiId: string,
  origin: Origin | undefined,
): string | undefined {
  if (!resource) return undefined;
  const { kind, key } = resource;
  if (kind === 'api') return key === 'cors' ? paths.cors(apiId) : paths.api(apiId);
  if (kind === 'stage') return origin && own(origin.stages, key) ? paths.stage.detail(apiId, key) : undefined;
  if (kind === 'domainName') return paths.domainName.detail(key);
  if (kind === 'vpcLink') return paths.vpcLink.detail(key);
  if (kind === 'integration') {
    const id = own(origin?.integrations ?? {}, key)?.[0]?.id;
    return id === undefined ? undefined : paths.integration.detail(apiId, id);
  }
  if (kind !== 'route' && kind !== 'authorizer') return undefined;
  const id = own(origin?.[`${kind}s`] ?? {}, key)?.id;
  return id === undefined ? undefined : paths[kind].detail(apiId, id);
}
