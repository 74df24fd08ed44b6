import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TextFilter from '@cloudscape-design/components/text-filter';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { sourceOptions } from '../../client/cache/configuration';
import { savedSourceOptions } from '../../client/cache/saved-configurations';
import { countOf } from '../../lib/format';
import { diff } from '../../service/configuration/diff';
import { changeName, lacksSentence, summarize, toMarkdown } from '../../service/configuration/report';
import { download } from '../../ui/download';
import { DifferenceTree } from '../../views/difference';
import { MakeEqual } from './make-equal';
import type { Place } from './places';

/** One side of the comparison, with its name. */
type Side = Place & { text: string; label: string };

interface ComparisonProps {
  from: Side;
  to: Side;
  fileName: string;
}

/** What differs from one side to the other, and the ways to make them equal. */
export function Comparison({ from, to, fileName }: ComparisonProps) {
  const before = useSide(from);
  const after = useSide(to);
  const difference = useMemo(
    () => (before.data && after.data ? diff(before.data, after.data) : undefined),
    [before.data, after.data],
  );
  const [filter, setFilter] = useState('');
  const failed = [before, after].find(({ problem }) => problem !== undefined);
  if (failed)
    return (
      <Alert
        type="error"
        header={`${failed.side.label} could not be read`}
        action={failed.side.ok ? <Button onClick={failed.refetch}>Retry</Button> : undefined}
      >
        {failed.problem}
      </Alert>
    );
  if (!before.data || !after.data || !difference)
    return <Box color="text-body-secondary">Loading both configurations</Box>;
  if (before.data.configuration.protocol !== after.data.configuration.protocol)
    return (
      <Alert type="error" header="These APIs cannot be compared">
        One is an HTTP API and the other a WebSocket API.
      </Alert>
    );
  const refresh = () => {
    before.refetch();
    after.refetch();
  };
  const { changes, lacks } = difference;
  const needle = filter.trim().toLowerCase();
  const shown =
    needle === ''
      ? changes
      : changes.filter((one) =>
          JSON.stringify([changeName(one), one.members])
            .toLowerCase()
            .includes(needle),
        );
  const lacked = lacksSentence(lacks);
  const sides = [
    { side: from, source: before.data },
    { side: to, source: after.data },
  ] as const;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={lacked}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <CopyToClipboard
                copyButtonText="Copy as Markdown"
                copySuccessText="Changes copied"
                copyErrorText="Could not copy the changes"
                textToCopy={toMarkdown(difference, from.label, to.label)}
              />
              <Button
                iconName="download"
                onClick={() =>
                  download(JSON.stringify({ from: from.text, to: to.text, ...difference }, null, 2), fileName)
                }
              >
                Download JSON
              </Button>
            </SpaceBetween>
          }
        >
          {summarize(changes)}
        </Header>
      }
    >
      {changes.length === 0 ? (
        <Box>
          {from.text === to.text
            ? 'Both sides are the same configuration. Choose another one above.'
            : 'Both configurations are equal.'}
        </Box>
      ) : (
        <SpaceBetween size="l">
          <MakeEqual sides={sides} changes={changes} onDone={refresh} />
          <TextFilter
            filteringText={filter}
            filteringPlaceholder="Filter by name, member or value"
            filteringAriaLabel="Filter changes"
            countText={needle === '' ? '' : countOf(shown.length, 'change')}
            onChange={({ detail }) => setFilter(detail.filteringText)}
          />
          {shown.length === 0 ? (
            <Box>
              No change matches “{filter}”.{' '}
              <Button variant="inline-link" onClick={() => setFilter('')}>
                Clear filter
              </Button>
            </Box>
          ) : (
            <DifferenceTree changes={shown} />
          )}
        </SpaceBetween>
      )}
    </Container>
  );
}

/** The query of a side: of the service, or of this browser's saved configurations. */
function useSource(side: Side) {
  const place = side.ok && !('savedId' in side.place) ? side.place : undefined;
  const savedId = side.ok && 'savedId' in side.place ? side.place.savedId : undefined;
  const read = useQuery({
    ...(place ? sourceOptions(place) : { queryKey: ['configuration', side.text], queryFn: skipToken }),
    throwOnError: false,
  });
  const stored = useQuery({ ...savedSourceOptions(savedId ?? ''), enabled: savedId !== undefined });
  return savedId === undefined ? read : stored;
}

function useSide(side: Side) {
  const query = useSource(side);
  const problem = side.ok ? query.error?.message : side.reason;
  return { side, data: query.data, problem, refetch: () => void query.refetch() };
}
