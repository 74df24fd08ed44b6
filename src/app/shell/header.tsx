import Button from '@cloudscape-design/components/button';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useConnection, useIsReadOnly } from '../../client/connection/use-connection';

const Settings = lazy(() => import('./settings'));
const ConnectionMenu = lazy(() => import('./connection-menu'));

/** The bar at the top: where one is, and how to get elsewhere. */
export function Header(props: { menuOpen: boolean; onMenu: () => void; onFind: () => void }) {
  const [settingsOpen, setSettingsOpen] = useState(false);
  const [connectionOpen, setConnectionOpen] = useState(false);
  const closeConnection = useCallback(() => setConnectionOpen(false), []);
  const { colour, name, region, isProduction } = useConnection();
  const isReadOnly = useIsReadOnly();
  const isMac = navigator.userAgent.includes('Mac');
  return (
    <header className="gh-header">
      <a className="gh-skip" href="#gh-main">
        Skip to main content
      </a>
      <div className="gh-menu">
        <Button
          iconName="menu"
          variant="icon"
          ariaLabel={props.menuOpen ? 'Close navigation' : 'Open navigation'}
          ariaExpanded={props.menuOpen}
          onClick={props.onMenu}
        />
      </div>
      <a className="gh-logo" href="/apis">
        <img src="/favicon.svg" alt="" width="24" height="24" />
        <span className="gh-logo-name">Gatehouse</span>
      </a>
      <div className="gh-header-space" />
      <button type="button" className="gh-find" onClick={props.onFind} aria-keyshortcuts="Control+K Meta+K">
        Find <kbd>{isMac ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <div className="gh-where" role="status" aria-label="Connection">
        <button
          type="button"
          className="gh-connection"
          data-colour={isProduction ? 'production' : colour}
          aria-expanded={connectionOpen}
          aria-haspopup="dialog"
          onClick={() => setConnectionOpen(!connectionOpen)}
        >
          <b title={name}>{name}</b>
          <span>{region}</span>
          {isProduction && <b>Production</b>}
          {isReadOnly && <span>Read-only</span>}
        </button>
      </div>
      {connectionOpen && (
        <Suspense>
          <ConnectionMenu onClose={closeConnection} />
        </Suspense>
      )}
      <Button iconName="settings" variant="icon" ariaLabel="Settings" onClick={() => setSettingsOpen(true)} />
      {settingsOpen && (
        <Suspense>
          <Settings onClose={() => setSettingsOpen(false)} />
        </Suspense>
      )}
    </header>
  );
}
