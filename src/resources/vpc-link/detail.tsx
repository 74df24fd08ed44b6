import type { VpcLink } from '@aws-sdk/client-apigatewayv2';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { useItem } from '../../client/cache/queries';
import { useConnection } from '../../client/connection/use-connection';
import { vpcLinkArn } from '../../service/arn';
import { Copyable } from '../../ui/copyable';
import { Code } from '../../ui/mono';
import { PropertyList, PropertyListSkeleton } from '../../ui/property-list';
import { RawJson } from '../../ui/raw-json';
import { Screen } from '../../ui/screen';
import { TagList } from '../../ui/tags';
import { Time } from '../../ui/time';
import { WhereUsed } from '../../views/where-used';
import { ItemActions } from '../shared/item-actions';
import { RefreshButton, useTransitionNotice } from '../shared/transition';
import { useIds } from '../shared/use-ids';
import { DeleteVpcLink } from './delete';
import { VpcLinkStatus } from './status';
import { LinkUsers } from './users';

export function Component() {
  const { id } = useIds('id');
  const list = paths.vpcLink.list();
  const link = useItem('vpcLink', { VpcLinkId: id });
  useTransitionNotice(
    'vpcLink',
    link,
    `VPC link ${link?.Name} is ${(link?.VpcLinkStatus ?? '').toLowerCase()}.`,
  );
  return (
    <Screen
      title={link?.Name ?? id}
      crumbs={[listScreen('vpcLink')]}
      actions={
        link && (
          <ItemActions
            edit={paths.vpcLink.edit(id)}
            list={list}
            more={<RefreshButton kind="vpcLink" params={{ VpcLinkId: id }} noun="VPC link" />}
            dialog={(ends) => <DeleteVpcLink {...ends} link={link} />}
          />
        )
      }
    >
      {link ? <VpcLinkProperties link={link} id={id} /> : <PropertyListSkeleton />}
    </Screen>
  );
}

function VpcLinkProperties({ link, id }: { link: VpcLink; id: string }) {
  const { region } = useConnection();
  return (
    <SpaceBetween size="l">
      <PropertyList
        title="VPC link"
        facts={[
          { label: 'VPC link ID', value: <Copyable text={id} what="VPC link ID" /> },
          { label: 'Where used', value: <WhereUsed of={{ ConnectionId: id }} /> },
          {
            label: 'Status',
            value: (
              // Announced when it becomes another one.
              <div role="status">
                <VpcLinkStatus link={link} />
              </div>
            ),
          },
          { label: 'Status message', value: link.VpcLinkStatusMessage },
          { label: 'Subnets', value: <Code text={link.SubnetIds?.join(', ')} /> },
          {
            label: 'Security groups',
            value: <Code text={link.SecurityGroupIds?.join(', ')} />,
          },
          { label: 'Version', value: link.VpcLinkVersion },
          { label: 'Created', value: <Time at={link.CreatedDate} /> },
        ]}
      />
      <LinkUsers linkId={id} />
      <TagList tags={link.Tags} href={paths.tags(vpcLinkArn(region, link.VpcLinkId ?? ''))} />
      <RawJson value={link} />
    </SpaceBetween>
  );
}
