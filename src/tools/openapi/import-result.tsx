import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { paths } from '../../app/paths';
import { useAllOptional } from '../../client/cache/queries';
import { countOf } from '../../lib/format';
import { PropertyList } from '../../ui/property-list';
import textStyles from '../../ui/text.module.css';

/** The warnings of an import, verbatim, and the resulting resource counts. */
export function ImportResult({ response }: { response: Readonly<Record<string, unknown>> }) {
  const apiId = String(response.ApiId);
  const warnings = texts(response.Warnings);
  const info = texts(response.ImportInfo);
  const parents = { ApiId: apiId };
  const routes = useAllOptional('route', parents);
  const integrations = useAllOptional('integration', parents);
  const authorizers = useAllOptional('authorizer', parents);
  const shown = (rows: readonly unknown[] | undefined, noun: string) =>
    rows ? countOf(rows.length, noun) : 'Counting';
  return (
    <SpaceBetween size="l">
      <PropertyList
        title={String(response.Name)}
        actions={
          <Button href={paths.api(apiId)} variant="primary">
            Go to API
          </Button>
        }
        facts={[
          { label: 'Routes', value: shown(routes, 'route') },
          { label: 'Integrations', value: shown(integrations, 'integration') },
          { label: 'Authorizers', value: shown(authorizers, 'authorizer') },
        ]}
      />
      {warnings.length > 0 ? (
        <Container header={<Header variant="h2">{countOf(warnings.length, 'warning')}</Header>}>
          <Messages messages={warnings} />
        </Container>
      ) : (
        <Alert type="success">The service had no warnings.</Alert>
      )}
      {info.length > 0 && (
        <ExpandableSection
          variant="container"
          headerText={countOf(info.length, 'note')}
          headerDescription="Parts of the document that HTTP APIs do not use"
        >
          <Messages messages={info} />
        </ExpandableSection>
      )}
    </SpaceBetween>
  );
}

function Messages({ messages }: { messages: string[] }) {
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {[...new Set(messages)].map((message) => (
        <li key={message} className={textStyles.breakAnywhere}>
          {message}
        </li>
      ))}
    </ul>
  );
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
