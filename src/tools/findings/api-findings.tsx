import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { apiFactsOptions, cachedDomains } from '../../client/cache/facts';
import { useConnection } from '../../client/connection/use-connection';
import { countOf } from '../../lib/format';
import { useApiBreadcrumbs } from '../../resources/shared/breadcrumbs';
import { useIds } from '../../resources/shared/use-ids';
import { findInApi, type Report } from '../../service/findings/find';
import { PropertyListSkeleton } from '../../ui/property-list';
import { Screen } from '../../ui/screen';
import { FindingsView } from './findings-view';

/** What of an API its owner should look at, by rule, with a plan where one removes it. */
export function Component() {
  const { apiId } = useIds('apiId');
  const connection = useConnection();
  const [withDomains, setWithDomains] = useState(() => cachedDomains(connection) !== undefined);
  const options = apiFactsOptions(connection, apiId, withDomains);
  const { data, refetch, isFetching } = useQuery({ ...options, placeholderData: (before) => before });
  const report = useMemo(() => data && findInApi(data.facts), [data]);
  const name = data?.facts.api.Name ?? apiId;
  return (
    <Screen
      title="Findings"
      crumbs={useApiBreadcrumbs(apiId)}
      description="What of this API, as it was read, is probably not meant: the evidence, why it matters, and a plan where one removes it."
    >
      {report ? (
        <SpaceBetween size="m">
          <NotRead
            report={report}
            problems={data?.problems ?? []}
            isLoading={isFetching}
            readDomains={withDomains ? undefined : () => setWithDomains(true)}
          />
          <FindingsView
            findings={report.findings}
            showsApi={false}
            fileName={`${name}-findings`}
            onChanged={() => void refetch()}
          />
        </SpaceBetween>
      ) : (
        <PropertyListSkeleton />
      )}
    </Screen>
  );
}

/** What was not looked for, because a list was not read. */
function NotRead(props: {
  report: Report;
  problems: readonly string[];
  isLoading: boolean;
  readDomains: (() => void) | undefined;
}) {
  const { unchecked } = props.report;
  if (unchecked.length === 0) return null;
  const { readDomains } = props;
  return (
    <Alert
      type={props.problems.length > 0 ? 'warning' : 'info'}
      header="Not everything was read"
      action={
        readDomains && (
          <Button onClick={readDomains} loading={props.isLoading}>
            Read custom domain names
          </Button>
        )
      }
    >
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {unchecked.map(({ list, rules }) => (
          <li key={list}>
            {list}: {countOf(rules, 'rule')} not checked
          </li>
        ))}
        {props.problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </Alert>
  );
}
