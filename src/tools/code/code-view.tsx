import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useAll } from '../../client/cache/queries';
import { surroundingsOptions } from '../../client/cache/surroundings';
import { connectionTypeOf } from '../../client/connection/types/registry';
import { useConnection } from '../../client/connection/use-connection';
import { LazyCodeEditor } from '../../forms/code-field';
import { mappingCost } from '../../resources/shared/api-mappings';
import type { CodeNote } from '../../service/configuration/code/code';
import type { Source } from '../../service/configuration/source';
import { useUrlMembers } from '../../table/url-members';
import { CodeBlock } from '../../ui/code-block';
import { download } from '../../ui/download';
import { PropertyListSkeleton } from '../../ui/property-list';
import { codeFileName, FORMATS, formatOf } from './model';

/** Longer code is plain text, because the code editor becomes slow. */
const EDITOR_LIMIT = 200_000;

/**
 * A configuration as code in the format of the address.
 * @param apiId of the API that the source is the latest configuration of; without it there is nothing to import, and nothing
 *   that belongs to it
 */
export function CodeView({ apiId, source }: { apiId?: string; source: Source }) {
  const [params, set] = useUrlMembers();
  const format = formatOf(params.get('format'));
  const isTerraform = format.id === 'terraform';
  const imports = isTerraform && apiId !== undefined && params.get('imports') === 'true';
  const deployments = useAll('deployment', { ApiId: apiId ?? '' }, { enabled: imports });
  const connection = useConnection();
  const { region } = connection;
  const endpointUrl = connectionTypeOf(connection).printedEndpoint(connection);
  const isWide = format.hasSurroundings && apiId !== undefined && params.get('domains') === 'true';
  const surroundings = useQuery({
    ...surroundingsOptions(connection, apiId ?? '', source.configuration),
    enabled: isWide,
  });
  const isReady = (!imports || deployments !== undefined) && (!isWide || surroundings.data !== undefined);
  const code = useMemo(
    () =>
      format.write({
        source,
        region,
        endpointUrl,
        imports,
        deployments: deployments ?? [],
        surroundings: isWide ? surroundings.data : undefined,
      }),
    [format, source, region, endpointUrl, imports, deployments, isWide, surroundings.data],
  );
  const fileName = codeFileName(String(source.configuration.api.Name), format);
  const isScript = format.language !== 'hcl' && format.language !== 'yaml';
  return (
    <SpaceBetween size="l">
      <SegmentedControl
        label="Format"
        selectedId={format.id}
        options={FORMATS.map(({ id, text }) => ({ id, text }))}
        onChange={({ detail }) => set({ format: detail.selectedId })}
      />
      <Container
        header={
          <Header
            variant="h2"
            description={format.usage}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <CopyToClipboard
                  copyButtonText="Copy"
                  copyButtonAriaLabel={`Copy ${fileName}`}
                  copySuccessText={`${fileName} copied`}
                  copyErrorText={`Could not copy ${fileName}`}
                  textToCopy={code.text}
                  disabled={!isReady}
                />
                <Button iconName="download" disabled={!isReady} onClick={() => download(code.text, fileName)}>
                  Download
                </Button>
              </SpaceBetween>
            }
          >
            {fileName}
          </Header>
        }
      >
        <SpaceBetween size="m">
          {isTerraform && apiId !== undefined && (
            <Checkbox
              checked={imports}
              description="The code takes over this API instead of creating another one. Requires Terraform 1.5 or later."
              onChange={({ detail }) => set({ imports: String(detail.checked) })}
            >
              Import blocks
            </Checkbox>
          )}
          {format.hasSurroundings && apiId !== undefined && (
            <Checkbox
              checked={isWide}
              description={`Those that belong to this API. ${mappingCost(connection)}`}
              onChange={({ detail }) => set({ domains: String(detail.checked) })}
            >
              Domain names and VPC links
            </Checkbox>
          )}
          {isWide && surroundings.error && (
            <Alert
              type="error"
              header="Domain names and VPC links could not be read"
              action={<Button onClick={() => void surroundings.refetch()}>Retry</Button>}
            >
              {surroundings.error.message}
            </Alert>
          )}
          {isReady && code.notes.length > 0 && <Notes notes={code.notes} />}
          {!isReady ? (
            !(isWide && surroundings.error) && <PropertyListSkeleton />
          ) : code.text.length > EDITOR_LIMIT ? (
            <CodeBlock text={code.text} what={`${format.text} code`} />
          ) : (
            <LazyCodeEditor
              value={code.text}
              onChange={() => undefined}
              language={format.language}
              label={`${format.text} code`}
              readOnly
            />
          )}
          {isScript && connection.kind === 'sandbox' && (
            <Box color="text-body-secondary" fontSize="body-s">
              The sandbox of this page has no endpoint: the code calls the one that npm run sandbox starts.
            </Box>
          )}
        </SpaceBetween>
      </Container>
    </SpaceBetween>
  );
}

/** So many are read at a glance; more are folded. */
const FEW = 5;

/** What the code does not express, or not in the same way; each is a comment at its place too. */
function Notes({ notes }: { notes: readonly CodeNote[] }) {
  return (
    <ExpandableSection
      headerText={`Not expressible as it is (${notes.length})`}
      headerDescription="Each is also a comment in the code."
      defaultExpanded={notes.length <= FEW}
    >
      <ul aria-label="Not expressible as it is" style={{ margin: 0, paddingInlineStart: 18 }}>
        {notes.map(({ subject, text }) => (
          <li key={`${subject} ${text}`}>
            <b>{subject}</b>: {text}
          </li>
        ))}
      </ul>
    </ExpandableSection>
  );
}
