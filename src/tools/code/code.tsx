import { useQuery } from '@tanstack/react-query';
import { sourceOptions } from '../../client/cache/configuration';
import { useConnection } from '../../client/connection/use-connection';
import { useApiBreadcrumbs } from '../../resources/shared/breadcrumbs';
import { useIds } from '../../resources/shared/use-ids';
import { PropertyListSkeleton } from '../../ui/property-list';
import { Screen } from '../../ui/screen';
import { CodeView } from './code-view';

/** An API as code that creates an API like it. */
export function Component() {
  const { apiId } = useIds('apiId');
  const connection = useConnection();
  const source = useQuery({ ...sourceOptions({ connection, apiId }), throwOnError: true });
  return (
    <Screen
      title="Code"
      crumbs={useApiBreadcrumbs(apiId)}
      description="The latest configuration as code. Credentials are never part of it."
    >
      {source.data ? <CodeView apiId={apiId} source={source.data} /> : <PropertyListSkeleton />}
    </Screen>
  );
}
