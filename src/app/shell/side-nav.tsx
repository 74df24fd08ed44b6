import { matchPath } from 'react-router';
import { useItemOptional } from '../../client/cache/queries';
import { cutMiddle } from '../../lib/format';
import { isApiId, paths } from '../paths';
import { accountLists, apiScreens } from './navigation';

/** The way around: all APIs, and the parts of the one that is open. */
export function SideNav({ path }: { path: string }) {
  const apiId = matchPath('/apis/:apiId/*', path)?.params.apiId;
  const inApi = isApiId(apiId);
  return (
    <>
      <ul>
        {accountLists.map(({ text, href }) => (
          <NavLink
            key={href}
            href={href}
            text={text}
            // What is below the list of APIs has a navigation of its own.
            current={path === href || (href !== paths.apis && path.startsWith(href))}
          />
        ))}
      </ul>
      {inApi && <ApiNav apiId={apiId} path={path} />}
      <ul>
        <NavLink href={paths.journal} current={path.startsWith(paths.journal)} text="Journal" />
      </ul>
    </>
  );
}

function ApiNav({ apiId, path }: { apiId: string; path: string }) {
  const api = useItemOptional('api', { ApiId: apiId });
  return (
    <>
      <p className="gh-nav-group">{cutMiddle(api?.Name ?? apiId, 48)}</p>
      <ul>
        {apiScreens(apiId, api?.ProtocolType).map(({ text, href }) => (
          <NavLink
            key={href}
            href={href}
            text={text}
            current={path === href || path.startsWith(`${href}/`)}
          />
        ))}
      </ul>
    </>
  );
}

function NavLink({ href, text, current }: { href: string; text: string; current: boolean }) {
  return (
    <li>
      <a href={href} {...(current ? { 'aria-current': 'page' as const } : {})}>
        {text}
      </a>
    </li>
  );
}
