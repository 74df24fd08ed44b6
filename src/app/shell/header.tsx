import Button from '@cloudscape-design/components/button';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { useConnection, useIsReadOnly } from '../../client/connection/use-connection';
import { Popover } from '../../ui/popover';
import { BASE, paths } from '../paths';
import connectionMenuStyles from './connection-menu.module.css';
import { NotSaved } from './not-saved';
import shellStyles from './shell.module.css';

const Settings = lazy(() => import('./settings'));
const ConnectionMenu = lazy(() => import('./connection-menu'));

/** The top bar: connection, search and menus. */
export function Header(props: { menuOpen: boolean; onMenu: () => void; onFind: () => void }) {
  const [settingsOpen, setSettingsOpen] = useState(false);
  const { colour, name, region, isProduction } = useConnection();
  const isReadOnly = useIsReadOnly();
  const isMac = navigator.userAgent.includes('Mac');
  return (
    <header className={shellStyles.header}>
      {/* biome-ignore lint/a11y/useValidAnchor: it is a link to a place of the page, which assistive technology lists as one */}
      <a
        className={shellStyles.skip}
        href="#gh-main"
        onClick={(event) => {
          // Not as a page of its own in the history, which the router does not know: Back would leave a form without asking.
          event.preventDefault();
          document.getElementById('gh-main')?.focus();
        }}
      >
        Skip to main content
      </a>
      <div className={shellStyles.menu}>
        <Button
          iconName="menu"
          variant="icon"
          ariaLabel={props.menuOpen ? 'Close navigation' : 'Open navigation'}
          ariaExpanded={props.menuOpen}
          onClick={props.onMenu}
        />
      </div>
      <a className={shellStyles.logo} href={paths.apis}>
        <img src={`${BASE}/favicon.svg`} alt="" width="24" height="24" />
        <span className={shellStyles.logoName}>Gatehouse</span>
      </a>
      <div className={shellStyles.headerSpace} />
      <button
        type="button"
        className={shellStyles.find}
        onClick={props.onFind}
        aria-keyshortcuts="Control+K Meta+K"
      >
        Search <kbd>{isMac ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <div className={shellStyles.where} role="status" aria-label="Connection">
        <button
          type="button"
          className={shellStyles.connection}
          data-colour={isProduction ? 'production' : colour}
          aria-haspopup="dialog"
          popoverTarget={MENU_ID}
        >
          <b title={name}>{name}</b>
          <span>{region}</span>
          {isProduction && <b>Production</b>}
          {isReadOnly && <span>Read-only</span>}
          <NotSaved />
        </button>
      </div>
      <ConnectionPopover />
      <Button iconName="settings" variant="icon" ariaLabel="Settings" onClick={() => setSettingsOpen(true)} />
      {settingsOpen && (
        <Suspense>
          <Settings onClose={() => setSettingsOpen(false)} />
        </Suspense>
      )}
    </header>
  );
}

const MENU_ID = 'gh-connections';

/** The menu of connections. */
function ConnectionPopover() {
  const [open, setOpen] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it closes when the screen changes
  useEffect(() => panel.current?.hidePopover(), [pathname]);
  return (
    <Popover
      panel={panel}
      id={MENU_ID}
      label="Connections"
      className={connectionMenuStyles.panel}
      onToggle={setOpen}
    >
      {open && (
        <Suspense>
          <ConnectionMenu onClose={() => panel.current?.hidePopover()} />
        </Suspense>
      )}
    </Popover>
  );
}
