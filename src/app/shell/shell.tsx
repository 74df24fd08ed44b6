import {
  lazy,
  type MouseEvent,
  Suspense,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { Outlet, ScrollRestoration, useLocation, useNavigate, useNavigation } from 'react-router';
import { onRefreshError } from '../../client/cache/query-client';
import { startProblem } from '../../client/connection/active-connection';
import { useReadOnlyReason } from '../../client/connection/use-connection';
import { promptStore } from '../../client/prompts';
import styles from './shell.module.css';
import '../../plans/journal/journal';
import { type HeldKeys, holdKeys } from '../../ui/held-keys';
import { notificationStore, notify } from '../../ui/notify';
import { WriteLock } from '../../ui/write-lock';
import { ScreenErrorBoundary } from './error-page';
import { Header } from './header';
import { InterruptedPlansNotice } from './interrupted-plans-notice';
import { preload } from './preload';
import { QueuedCalls } from './queued-calls';
import { SideNav } from './side-nav';

const Notifications = lazy(() => import('./notifications'));
const SearchDialog = lazy(() => import('./search-dialog'));
const PromptDialog = lazy(() => import('./prompt-dialog'));

/** The frame around every screen: header, navigation, messages, main. */
export function Shell() {
  const navigate = useNavigate();
  const location = useLocation();
  const busy = useNavigation().state !== 'idle';
  const [menuOpen, setMenuOpen] = useState(false);
  // What is typed while the search dialog loads is meant for it.
  const [searchKeys, setSearchKeys] = useState<HeldKeys>();
  const openSearch = useCallback(() => {
    // Not in an updater, which may run twice: what the second one holds is lost.
    if (!searchKeys) setSearchKeys(holdKeys(() => setSearchKeys(undefined)));
  }, [searchKeys]);
  const notifications = useSyncExternalStore(notificationStore.subscribe, notificationStore.getSnapshot);
  const pendingPrompt = useSyncExternalStore(promptStore.subscribe, promptStore.getSnapshot);
  const readOnlyReason = useReadOnlyReason();

  useEffect(() => {
    const problem = startProblem();
    if (problem) notify('error', problem);
  }, []);
  useEffect(() => onRefreshError((error) => notify('error', `Refresh failed: ${error.message}`)), []);

  // A success is notified just before the navigation that follows it, so it stays for that screen and is cleared by the next.
  const { pathname } = location;
  const arrived = useRef({ pathname, newest: 0 });
  useEffect(() => {
    if (arrived.current.pathname === pathname) return;
    notificationStore.dismissOldSuccesses(arrived.current.newest);
    arrived.current = { pathname, newest: notificationStore.getSnapshot()[0]?.id ?? 0 };
  }, [pathname]);

  // Before the browser paints: a key that is pressed at the first sight of a screen must not be lost.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        openSearch();
      }
      if (event.key === 'Escape') setMenuOpen(false);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [openSearch]);

  // The kit's links and buttons are plain anchors. One listener turns those that stay in the console into navigation
  // without a page load; links with a modifier or another target are left to the browser.
  const onClick = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || hasModifier(event)) return;
    const href = innerHref(event.target);
    if (href === undefined) return;
    event.preventDefault();
    setMenuOpen(false);
    void navigate(href);
  };

  const onApproach = (event: { target: EventTarget }) => {
    const href = innerHref(event.target);
    if (href !== undefined) preload(href);
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the anchors inside turn keys into clicks by themselves
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens to the anchors inside
    <div className={styles.shell} onClick={onClick} onPointerOver={onApproach} onFocus={onApproach}>
      {busy && <div className={styles.busy} role="progressbar" aria-label="Loading the screen" />}
      <Header menuOpen={menuOpen} onMenu={() => setMenuOpen(!menuOpen)} onFind={openSearch} />
      <nav id="gh-nav" className={styles.nav} aria-label="Resources" data-open={menuOpen}>
        <SideNav path={location.pathname} />
      </nav>
      <main id="gh-main" className={styles.main} tabIndex={-1} style={{ outline: 'none' }}>
        <QueuedCalls />
        <InterruptedPlansNotice />
        <div className={styles.flashes}>
          {notifications.length > 0 && (
            <Suspense>
              <Notifications notifications={notifications} />
            </Suspense>
          )}
        </div>
        <ScreenErrorBoundary key={location.pathname}>
          <Suspense>
            <WriteLock value={readOnlyReason}>
              <Outlet />
            </WriteLock>
          </Suspense>
        </ScreenErrorBoundary>
      </main>
      {pendingPrompt && (
        <Suspense>
          <PromptDialog pending={pendingPrompt} />
        </Suspense>
      )}
      {searchKeys && (
        <Suspense>
          <SearchDialog path={location.pathname} keys={searchKeys} onClose={() => setSearchKeys(undefined)} />
        </Suspense>
      )}
      <ScrollRestoration />
    </div>
  );
}

function hasModifier(event: MouseEvent): boolean {
  return event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}

/** The URL of the anchor that contains `target`, when it is an internal one. */
function innerHref(target: EventTarget): string | undefined {
  const anchor = target instanceof Element ? target.closest('a') : null;
  const href = anchor?.getAttribute('href');
  if (!href?.startsWith('/') || href.startsWith('//') || anchor?.target || anchor?.hasAttribute('download')) {
    return undefined;
  }
  return href;
}
