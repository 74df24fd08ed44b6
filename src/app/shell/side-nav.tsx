import { matchPath } from 'react-router';
import { useItemOptional } from '../../client/cache/queries';
import { cutMiddle } from '../../lib/format';
import { isApiId, paths } from '../paths';

/** The way around: all APIs, and the parts of the one that is open. */
export function SideNav({ path }: { path: string }) {
  const apiId = matchPath('/apis/:apiId/*', path)?.params.apiId;
  const inApi = isApiId(apiId);
  return (
    <>
      <ul>
        <NavLink href={paths.apis} current={path === paths.apis} text="APIs" />
        <NavLink
          href={paths.domainName.list()}
          current={path.startsWith(paths.domainName.list())}
          text="Custom domain names"
        />
        <NavLink
          href={paths.vpcLink.list()}
          current={path.startsWith(paths.vpcLink.list())}
          text="VPC links"
        />
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
  const links = [
    { text: 'Overview', href: paths.api(apiId) },
    { text: 'Routes', href: paths.route.list(apiId) },
    { text: 'Integrations', href: paths.integration.list(apiId) },
    { text: 'Authorizers', href: paths.authorizer.list(apiId) },
    { text: 'Stages', href: paths.stage.list(apiId) },
    { text: 'Deployments', href: paths.deployment.list(apiId) },
  ];
  const http = [
    { text: 'CORS', href: paths.cors(apiId) },
    { text: 'Export API', href: paths.apiExport(apiId) },
    { text: 'Reimport', href: paths.apiReimport(apiId) },
  ];
  const webSocket = [{ text: 'Models', href: paths.model.list(apiId) }];
  const shown = [
    ...links,
    ...(api?.ProtocolType === 'HTTP' ? http : []),
    ...(api?.ProtocolType === 'WEBSOCKET' ? webSocket : []),
  ];
  return (
    <>
      <p className="gh-nav-group">{cutMiddle(api?.Name ?? apiId, 48)}</p>
      <ul>
        {shown.map(({ text, href }) => (
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
