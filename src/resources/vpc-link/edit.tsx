import Container from '@cloudscape-design/components/container';
import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { useItem } from '../../client/cache/queries';
import { useConnection } from '../../client/connection/use-connection';
import { EditScreen } from '../shared/edit-screen';
import { useIds } from '../shared/use-ids';
import { VpcLinkFields } from './fields';
import { vpcLinkForm } from './model';

/** Edits a VPC link's name and tags; its subnets and security groups are immutable. */
export function Component() {
  const { id } = useIds('id');
  return (
    <EditScreen
      form={vpcLinkForm}
      item={useItem('vpcLink', { VpcLinkId: id })}
      id={id}
      context={useConnection()}
      crumbs={[listScreen('vpcLink')]}
      detail={paths.vpcLink.detail(id)}
    >
      {(_context, link) => (
        <Container>
          <VpcLinkFields existing={link} />
        </Container>
      )}
    </EditScreen>
  );
}
