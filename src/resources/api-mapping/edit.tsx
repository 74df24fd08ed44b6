import Container from '@cloudscape-design/components/container';
import { paths } from '../../app/paths';
import { useItem } from '../../client/cache/queries';
import { domainBreadcrumbs } from '../shared/breadcrumbs';
import { EditScreen } from '../shared/edit-screen';
import { useIds } from '../shared/use-ids';
import { ApiMappingFields } from './fields';
import { apiMappingForm } from './model';
import { useApiMappingContext } from './use-context';

/** Edits an API mapping; only changed members are sent. */
export function Component() {
  const { domain, id } = useIds('domain', 'id');
  return (
    <EditScreen
      form={apiMappingForm}
      item={useItem('apiMapping', { DomainName: domain, ApiMappingId: id })}
      id={id}
      context={useApiMappingContext(domain)}
      crumbs={domainBreadcrumbs(domain)}
      detail={paths.domainName.detail(domain)}
    >
      {(context) => (
        <Container>
          <ApiMappingFields context={context} />
        </Container>
      )}
    </EditScreen>
  );
}
