import { useSyncExternalStore } from 'react';
import { useItemName, useItemOptional } from '../../client/cache/queries';
import { isKindMissing, missingKindsStore } from '../../client/connection/missing-kinds';
import { useConnection } from '../../client/connection/use-connection';
import { cutMiddle } from '../../lib/format';
import { accountNavigation, apiNavigation, type NavigationEntry, toolNavigation } from '../navigation';
import { isApiId, paths } from '../paths';
import styles from './shell.module.css';

/** The side navigation: all APIs, and the screens of the open one. */
export function SideNav({ path }: { path: string }) {
  // Also in the encoded ARN of /tags/:arn.
  const apiId = /(?:\/|%2F)apis(?:\/|%2F)([^/%]+)/i.exec(path)?.[1];
  return (
    <>
      <NavList entries={accountNavigation} path={path} />
      {isApiId(apiId) && <ApiNav apiId={apiId} path={path} />}
      <NavList entries={toolNavigation} path={path} />
    </>
  );
}

function ApiNav({ apiId, path }: { apiId: string; path: string }) {
  const api = useItemOptional('api', { ApiId: apiId });
  const name = useItemName('api', { ApiId: apiId });
  return (
    <>
      <p className={styles.navGroup}>{cutMiddle(name, 48)}</p>
      <NavList entries={apiNavigation(apiId, api?.ProtocolType)} path={path} />
    </>
  );
}

function NavList({ entries, path }: { entries: readonly NavigationEntry[]; path: string }) {
  const connection = useConnection();
  useSyncExternalStore(missingKindsStore.subscribe, missingKindsStore.getSnapshot);
  return (
    <ul>
      {entries.map(({ text, href, kind }) => (
        <li key={href}>
          <a href={href} {...(isCurrent(href, path) ? { 'aria-current': 'page' as const } : {})}>
            {text}
            {kind && isKindMissing(connection, kind) && (
              <span className={styles.navNote}> (not available here)</span>
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Inside an API the list of APIs is not the active item: the API's group has it. */
function isCurrent(href: string, path: string): boolean {
  return path === href || (href !== paths.apis && path.startsWith(`${href}/`));
}
