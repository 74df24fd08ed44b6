import Alert from '@cloudscape-design/components/alert';
import Link from '@cloudscape-design/components/link';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { screens } from '../../app/navigation';
import { paths } from '../../app/paths';
import { savedConfigurationOptions } from '../../client/cache/saved-configurations';
import { savedSource } from '../../service/configuration/saved';
import { PropertyListSkeleton } from '../../ui/property-list';
import { Screen } from '../../ui/screen';
import { CodeView } from './code-view';

/** A saved configuration as code that creates an API like it. */
export function Component() {
  const [params] = useSearchParams();
  const saved = useQuery(savedConfigurationOptions(params.get('id') ?? ''));
  const content = () => {
    if (saved.error)
      return (
        <Alert type="error" header="The saved configuration could not be read">
          {saved.error.message} <Link href={paths.saved}>Choose another one</Link>
        </Alert>
      );
    return saved.data ? <CodeView source={savedSource(saved.data)} /> : <PropertyListSkeleton />;
  };
  return (
    <Screen
      title="Code of saved configuration"
      crumbs={[screens.saved]}
      description={`${saved.data ? `${saved.data.name}, of API ${String(saved.data.configuration.api.Name)}. ` : ''}The code creates an API on this connection. Credentials are never part of it.`}
    >
      {content()}
    </Screen>
  );
}
