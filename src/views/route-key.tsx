import Link from '@cloudscape-design/components/link';
import { splitRouteKey } from '../service/integration-name';
import { Method, PathText } from '../ui/method-badge';
import textStyles from '../ui/text.module.css';

/** A route key as its coloured method and its path with variables set off. */
export function RouteKey({ text }: { text: string }) {
  const { method, path } = splitRouteKey(text);
  return (
    <span className={textStyles.breakAnywhere}>
      {method && (
        <>
          <Method name={method} />{' '}
        </>
      )}
      <PathText path={path} />
    </span>
  );
}

/** Of a dialog that names the routes that use a resource, while they load and when they cannot be loaded. */
export const ROUTES_UNKNOWN = 'The routes of this API were not read: some may use it.';

/** Routes as a list of links: what uses a resource. */
export function RouteLinks(props: {
  routes: readonly { RouteId?: string | undefined; RouteKey?: string | undefined }[];
  href: (routeId: string) => string;
}) {
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {props.routes.map(({ RouteId = '', RouteKey: key = '' }) => (
        <li key={RouteId}>
          <Link href={props.href(RouteId)}>
            <RouteKey text={key} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
