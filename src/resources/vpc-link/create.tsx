import Container from '@cloudscape-design/components/container';
import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { useConnection } from '../../client/connection/use-connection';
import { CreateScreen } from '../shared/create-screen';
import { VpcLinkFields } from './fields';
import { vpcLinkForm } from './model';

/** Creates a VPC link, which becomes available after some minutes. */
export function Component() {
  return (
    <CreateScreen
      form={vpcLinkForm}
      context={useConnection()}
      crumbs={[listScreen('vpcLink')]}
      successText={({ Name }) => `VPC link ${Name} is being created. This takes a few minutes.`}
      goTo={(created) => paths.vpcLink.detail(created.VpcLinkId ?? '')}
    >
      {() => (
        <Container>
          <VpcLinkFields />
        </Container>
      )}
    </CreateScreen>
  );
}
