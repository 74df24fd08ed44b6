import Toggle from '@cloudscape-design/components/toggle';
import { useId, useState } from 'react';
import { matchPath, useLocation, useNavigate } from 'react-router';
import { itemExists } from '../../client/cache/queries';
import { type Connection, connections } from '../../client/connection/connections';
import { connectionTypeOf } from '../../client/connection/types/registry';
import { useConnection, useIsReadOnly } from '../../client/connection/use-connection';
import { exactTime, timeAgo } from '../../lib/format';
import { REGIONS } from '../../service/region';
import { ColourDot } from '../../ui/colour-dot';
import { notify } from '../../ui/notify';
import textStyles from '../../ui/text.module.css';
import { isApiId, paths, withoutBase } from '../paths';
import styles from './connection-menu.module.css';

/** The active connection, whether it is read-only, and the other connections. */
export default function ConnectionMenu({ onClose }: { onClose: () => void }) {
  const connection = useConnection();
  const { id } = connection;
  const isReadOnly = useIsReadOnly();
  const [all] = useState(() => connections.all());
  const leave = useLeave();

  const open = async (next: Connection) => {
    onClose();
    if (next.id === id || !(await leave())) return;
    connections.open(next.id);
    await leave.to(paths.apis);
    notify('success', `The console uses ${next.name}.`);
  };

  return (
    <>
      <h2>{connection.name}</h2>
      <p>
        {summary(connection)}
        <CredentialsExpiry id={id} />
      </p>
      {connection.readOnly && (
        <Toggle
          checked={isReadOnly}
          description={
            isReadOnly
              ? 'Changes are disabled. Switch it off to unlock the connection for this tab.'
              : 'Unlocked for this tab: changes are enabled.'
          }
          onChange={({ detail }) => connections.setReadOnly(id, detail.checked)}
        >
          Read-only
        </Toggle>
      )}
      <RegionSelect connection={connection} onClose={onClose} />
      <ul aria-label="Switch connection">
        {all.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              {...(one.id === id ? { 'aria-current': true } : {})}
              onClick={() => void open(one)}
            >
              <ColourDot colour={one.isProduction ? 'production' : one.colour} />
              <span title={one.name}>{one.name}</span>
              <span className={textStyles.secondary}>{one.region}</span>
            </button>
          </li>
        ))}
      </ul>

      <div className={styles.links}>
        <a href={paths.connection.create()}>Add connection</a>
        <a href={paths.connection.list()}>Manage connections</a>
      </div>
    </>
  );
}

/**
 * Leaves the current screen for one that makes no call, at once and not as a transition, so that neither account gets a call
 * for what belongs to the other. A form with unsaved changes can keep the user: then it resolves to false.
 */
function useLeave() {
  const navigate = useNavigate();
  const leave = async (): Promise<boolean> => {
    await navigate(paths.connection.list(), { flushSync: true });
    return location.pathname === paths.connection.list();
  };
  return Object.assign(leave, { to: (path: string) => navigate(path, { replace: true }) });
}

/** Switches the tab to another Region, on the same screen when the resource exists there. */
function RegionSelect({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const fieldId = useId();
  const { pathname, search } = useLocation();
  const leave = useLeave();
  const { region } = connection;
  const known = REGIONS.some(([name]) => name === region);

  const change = async (next: string) => {
    onClose();
    if (next === region || !(await leave())) return;
    connections.openRegion(next);
    const elsewhere = await placeIn({ ...connection, region: next }, withoutBase(pathname));
    await leave.to(elsewhere ?? `${pathname}${search}`);
    notify('success', `The console uses ${connection.name} in ${next}.`);
  };

  return (
    <div className={styles.region}>
      <label htmlFor={fieldId}>Region</label>
      <select id={fieldId} value={region} onChange={({ target }) => void change(target.value)}>
        {!known && <option value={region}>{region}</option>}
        {REGIONS.map(([name, place]) => (
          <option key={name} value={name}>
            {name} ({place})
          </option>
        ))}
      </select>
    </div>
  );
}

/** The list to navigate to when the resource of a URL does not exist on a connection; undefined when it does. */
async function placeIn(connection: Connection, path: string): Promise<string | undefined> {
  const apiId = matchPath('/apis/:apiId/*', path)?.params.apiId;
  if (isApiId(apiId)) return (await itemExists(connection, 'api', { ApiId: apiId })) ? undefined : paths.apis;
  const domain = matchPath('/domains/item/:id/*', path)?.params.id;
  if (domain !== undefined)
    return (await itemExists(connection, 'domainName', { DomainName: domain }))
      ? undefined
      : paths.domainName.list();
  const link = matchPath('/vpc-links/item/:id/*', path)?.params.id;
  if (link !== undefined)
    return (await itemExists(connection, 'vpcLink', { VpcLinkId: link })) ? undefined : paths.vpcLink.list();
  return path.startsWith('/tags/') ? paths.apis : undefined;
}

/** A one-line description of the connection. */
function summary(connection: Connection): string {
  const { region, role } = connection;
  const type = connectionTypeOf(connection);
  const credentials = type.credentials(connection);
  const parts = [type.where(connection), region];
  if (credentials) parts.push(`signed with ${credentials}`);
  if (role) parts.push(`as ${role.arn}`);
  return `${parts.join(', ')}.`;
}

function CredentialsExpiry({ id }: { id: string }) {
  const end = connections.credentialsOf(id)?.expiration;
  if (!end) return null;
  const at = new Date(end);
  const hasEnded = at.getTime() <= Date.now();
  return (
    <>
      {' '}
      The credentials {hasEnded ? 'expired' : 'expire'}{' '}
      <time title={exactTime(at)}>{timeAgo(at, new Date())}</time>.
    </>
  );
}
