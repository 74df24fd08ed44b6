import Alert from '@cloudscape-design/components/alert';
import Link from '@cloudscape-design/components/link';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { screens } from '../../app/navigation';
import { paths } from '../../app/paths';
import { savedConfigurationOptions } from '../../client/cache/saved-configurations';
import { connectionKey } from '../../client/connection/clients';
import { useConnection } from '../../client/connection/use-connection';
import { PropertyListSkeleton } from '../../ui/property-list';
import { Screen } from '../../ui/screen';
import { changesPath } from '../../views/changes-path';
import { CloneForm } from './clone-form';

/** Creates an API from a saved configuration. */
export function Component() {
  const [params] = useSearchParams();
  const id = params.get('id') ?? '';
  const connection = useConnection();
  const saved = useQuery(savedConfigurationOptions(id));
  const content = () => {
    if (saved.error)
      return (
        <Alert type="error" header="The saved configuration could not be read">
          {saved.error.message} <Link href={paths.saved}>Choose another one</Link>
        </Alert>
      );
    if (!saved.data) return <PropertyListSkeleton />;
    const { configuration, origin } = saved.data;
    return (
      <CloneForm
        key={id}
        configuration={configuration}
        fromRegion={origin.region}
        connection={connection}
        name={String(configuration.api.Name)}
        submitLabel="Create API"
        cancelHref={paths.saved}
        changesHref={(created) =>
          // The screen is one of the new API, which other connections do not have.
          connectionKey(created.connection) === connectionKey(connection)
            ? changesPath(created.id, `saved:${id}`, 'latest')
            : undefined
        }
      />
    );
  };
  return (
    <Screen
      title="Create API from saved configuration"
      crumbs={[screens.saved]}
      width="form"
      description="Permissions of functions are not part of a configuration."
    >
      {content()}
    </Screen>
  );
}
