import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { useAll } from '../../client/cache/queries';
import { useConnection } from '../../client/connection/use-connection';
import { CreateScreen } from '../shared/create-screen';
import { DomainNameFields } from './fields';
import { domainNameForm } from './model';

export function Component() {
  const domains = useAll('domainName', {});
  const { region } = useConnection();
  return (
    <CreateScreen
      form={domainNameForm}
      context={domains && { region, otherNames: new Set(domains.map(({ DomainName = '' }) => DomainName)) }}
      crumbs={[listScreen('domainName')]}
      successText={({ DomainName }) =>
        `Domain name ${DomainName} is created. Its DNS record is on this page.`
      }
      goTo={(_made, { DomainName }) => paths.domainName.detail(DomainName)}
    >
      {() => <DomainNameFields nameFixed={false} region={region} />}
    </CreateScreen>
  );
}
