import Container from '@cloudscape-design/components/container';
import { paths } from '../../app/paths';
import { domainBreadcrumbs } from '../shared/breadcrumbs';
import { CreateScreen } from '../shared/create-screen';
import { useIds } from '../shared/use-ids';
import { ApiMappingFields } from './fields';
import { apiMappingForm } from './model';
import { useApiMappingContext } from './use-context';

/** Maps a path of a custom domain name to a stage. */
export function Component() {
  const { domain } = useIds('domain');
  return (
    <CreateScreen
      form={apiMappingForm}
      context={useApiMappingContext(domain)}
      crumbs={domainBreadcrumbs(domain)}
      goTo={() => paths.domainName.detail(domain)}
    >
      {(context) => (
        <Container>
          <ApiMappingFields context={context} />
        </Container>
      )}
    </CreateScreen>
  );
}
