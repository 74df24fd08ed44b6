import Button from '@cloudscape-design/components/button';
import { lazy, Suspense, useState } from 'react';
import { here } from '../api/here';

const Settings = lazy(() => import('./settings'));

/** The bar at the top: where one is, and how to get elsewhere. */
export function Header(props: { menuOpen: boolean; onMenu: () => void; onFind: () => void }) {
  const [settingsOpen, setSettingsOpen] = useState(false);
  const { kind, name, region } = here();
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
        Gatehouse
      </a>
      <div className="gh-header-space" />
      <button type="button" className="gh-find" onClick={props.onFind} aria-keyshortcuts="Control+K Meta+K">
        Find <kbd>{isMac ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <div className="gh-connection" data-kind={kind} role="status" aria-label="Connection">
        <span>{name}</span>
        <span>{region}</span>
      </div>
      <Button iconName="settings" variant="icon" ariaLabel="Settings" onClick={() => setSettingsOpen(true)} />
      {settingsOpen && (
        <Suspense>
          <Settings onClose={() => setSettingsOpen(false)} />
        </Suspense>
      )}
    </header>
  );
}
