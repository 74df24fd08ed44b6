import Container from '@cloudscape-design/components/container';
import { CreateScreen } from '../../frame/create-screen';
import { domainCrumbs } from '../../frame/crumbs';
import { useIds } from '../../frame/use-ids';
import { paths } from '../../lib/paths';
import { ApiMappingFields } from './fields';
import { useApiMappingContext } from './use-context';
import { apiMappingForm } from './values';

/** Leads a path of a custom domain name to a stage. */
export function Component() {
  const { domain } = useIds('domain');
  const list = paths.apiMapping.list(domain);
  return (
    <CreateScreen
      form={apiMappingForm}
      context={useApiMappingContext(domain)}
      crumbs={domainCrumbs(domain, { text: 'API mappings', href: list })}
      goTo={() => list}
    >
      {(context) => (
        <Container>
          <ApiMappingFields context={context} />
        </Container>
      )}
    </CreateScreen>
  );
}
