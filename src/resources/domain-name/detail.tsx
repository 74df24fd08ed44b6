import type { DomainName } from '@aws-sdk/client-apigatewayv2';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { useAllOptional, useItem } from '../../client/cache/queries';
import { useConnection } from '../../client/connection/use-connection';
import { countOf } from '../../lib/format';
import { domainNameArn } from '../../service/arn';
import { Copyable } from '../../ui/copyable';
import { PropertyList, PropertyListSkeleton } from '../../ui/property-list';
import { RawJson } from '../../ui/raw-json';
import { Screen } from '../../ui/screen';
import { TagList } from '../../ui/tags';
import { Time } from '../../ui/time';
import { ConfirmDelete, type DialogHandlers, ItemActions } from '../shared/item-actions';
import { routingModeText } from '../shared/routing-mode';
import { useIds } from '../shared/use-ids';
import { toDelete } from './model';
import { DomainStatus } from './status';

/** A custom domain name, the DNS record that it needs, and its routing. */
export function Component() {
  const { id } = useIds('id');
  const list = paths.domainName.list();
  const domain = useItem('domainName', { DomainName: id });
  const updating = domain?.DomainNameConfigurations?.[0]?.DomainNameStatus === 'UPDATING';
  return (
    <Screen
      title={id}
      crumbs={[listScreen('domainName')]}
      actions={
        domain && (
          <ItemActions
            edit={paths.domainName.edit(id)}
            editReason={
              updating ? 'The domain name cannot be changed while its status is UPDATING' : undefined
            }
            list={list}
            dialog={(ends) => <DeleteDomainName {...ends} domain={domain} id={id} />}
            primary={
              <Button href={paths.apiMapping.list(id)} variant="primary">
                API mappings
              </Button>
            }
          />
        )
      }
    >
      {domain ? <DomainProperties domain={domain} id={id} /> : <PropertyListSkeleton />}
    </Screen>
  );
}

function DeleteDomainName(props: DialogHandlers & { domain: DomainName; id: string }) {
  const { domain, id, ...ends } = props;
  const mappings = useAllOptional('apiMapping', { DomainName: id });
  const rules = useAllOptional('routingRule', { DomainName: id });
  return (
    <ConfirmDelete {...ends} plan={toDelete(domain)} subject={`Domain name ${id}`} typedName={id}>
      Requests to {id} are rejected immediately.{' '}
      {mappings && mappings.length > 0
        ? `${countOf(mappings.length, 'API mapping')} may be deleted with it: ${mappings.map((mapping) => mapping.ApiMappingKey || '(none)').join(', ')}. The service's behavior is not verified.`
        : ''}{' '}
      {rules && rules.length > 0 ? `${countOf(rules.length, 'routing rule')} may be deleted too.` : ''}
    </ConfirmDelete>
  );
}

function DomainProperties({ domain, id }: { domain: DomainName; id: string }) {
  const { region } = useConnection();
  const mappings = useAllOptional('apiMapping', { DomainName: id });
  const rules = useAllOptional('routingRule', { DomainName: id });
  const configuration = domain.DomainNameConfigurations?.[0];
  const mutualTls = domain.MutualTlsAuthentication;
  return (
    <SpaceBetween size="l">
      {(mutualTls?.TruststoreWarnings ?? []).length > 0 && (
        <Alert type="warning" header="Truststore">
          {mutualTls?.TruststoreWarnings?.join(' ')}
        </Alert>
      )}
      <PropertyList
        title="Domain name"
        facts={[
          { label: 'Status', value: <DomainStatus domain={domain} /> },
          { label: 'Status message', value: configuration?.DomainNameStatusMessage },
          { label: 'Endpoint type', value: configuration?.EndpointType },
          { label: 'Security policy', value: configuration?.SecurityPolicy },
          { label: 'IP address type', value: configuration?.IpAddressType },
          { label: 'Routing mode', value: routingModeText(domain.RoutingMode) },
          {
            label: 'Certificate',
            value: configuration?.CertificateArn && (
              <Copyable text={configuration.CertificateArn} what="certificate ARN" max={60} />
            ),
          },
          { label: 'Certificate name', value: configuration?.CertificateName },
          { label: 'Certificate uploaded', value: <Time at={configuration?.CertificateUploadDate} /> },
          {
            label: 'Ownership verification certificate',
            value: configuration?.OwnershipVerificationCertificateArn,
          },
        ]}
      />
      <PropertyList
        title="DNS record to create"
        facts={[
          { label: 'Name', value: <Copyable text={id} what="record name" /> },
          {
            label: 'Alias or CNAME to',
            value: configuration?.ApiGatewayDomainName && (
              <Copyable text={configuration.ApiGatewayDomainName} what="record target" />
            ),
          },
          {
            label: 'Hosted zone ID of the target',
            value: configuration?.HostedZoneId && (
              <Copyable text={configuration.HostedZoneId} what="hosted zone ID" />
            ),
          },
        ]}
      />
      <PropertyList
        title="Mutual TLS"
        columns={2}
        facts={[
          { label: 'Truststore', value: mutualTls?.TruststoreUri || 'Off' },
          { label: 'Truststore version', value: mutualTls?.TruststoreVersion },
        ]}
      />
      <PropertyList
        title="Routing"
        columns={2}
        facts={[
          {
            label: 'API mappings',
            value: mappings && (
              <Link href={paths.apiMapping.list(id)}>{countOf(mappings.length, 'API mapping')}</Link>
            ),
          },
          {
            label: 'Routing rules to REST APIs',
            value: rules && (
              <Link href={paths.routingRule.list(id)}>{countOf(rules.length, 'routing rule')}</Link>
            ),
          },
        ]}
      />
      <TagList tags={domain.Tags} href={paths.tags(domainNameArn(region, domain.DomainName ?? ''))} />
      <RawJson value={domain} />
    </SpaceBetween>
  );
}
