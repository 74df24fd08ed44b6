import { fromLists, type Origin, type Source } from '../service/configuration/source';
import { selectMapping } from '../service/traffic/select-mapping';
import type { DomainState, World } from '../service/traffic/world';
import { socketLists } from './socket-lists';
import type { Transaction } from './transaction';

/** Where a world is read from: the state of one Region. */
export interface WorldSource {
  tx: Pick<Transaction, 'get' | 'all'>;
  region: string;
  account: string;
}

/** What decides about requests to an API: its latest configuration, and what its stages serve. Undefined: no such API. */
export function worldOf(
  { tx, region, account }: WorldSource,
  apiId: string,
  domains: readonly DomainState[] = [],
): World | undefined {
  const api = tx.get('api', '', apiId);
  if (!api) return undefined;
  const stages = tx.all('stage', apiId);
  const lists = {
    models: tx.all('model', apiId),
    routeResponses: {},
    integrationResponses: {},
    ...(api.ProtocolType === 'WEBSOCKET' && socketLists(tx, apiId)),
  };
  const latest: Source & { origin: Origin } = fromLists({
    api,
    stages,
    routes: tx.all('route', apiId),
    integrations: tx.all('integration', apiId),
    authorizers: tx.all('authorizer', apiId),
    ...lists,
  });
  const states = stages.map((stage) => {
    const { StageName = '', DeploymentId } = stage;
    const deployed = DeploymentId && tx.get('deployed', `${apiId}/${DeploymentId}`, '');
    const served =
      deployed &&
      // Deployments of older data files have no such lists: the latest ones are theirs.
      fromLists({ ...lists, ...deployed, stages: [] });
    return [
      StageName,
      {
        settings: { ...stage },
        isDeployed: DeploymentId !== undefined,
        ...(served && { served: served.configuration }),
      },
    ] as const;
  });
  return {
    apiId,
    region,
    accountId: account,
    configuration: latest.configuration,
    origin: latest.origin,
    stages: Object.fromEntries(states),
    domains,
  };
}

/** What decides about requests to a custom domain name; undefined: there is none of this name. */
function domainOf({ tx }: WorldSource, name: string): DomainState | undefined {
  const domain = tx.get('domainName', '', name);
  return (
    domain && {
      domainName: name,
      mode: domain.RoutingMode,
      rules: tx.all('routingRule', name),
      mappings: tx.all('apiMapping', name),
      hasMutualTls: Boolean(domain.MutualTlsAuthentication?.TruststoreUri),
    }
  );
}

/**
 * The world of the API that a custom domain name leads a path to; of the first mapped one where none answers, because its
 * trace says why. Undefined: no such domain name, or one without API mappings.
 */
export function worldOfDomain(source: WorldSource, name: string, path: string): World | undefined {
  const domain = domainOf(source, name);
  if (!domain) return undefined;
  const { answer } = selectMapping(domain, path);
  const mapping = answer && 'mapping' in answer ? answer.mapping : domain.mappings[0];
  return mapping?.ApiId === undefined ? undefined : worldOf(source, mapping.ApiId, [domain]);
}
