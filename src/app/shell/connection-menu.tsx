import Toggle from '@cloudscape-design/components/toggle';
import { useId, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { type Connection, connections } from '../../client/connection/connections';
import { connectionTypeOf } from '../../client/connection/types/registry';
import { useConnection, useIsReadOnly } from '../../client/connection/use-connection';
import { exactTime, timeAgo } from '../../lib/format';
import { REGIONS } from '../../service/region';
import { ColourDot } from '../../ui/colour-dot';
import textStyles from '../../ui/text.module.css';
import { paths } from '../paths';
import styles from './connection-menu.module.css';
import type { SwitchTarget } from './switch-connection';

/** The active connection, whether it is read-only, and the other connections. */
export default function ConnectionMenu({ onClose }: { onClose: () => void }) {
  const connection = useConnection();
  const { id } = connection;
  const isReadOnly = useIsReadOnly();
  const [all] = useState(() => connections.all());
  const switchTo = useSwitch(onClose);

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
              onClick={() => switchTo(one.id === id ? undefined : { connectionId: one.id })}
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

/** Closes the menu and navigates to the screen that switches; a form with unsaved input asks first, and can keep the user. */
function useSwitch(onClose: () => void): (target: SwitchTarget | undefined) => void {
  const navigate = useNavigate();
  return (state) => {
    onClose();
    if (state) void navigate(paths.connection.switch(), { state });
  };
}

/** Switches the tab to another Region, on the same screen when the resource exists there. */
function RegionSelect({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const fieldId = useId();
  const { pathname, search } = useLocation();
  const switchTo = useSwitch(onClose);
  const { id, region } = connection;
  const known = REGIONS.some(([name]) => name === region);
  const change = (next: string) =>
    switchTo(next === region ? undefined : { connectionId: id, region: next, keep: `${pathname}${search}` });

  return (
    <div className={styles.region}>
      <label htmlFor={fieldId}>Region</label>
      <select id={fieldId} value={region} onChange={({ target }) => change(target.value)}>
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
