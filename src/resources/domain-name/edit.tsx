import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { useItem } from '../../client/cache/queries';
import { useConnection } from '../../client/connection/use-connection';
import { EditScreen } from '../shared/edit-screen';
import { useIds } from '../shared/use-ids';
import { DomainNameFields } from './fields';
import { domainNameForm } from './model';

/** The name is immutable, so it cannot become a duplicate. */
const NO_OTHERS: ReadonlySet<string> = new Set();

/** Edits a custom domain name; only changed members are sent. */
export function Component() {
  const { id } = useIds('id');
  const { region } = useConnection();
  return (
    <EditScreen
      form={domainNameForm}
      item={useItem('domainName', { DomainName: id })}
      id={id}
      context={{ region, otherNames: NO_OTHERS }}
      crumbs={[listScreen('domainName')]}
      detail={paths.domainName.detail(id)}
    >
      {() => <DomainNameFields nameFixed region={region} />}
    </EditScreen>
  );
}
