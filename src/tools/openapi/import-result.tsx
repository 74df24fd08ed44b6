import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useLocation } from 'react-router';
import { paths } from '../../app/paths';
import { useAllOptional, useItem } from '../../client/cache/queries';
import { countOf } from '../../lib/format';
import { useApiBreadcrumbs } from '../../resources/shared/breadcrumbs';
import { useIds } from '../../resources/shared/use-ids';
import { routeOfMessage } from '../../service/openapi/locate';
import { PropertyList } from '../../ui/property-list';
import { Screen } from '../../ui/screen';
import { readImportResult } from './import-result-model';
import { Messages } from './messages';

/** The result of an import: what the API has now, and what the service said, with links to the routes it is about. */
export function Component() {
  const { apiId } = useIds('apiId');
  const result = readImportResult(useLocation().state);
  const parents = { ApiId: apiId };
  const api = useItem('api', parents);
  const routes = useAllOptional('route', parents);
  const integrations = useAllOptional('integration', parents);
  const authorizers = useAllOptional('authorizer', parents);
  const shown = (rows: readonly unknown[] | undefined, noun: string) =>
    rows ? countOf(rows.length, noun) : 'Counting';
  const hrefOf = (message: string) => {
    const key = routeOfMessage(message);
    const id = key && routes?.find(({ RouteKey }) => RouteKey === key)?.RouteId;
    return id === undefined || id === '' ? undefined : paths.route.detail(apiId, id);
  };
  return (
    <Screen
      title={result?.title ?? 'API imported'}
      crumbs={useApiBreadcrumbs(apiId)}
      width="form"
      actions={
        <Button href={paths.api(apiId)} variant="primary">
          Go to API
        </Button>
      }
    >
      <SpaceBetween size="l">
        <PropertyList
          title={api?.Name ?? apiId}
          facts={[
            { label: 'Routes', value: shown(routes, 'route') },
            { label: 'Integrations', value: shown(integrations, 'integration') },
            { label: 'Authorizers', value: shown(authorizers, 'authorizer') },
          ]}
        />
        {!result && (
          <Box color="text-body-secondary">
            The messages of the import are kept in the tab that made it, until it is closed.
          </Box>
        )}
        {result?.warnings.length === 0 && <Alert type="success">The service had no warnings.</Alert>}
        {result && result.warnings.length > 0 && (
          <Container header={<Header variant="h2">{countOf(result.warnings.length, 'warning')}</Header>}>
            <Messages messages={result.warnings.map((text) => ({ text }))} href={hrefOf} />
          </Container>
        )}
        {result && result.notes.length > 0 && (
          <ExpandableSection
            variant="container"
            headerText={countOf(result.notes.length, 'note')}
            headerDescription="Parts of the document that HTTP APIs do not use"
          >
            <Messages messages={result.notes.map((text) => ({ text }))} />
          </ExpandableSection>
        )}
      </SpaceBetween>
    </Screen>
  );
}
