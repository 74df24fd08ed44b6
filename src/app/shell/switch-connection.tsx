import { useEffect, useRef } from 'react';
import { matchPath, useLocation, useNavigate } from 'react-router';
import { itemExists } from '../../client/cache/queries';
import { type Connection, connections } from '../../client/connection/connections';
import { notify } from '../../ui/notify';
import { PropertyListSkeleton } from '../../ui/property-list';
import { Screen } from '../../ui/screen';
import { screens } from '../navigation';
import { isApiId, paths, withoutBase } from '../paths';

/** What the screen switches to, in the state of its navigation. */
export interface SwitchTarget {
  connectionId: string;
  /** Another Region of the connection. */
  region?: string;
  /** The address of the screen to keep, where its resource exists in the Region. */
  keep?: string;
}

/**
 * Switches the tab to another connection or Region and leaves for a screen of it. It makes the switch once it is mounted: the screen
 * before is unmounted then, so neither account gets a call for what belongs to the other.
 */
export function Component() {
  const navigate = useNavigate();
  const target = useLocation().state as SwitchTarget | null;
  const isStarted = useRef(false);

  useEffect(() => {
    // React mounts a component twice in development.
    if (isStarted.current) return;
    isStarted.current = true;
    const change = async () => {
      const connection = target && connections.find(target.connectionId);
      if (!connection) {
        if (target) notify('error', 'This connection was removed in another tab.');
        await navigate(paths.connection.list(), { replace: true });
        return;
      }
      const { region = connection.region, keep } = target;
      connections.open(connection.id, target.region);
      await navigate((keep && (await placeIn({ ...connection, region }, keep))) ?? paths.apis, {
        replace: true,
      });
      notify('success', `The console uses ${connection.name}${target.region ? ` in ${region}` : ''}.`);
    };
    void change();
  }, [navigate, target]);

  return (
    <Screen title="Switch connection" crumbs={[screens.connections]}>
      <PropertyListSkeleton />
    </Screen>
  );
}

/** The address to keep when its resource exists on a connection, else that of its list. */
async function placeIn(connection: Connection, address: string): Promise<string> {
  const path = withoutBase(address.replace(/[?#].*/, ''));
  const apiId = matchPath('/apis/:apiId/*', path)?.params.apiId;
  if (isApiId(apiId)) return (await itemExists(connection, 'api', { ApiId: apiId })) ? address : paths.apis;
  const domain = matchPath('/domains/item/:id/*', path)?.params.id;
  if (domain !== undefined)
    return (await itemExists(connection, 'domainName', { DomainName: domain }))
      ? address
      : paths.domainName.list();
  const link = matchPath('/vpc-links/item/:id/*', path)?.params.id;
  if (link !== undefined)
    return (await itemExists(connection, 'vpcLink', { VpcLinkId: link })) ? address : paths.vpcLink.list();
  return path.startsWith('/tags/') ? paths.apis : address;
}
