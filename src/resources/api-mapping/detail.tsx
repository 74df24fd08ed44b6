import type { ApiMapping } from '@aws-sdk/client-apigatewayv2';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { paths } from '../../app/paths';
import { useItem, useItemOptional } from '../../client/cache/queries';
import { mappedAddress } from '../../service/mapped-address';
import { Copyable } from '../../ui/copyable';
import { PropertyList, PropertyListSkeleton } from '../../ui/property-list';
import { RawJson } from '../../ui/raw-json';
import { Screen } from '../../ui/screen';
import { domainBreadcrumbs } from '../shared/breadcrumbs';
import { ConfirmDelete, ItemActions } from '../shared/item-actions';
import { useIds } from '../shared/use-ids';
import { toDelete } from './model';

export function Component() {
  const { domain, id } = useIds('domain', 'id');
  const list = paths.domainName.detail(domain);
  const mapping = useItem('apiMapping', { DomainName: domain, ApiMappingId: id });
  const address = mapping ? mappedAddress(domain, mapping.ApiMappingKey) : id;
  return (
    <Screen
      title={address}
      crumbs={domainBreadcrumbs(domain)}
      actions={
        mapping && (
          <ItemActions
            edit={paths.apiMapping.edit(domain, id)}
            list={list}
            dialog={(ends) => (
              <ConfirmDelete {...ends} plan={toDelete(mapping, domain)} subject={`API mapping ${address}`}>
                Requests to {address} fail immediately or match a mapping with a shorter path. The API and its
                stage {mapping.Stage} are kept.
              </ConfirmDelete>
            )}
          />
        )
      }
    >
      {mapping ? <MappingProperties mapping={mapping} address={address} id={id} /> : <PropertyListSkeleton />}
    </Screen>
  );
}

function MappingProperties(props: { mapping: ApiMapping; address: string; id: string }) {
  const { mapping, address, id } = props;
  const apiId = mapping.ApiId ?? '';
  const api = useItemOptional('api', { ApiId: apiId });
  return (
    <SpaceBetween size="l">
      <PropertyList
        title="API mapping"
        facts={[
          { label: 'Address', value: <Copyable text={address} what="address" /> },
          { label: 'API', value: <Link href={paths.api(apiId)}>{api?.Name ?? apiId}</Link> },
          {
            label: 'Stage',
            value: <Link href={paths.stage.detail(apiId, mapping.Stage ?? '')}>{mapping.Stage}</Link>,
          },
          { label: 'API mapping ID', value: <Copyable text={id} what="API mapping ID" /> },
        ]}
      />
      <RawJson value={mapping} />
    </SpaceBetween>
  );
}
