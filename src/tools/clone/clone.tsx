import { useQuery } from '@tanstack/react-query';
import { paths } from '../../app/paths';
import { sourceOptions } from '../../client/cache/configuration';
import { connectionKey } from '../../client/connection/clients';
import { useConnection } from '../../client/connection/use-connection';
import { useApiBreadcrumbs } from '../../resources/shared/breadcrumbs';
import { useIds } from '../../resources/shared/use-ids';
import { PropertyListSkeleton } from '../../ui/property-list';
import { Screen } from '../../ui/screen';
import { changesPath } from '../../views/changes-path';
import { CloneForm } from './clone-form';

/** Creates a copy of an API, on this connection or on another one. */
export function Component() {
  const { apiId } = useIds('apiId');
  const connection = useConnection();
  const source = useQuery({ ...sourceOptions({ connection, apiId }), throwOnError: true });
  return (
    <Screen
      title="Clone API"
      crumbs={useApiBreadcrumbs(apiId)}
      width="form"
      description="Creates a new API from the latest configuration. Permissions of functions are not copied."
    >
      {source.data ? (
        <CloneForm
          configuration={source.data.configuration}
          fromRegion={connection.region}
          connection={connection}
          name={`${String(source.data.configuration.api.Name)} copy`}
          submitLabel="Clone API"
          cancelHref={paths.api(apiId)}
          changesHref={(created) => {
            const to = `api:${connectionKey(created.connection)}/${created.id}`;
            return changesPath(apiId, 'latest', to);
          }}
        />
      ) : (
        <PropertyListSkeleton />
      )}
    </Screen>
  );
}
