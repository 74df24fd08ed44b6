import Container from '@cloudscape-design/components/container';
import { here } from '../../api/here';
import { CreateScreen } from '../../frame/create-screen';
import { paths } from '../../lib/paths';
import { VpcLinkFields } from './fields';
import { vpcLinkForm } from './values';

/** Creates a VPC link; the service takes minutes to make it available. */
export function Component() {
  return (
    <CreateScreen
      form={vpcLinkForm}
      context={here()}
      crumbs={[{ text: 'VPC links', href: paths.vpcLink.list() }]}
      said={({ Name }) => `VPC link ${Name} is being made. It takes the service some minutes.`}
      goTo={(made) => paths.vpcLink.detail(made.VpcLinkId ?? '')}
    >
      {() => (
        <Container>
          <VpcLinkFields />
        </Container>
      )}
    </CreateScreen>
  );
}
