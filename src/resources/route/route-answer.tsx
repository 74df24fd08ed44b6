import type { Route } from '@aws-sdk/client-apigatewayv2';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { paths } from '../../app/paths';
import { useAll } from '../../client/cache/queries';
import { countOf } from '../../lib/format';
import { parseRequestLine, type RouteSelection, selectRoute } from '../../service/traffic/select-route';
import textStyles from '../../ui/text.module.css';
import { RouteKey } from '../../views/route-key';

const REASONS = {
  tie: 'may answer as well: not documented',
  'less-specific': 'matches, but is less specific',
  method: 'has this path, but another method',
} as const;

const UNCERTAIN: Record<RouteSelection<Route>['uncertain'][number], string> = {
  'trailing-slash': 'Reports disagree whether a route without the slash at the end answers this path.',
  'empty-segment': 'How the service matches “//” is not documented.',
  'percent-encoding':
    'Whether the service matches a path before or after decoding it is not documented. It is matched here as typed.',
};

/** Which route answers a typed request, and why not the others. Reads all routes of the API, from the cache if there. */
export default function RouteAnswer({ apiId, line }: { apiId: string; line: string }) {
  const routes = useAll('route', { ApiId: apiId });
  const request = parseRequestLine(line);
  return (
    <div role="status">
      {!request ? (
        'Enter a method and a path after the stage, such as GET /orders/5.'
      ) : !routes ? (
        <StatusIndicator type="loading">Loading routes</StatusIndicator>
      ) : (
        <Answer apiId={apiId} selection={selectRoute(routes, request)} />
      )}
    </div>
  );
}

function Answer({ apiId, selection }: { apiId: string; selection: RouteSelection<Route> }) {
  const { route, verdicts } = selection;
  const hasTie = verdicts.some(({ verdict }) => verdict === 'tie');
  const others = verdicts.flatMap((one) =>
    one.verdict === 'selected' || one.verdict === 'path'
      ? []
      : [{ route: one.route, reason: REASONS[one.verdict] }],
  );
  const otherPaths = verdicts.filter(({ verdict }) => verdict === 'path').length;
  const parameters = Object.entries(selection.parameters);
  return (
    <SpaceBetween size="xs">
      <div>
        {route ? (
          <StatusIndicator type={hasTie ? 'warning' : 'success'}>
            <RouteLink apiId={apiId} route={route} /> {hasTie ? 'probably answers' : 'answers'}
          </StatusIndicator>
        ) : (
          <StatusIndicator type="error">No route answers: the response is 404 Not Found</StatusIndicator>
        )}
        {parameters.map(([name, value]) => (
          <span key={name} className={textStyles.mono}>
            {' '}
            {name}={value === '' ? '(empty)' : value}
          </span>
        ))}
      </div>
      {hasTie && (
        <div className={textStyles.secondary}>
          Several routes match, and AWS does not document which one answers: one has the more specific path,
          another the more specific method or a literal elsewhere.
        </div>
      )}
      {selection.uncertain.map((kind) => (
        <StatusIndicator key={kind} type="info">
          {UNCERTAIN[kind]}
        </StatusIndicator>
      ))}
      {others.length > 0 ? (
        <ExpandableSection
          variant="footer"
          headerText={`Why not the others (${verdicts.length - (route ? 1 : 0)})`}
          defaultExpanded={hasTie || !route}
        >
          <ul aria-label="Other routes">
            {others.map((one) => (
              <li key={one.route.RouteId}>
                <RouteLink apiId={apiId} route={one.route} /> {one.reason}
              </li>
            ))}
            {otherPaths > 0 && <li>{countOf(otherPaths, 'route')} with another path</li>}
          </ul>
        </ExpandableSection>
      ) : (
        otherPaths > 0 && (
          <div className={textStyles.secondary}>
            {route ? 'All other routes have' : `${countOf(otherPaths, 'route')}, all with`} another path.
          </div>
        )
      )}
    </SpaceBetween>
  );
}

function RouteLink({ apiId, route }: { apiId: string; route: Route }) {
  return (
    <Link href={paths.route.detail(apiId, route.RouteId ?? '')}>
      <RouteKey text={route.RouteKey ?? ''} />
    </Link>
  );
}
