import Toggle from '@cloudscape-design/components/toggle';
import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { type Connection, connections } from '../api/connections';
import { useHere } from '../api/use-here';
import { exactTime, timeAgo } from '../lib/format';
import { paths } from '../lib/paths';
import { ColourDot } from '../ui/colour-dot';
import { flash } from '../ui/flash';
import './connection-menu.css';

/** Where calls go now, whether they may change anything, and where else they could go. */
export default function ConnectionMenu({ onClose }: { onClose: () => void }) {
  const { id, isLocked } = useHere();
  const navigate = useNavigate();
  const panel = useRef<HTMLDivElement>(null);
  const [all] = useState(() => connections.all());
  const current = connections.current();
  const { pathname } = useLocation();
  const [openedAt] = useState(pathname);

  useEffect(() => {
    if (pathname !== openedAt) onClose();
  }, [pathname, openedAt, onClose]);

  useEffect(() => {
    panel.current?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    const onPress = (event: PointerEvent) => {
      const target = event.target as Element;
      // The button that opened it closes it by itself.
      if (!panel.current?.contains(target) && !target.closest('.gh-connection')) onClose();
    };
    addEventListener('keydown', onKey);
    addEventListener('pointerdown', onPress);
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener('pointerdown', onPress);
    };
  }, [onClose]);

  const open = async (next: Connection) => {
    onClose();
    if (next.id === id) return;
    // By way of a screen that makes no call, at once and not as a transition: neither account is asked for what belongs
    // to the other. A form that would lose something stops it here.
    await navigate(paths.connection.list(), { flushSync: true });
    if (location.pathname !== paths.connection.list()) return;
    await connections.open(next.id);
    await navigate(paths.apis, { replace: true });
    flash('success', `The console is on ${next.name}.`);
  };

  return (
    <div
      ref={panel}
      className="gh-connection-menu"
      role="dialog"
      aria-label="Connections"
      tabIndex={-1}
      style={{ outline: 'none' }}
    >
      <h2>{current.name}</h2>
      <p>
        {summary(current)}
        <KeysEnd id={id} />
      </p>
      {current.readOnly && (
        <Toggle
          checked={isLocked}
          description={
            isLocked
              ? 'Nothing can be changed. Switch it off to unlock the connection for this tab.'
              : 'Unlocked for this tab: changes are sent.'
          }
          onChange={({ detail }) => connections.setLocked(id, detail.checked)}
        >
          Read-only
        </Toggle>
      )}
      <ul aria-label="Go to another connection">
        {all.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              {...(one.id === id ? { 'aria-current': true } : {})}
              onClick={() => void open(one)}
            >
              <ColourDot colour={one.isProduction ? 'production' : one.colour} />
              <span title={one.name}>{one.name}</span>
              <span className="gh-secondary">{one.region}</span>
            </button>
          </li>
        ))}
      </ul>

      <div className="gh-connection-menu-links">
        <a href={paths.connection.create()}>Add connection</a>
        <a href={paths.connection.list()}>Manage connections</a>
      </div>
    </div>
  );
}

/** What the connection is, in a line. */
function summary({ kind, region, access, profile, role, endpoint, transport }: Connection): string {
  if (kind === 'sandbox') return `The sandbox inside this page, ${region}.`;
  const what = kind === 'aws' ? 'AWS' : (endpoint ?? '');
  const whose =
    access === 'profile'
      ? `, signed with ${profile ? `profile ${profile}` : 'the keys of the relay’s environment'}`
      : access === 'keys'
        ? ', signed with the keys of this tab'
        : '';
  const on = role ? `, as ${role.arn}` : '';
  return `${what}, ${region}${whose}${on}${transport === 'relay' ? ', by the relay' : ''}.`;
}

function KeysEnd({ id }: { id: string }) {
  const end = connections.keysOf(id)?.expiration;
  if (!end) return null;
  const at = new Date(end);
  const hasEnded = at.getTime() <= Date.now();
  return (
    <>
      {' '}
      The keys {hasEnded ? 'ended' : 'end'} <time title={exactTime(at)}>{timeAgo(at, new Date())}</time>.
    </>
  );
}
