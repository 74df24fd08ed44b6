import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { countOf } from '../../lib/format';
import { diff } from '../../service/configuration/diff';
import { lacksSentence, summarize } from '../../service/configuration/report';
import type { Source } from '../../service/configuration/source';
import { DifferenceTree } from '../../views/difference';
import type { DocumentPreview, DocumentValues } from './document-model';
import { Messages } from './messages';
import type { ReadDocument } from './use-read-document';

/** What an import of the document in the form would do. */
export function ImportPreview(props: {
  document: ReadDocument;
  /** What the API is now; undefined while that is being read. */
  current: Source | undefined;
  /** Why `current` could not be read. */
  problem?: string | undefined;
}) {
  const { isEmpty, preview, waitsForRequest, read } = props.document;
  const FailOnWarnings = useWatch<DocumentValues, 'FailOnWarnings'>({ name: 'FailOnWarnings' });
  return (
    <Container header={<Header variant="h2">What will happen</Header>}>
      <SpaceBetween size="m">
        {waitsForRequest && (
          <SpaceBetween size="xs">
            <Box>A document above 200,000 characters is read on request.</Box>
            <Button formAction="none" onClick={read}>
              Read the document
            </Button>
          </SpaceBetween>
        )}
        {isEmpty && (
          <Box color="text-body-secondary">
            Paste a document or choose a file: what it creates, what is ignored and what the service warns of
            appears here before anything is sent.
          </Box>
        )}
        {preview && (
          <PreviewContent
            preview={preview}
            failsOnWarnings={FailOnWarnings}
            current={props.current}
            problem={props.problem}
          />
        )}
      </SpaceBetween>
    </Container>
  );
}

function PreviewContent(props: {
  preview: DocumentPreview;
  failsOnWarnings: boolean;
  current: Source | undefined;
  problem?: string | undefined;
}) {
  const { preview, current } = props;
  if (!preview.ok)
    return (
      <Alert type="error" header="The service would refuse this document">
        <Messages messages={preview.errors} />
      </Alert>
    );
  const { warnings, ignored } = preview;
  return (
    <SpaceBetween size="m">
      {props.problem !== undefined && (
        <Alert type="warning" header="The API could not be read, so that nothing is compared">
          {props.problem}
        </Alert>
      )}
      {props.problem === undefined &&
        (current ? (
          <Comparison before={current} after={preview.source} />
        ) : (
          <Box color="text-body-secondary">Reading the API</Box>
        ))}
      {warnings.length > 0 && (
        <Alert
          type="warning"
          header={
            props.failsOnWarnings
              ? `${countOf(warnings.length, 'warning')}: the service will refuse the document`
              : countOf(warnings.length, 'warning')
          }
        >
          <Messages messages={warnings} />
        </Alert>
      )}
      {ignored.length > 0 && (
        <ExpandableSection headerText={`Ignored (${ignored.length})`} defaultExpanded={ignored.length <= 10}>
          <Messages messages={ignored} />
        </ExpandableSection>
      )}
      {warnings.length === 0 && ignored.length === 0 && <Box>No warnings, and nothing is ignored.</Box>}
    </SpaceBetween>
  );
}

function Comparison({ before, after }: { before: Source; after: Source }) {
  const { changes, lacks } = useMemo(() => diff(before, after), [before, after]);
  const isNew = before.origin === undefined;
  return (
    <SpaceBetween size="s">
      <Box variant="strong">
        <span role="status">{isNew ? creationOf(after) : summarize(changes)}</span>
      </Box>
      <DifferenceTree
        changes={isNew ? changes.map((change) => ({ ...change, status: 'added' as const })) : changes}
      />
      {!isNew && <Box color="text-body-secondary">{lacksSentence(lacks)}</Box>}
    </SpaceBetween>
  );
}

/** "Creates API pets: 2 routes, 1 integration, 0 authorizers". */
function creationOf({ configuration }: Source): string {
  const { api, routes, integrations, authorizers } = configuration;
  const counts = [
    countOf(Object.keys(routes).length, 'route'),
    countOf(Object.keys(integrations).length, 'integration'),
    countOf(Object.keys(authorizers).length, 'authorizer'),
  ];
  return `Creates API ${api.Name ?? 'named for the time of the import'}: ${counts.join(', ')}`;
}
