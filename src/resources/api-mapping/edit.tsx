import Container from '@cloudscape-design/components/container';
import { useItem } from '../../api/queries';
import { domainCrumbs } from '../../frame/crumbs';
import { EditScreen } from '../../frame/edit-screen';
import { useIds } from '../../frame/use-ids';
import { paths } from '../../lib/paths';
import { ApiMappingFields } from './fields';
import { useApiMappingContext } from './use-context';
import { apiMappingForm } from './values';

/** Edits an API mapping; what is not touched is not sent. */
export function Component() {
  const { domain, id } = useIds('domain', 'id');
  return (
    <EditScreen
      form={apiMappingForm}
      item={useItem('apiMapping', { DomainName: domain, ApiMappingId: id })}
      id={id}
      context={useApiMappingContext(domain)}
      crumbs={domainCrumbs(domain, { text: 'API mappings', href: paths.apiMapping.list(domain) })}
      detail={paths.apiMapping.detail(domain, id)}
    >
      {(context) => (
        <Container>
          <ApiMappingFields context={context} />
        </Container>
      )}
    </EditScreen>
  );
}
