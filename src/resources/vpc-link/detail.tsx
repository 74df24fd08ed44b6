import type { VpcLink } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { here } from '../../api/here';
import { useItem } from '../../api/queries';
import { vpcLinkArn } from '../../lib/arn';
import { invariant } from '../../lib/invariant';
import { paths } from '../../lib/paths';
import { Time } from '../../ui/bits';
import { Copyable } from '../../ui/copyable';
import { Facts, FactsLoading } from '../../ui/facts';
import { RawJson } from '../../ui/raw-json';
import { Screen } from '../../ui/screen';
import { TagFacts } from '../../ui/tags';
import { DeleteVpcLink } from './delete';
import { VpcLinkStatus } from './status';
import { LinkUsers } from './users';

/** One VPC link. */
export function Component() {
  const { id } = useParams();
  invariant(id, 'The address has no VPC link.');
  const link = useItem('vpcLink', { VpcLinkId: id });
  return (
    <Screen
      title={link?.Name ?? id}
      crumbs={[{ text: 'VPC links', href: paths.vpcLink.list() }]}
      actions={link && <Actions link={link} id={id} />}
    >
      {link ? <VpcLinkFacts link={link} id={id} /> : <FactsLoading />}
    </Screen>
  );
}

function Actions({ link, id }: { link: VpcLink; id: string }) {
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => setDeleting(true)}>Delete</Button>
      <Button href={paths.vpcLink.edit(id)} variant="primary">
        Edit
      </Button>
      {deleting && (
        <DeleteVpcLink
          link={link}
          onDismiss={() => setDeleting(false)}
          onDone={() => void navigate(paths.vpcLink.list())}
        />
      )}
    </SpaceBetween>
  );
}

function VpcLinkFacts({ link, id }: { link: VpcLink; id: string }) {
  return (
    <SpaceBetween size="l">
      <Facts
        title="VPC link"
        facts={[
          { label: 'VPC link ID', value: <Copyable text={id} what="VPC link ID" /> },
          { label: 'Status', value: <VpcLinkStatus link={link} /> },
          { label: 'Status message', value: link.VpcLinkStatusMessage },
          { label: 'Subnets', value: <code className="gh-mono">{link.SubnetIds?.join(', ')}</code> },
          {
            label: 'Security groups',
            value: <code className="gh-mono">{link.SecurityGroupIds?.join(', ')}</code>,
          },
          { label: 'Version', value: link.VpcLinkVersion },
          { label: 'Created', value: <Time at={link.CreatedDate} /> },
        ]}
      />
      <LinkUsers linkId={id} />
      <TagFacts tags={link.Tags} href={paths.tags(vpcLinkArn(here().region, link.VpcLinkId ?? ''))} />
      <RawJson value={link} />
    </SpaceBetween>
  );
}
