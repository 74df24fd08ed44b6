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
import { PropertyList, PropertyListSkeleton } from '../../ui/property-list';
import { RawJson } from '../../ui/raw-json';
import { Screen } from '../../ui/screen';
import { TagList } from '../../ui/tags';
import { Time } from '../../ui/time';
import { ItemActions } from '../shared/item-actions';
import { routingModeText } from '../shared/routing-mode';
import { RefreshButton, useTransitionNotice } from '../shared/transition';
import { useIds } from '../shared/use-ids';
import { DeleteDomainName } from './delete';
import { DomainMappings } from './mappings';
import { DomainSetup } from './setup';

/** A custom domain name: what it needs to be reached, its API mappings, and its properties. */
export function Component() {
  const { id } = useIds('id');
  const list = paths.domainName.list();
  const domain = useItem('domainName', { DomainName: id });
  useTransitionNotice('domainName', domain, `Domain name ${id} is ${statusOf(domain)}.`);
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
            more={
              <SpaceBetween direction="horizontal" size="xs">
                <Button href={paths.domainDiagram(id)}>Diagram</Button>
                <RefreshButton kind="domainName" params={{ DomainName: id }} noun="domain name" />
              </SpaceBetween>
            }
            dialog={(ends) => <DeleteDomainName {...ends} domain={domain} id={id} />}
          />
        )
      }
    >
      {domain ? <DomainProperties domain={domain} id={id} /> : <PropertyListSkeleton />}
    </Screen>
  );
}

/** The status of the first configuration within a sentence: "available", "pending ownership verification". */
const statusOf = (domain: DomainName | undefined) =>
  (domain?.DomainNameConfigurations?.[0]?.DomainNameStatus ?? '').toLowerCase().replaceAll('_', ' ');

function DomainProperties({ domain, id }: { domain: DomainName; id: string }) {
  const { region } = useConnection();
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
      <DomainSetup domain={domain} id={id} />
      <DomainMappings domain={domain} id={id} />
      <PropertyList
        title="Domain name"
        facts={[
          { label: 'Status message', value: configuration?.DomainNameStatusMessage },
          { label: 'Endpoint type', value: configuration?.EndpointType },
          { label: 'Security policy', value: configuration?.SecurityPolicy },
          { label: 'IP address type', value: configuration?.IpAddressType },
          { label: 'Routing mode', value: routingModeText(domain.RoutingMode) },
          {
            label: 'Routing rules to REST APIs',
            value: rules && (
              <Link href={paths.routingRule.list(id)}>{countOf(rules.length, 'routing rule')}</Link>
            ),
          },
          { label: 'Certificate uploaded', value: <Time at={configuration?.CertificateUploadDate} /> },
          {
            label: 'Ownership verification certificate',
            value: configuration?.OwnershipVerificationCertificateArn,
          },
        ]}
      />
      <TagList tags={domain.Tags} href={paths.tags(domainNameArn(region, domain.DomainName ?? ''))} />
      <RawJson value={domain} />
    </SpaceBetween>
  );
}
