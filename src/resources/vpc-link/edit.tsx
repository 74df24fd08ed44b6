import Container from '@cloudscape-design/components/container';
import { here } from '../../api/here';
import { useItem } from '../../api/queries';
import { EditScreen } from '../../frame/edit-screen';
import { useIds } from '../../frame/use-ids';
import { paths } from '../../lib/paths';
import { VpcLinkFields } from './fields';
import { vpcLinkForm } from './values';

/** Edits a VPC link's name and tags; its network is fixed. */
export function Component() {
  const { id } = useIds('id');
  return (
    <EditScreen
      form={vpcLinkForm}
      item={useItem('vpcLink', { VpcLinkId: id })}
      id={id}
      context={here()}
      crumbs={[{ text: 'VPC links', href: paths.vpcLink.list() }]}
      detail={paths.vpcLink.detail(id)}
    >
      {(_context, link) => (
        <Container>
          <VpcLinkFields made={link} />
        </Container>
      )}
    </EditScreen>
  );
}
