import type { Route } from '@aws-sdk/client-apigatewayv2';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { paths } from '../../app/paths';
import { useAll } from '../../client/cache/queries';
import { splitRouteKey } from '../../service/integration-name';
import { Method, PathText } from '../../ui/method-badge';
import styles from './path-tree.module.css';
import { type PathNode, routeTree } from './tree';

/** The routes of an HTTP API as a tree of their paths, each method a link to its route. */
export default function PathTree(props: { apiId: string; keeps: ((route: Route) => boolean) | undefined }) {
  const routes = useAll('route', { ApiId: props.apiId });
  if (!routes) return <StatusIndicator type="loading">Loading routes</StatusIndicator>;
  const kept = props.keeps ? routes.filter(props.keeps) : routes;
  return (
    <Container>
      {kept.length > 0 ? (
        <Nodes apiId={props.apiId} nodes={routeTree(kept)} label="Routes by path" />
      ) : (
        <Box color="text-body-secondary" textAlign="center">
          {routes.length === 0 ? 'No routes' : `None of ${routes.length} routes matches all filters.`}
        </Box>
      )}
    </Container>
  );
}

function Nodes(props: { apiId: string; nodes: readonly PathNode<Route>[]; label?: string }) {
  return (
    <ul className={styles.nodes} aria-label={props.label}>
      {props.nodes.map((node) => (
        <li key={node.path}>
          <div className={styles.node}>
            <span title={node.path}>
              <PathText path={node.name} />
            </span>
            {node.routes.map((route) => (
              <MethodLink key={route.RouteId} apiId={props.apiId} route={route} />
            ))}
          </div>
          {node.children.length > 0 && <Nodes apiId={props.apiId} nodes={node.children} />}
        </li>
      ))}
    </ul>
  );
}

function MethodLink({ apiId, route }: { apiId: string; route: Route }) {
  const { method } = splitRouteKey(route.RouteKey ?? '');
  return (
    <Link href={paths.route.detail(apiId, route.RouteId ?? '')} ariaLabel={route.RouteKey ?? ''}>
      {method ? <Method name={method} /> : 'Open'}
    </Link>
  );
}
