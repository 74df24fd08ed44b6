import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Icon from '@cloudscape-design/components/icon';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { paths } from '../../app/paths';
import { countOf, cutMiddle } from '../../lib/format';
import textStyles from '../../ui/text.module.css';
import { RouteKey } from '../../views/route-key';
import styles from './overview.module.css';
import type { RouteGroup } from './overview-model';

/** Enough to recognize an API; all routes are on their list. */
const MAX_GROUPS = 8;
const MAX_ROUTES = 8;

/** The routes by integration, with a lock for each authorization. */
export function RouteGroups({ apiId, groups }: { apiId: string; groups: readonly RouteGroup[] }) {
  const rest = groups.slice(MAX_GROUPS);
  const hidden = rest.reduce((sum, { routes }) => sum + routes.length, 0);
  return (
    <Container
      header={
        <Header variant="h2" actions={<Button href={paths.route.create(apiId)}>Create route</Button>}>
          Routes by integration
        </Header>
      }
    >
      {groups.length === 0 ? (
        <Box color="text-body-secondary">
          No routes: API Gateway responds to every request with 404 until there is one.
        </Box>
      ) : (
        <SpaceBetween size="m">
          {groups.slice(0, MAX_GROUPS).map((group) => (
            <Group key={group.integrationId ?? ''} apiId={apiId} group={group} />
          ))}
          {hidden > 0 && (
            <Link href={paths.route.list(apiId)}>
              {countOf(hidden, 'more route')} of {countOf(rest.length, 'more integration')}
            </Link>
          )}
        </SpaceBetween>
      )}
    </Container>
  );
}

function Group({ apiId, group }: { apiId: string; group: RouteGroup }) {
  const { integrationId, name, routes } = group;
  const more = routes.length - MAX_ROUTES;
  const title = cutMiddle(name, 80);
  return (
    <section className={styles.group}>
      <h3>
        {integrationId === undefined ? (
          title
        ) : (
          <Link href={paths.integration.detail(apiId, integrationId)}>
            <span title={name}>{title}</span>
          </Link>
        )}
        <span className={textStyles.secondary}>: {countOf(routes.length, 'route')}</span>
      </h3>
      <ul className={styles.routes}>
        {routes.slice(0, MAX_ROUTES).map(({ id, key, authorization }) => (
          <li key={id}>
            <Link href={paths.route.detail(apiId, id)}>
              <RouteKey text={key} />
            </Link>
            {authorization !== undefined && (
              <span className={`${styles.lock} ${textStyles.secondary}`}>
                <Icon name="lock-private" size="small" /> {authorization}
              </span>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && <Link href={paths.route.list(apiId)}>and {countOf(more, 'more route')}</Link>}
    </section>
  );
}
