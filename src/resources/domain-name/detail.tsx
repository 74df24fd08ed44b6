import type { DomainName } from '@aws-sdk/client-apigatewayv2';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { here } from '../../api/here';
import { useAllIfThere, useItem } from '../../api/queries';
import { domainNameArn } from '../../lib/arn';
import { count } from '../../lib/format';
import { invariant } from '../../lib/invariant';
import { paths } from '../../lib/paths';
import { ConfirmPlan } from '../../plan/confirm-plan';
import { Time } from '../../ui/bits';
import { Copyable } from '../../ui/copyable';
import { Facts, FactsLoading } from '../../ui/facts';
import { flash } from '../../ui/flash';
import { RawJson } from '../../ui/raw-json';
import { Screen } from '../../ui/screen';
import { TagFacts } from '../../ui/tags';
import { DomainStatus } from './status';
import { toDelete } from './values';

/** One custom domain name, the DNS record it needs, and where its paths lead. */
export function Component() {
  const { id } = useParams();
  invariant(id, 'The address has no domain name.');
  const domain = useItem('domainName', { DomainName: id });
  return (
    <Screen
      title={id}
      crumbs={[{ text: 'Custom domain names', href: paths.domainName.list() }]}
      actions={domain && <Actions domain={domain} id={id} />}
    >
      {domain ? <DomainFacts domain={domain} id={id} /> : <FactsLoading />}
    </Screen>
  );
}

function Actions({ domain, id }: { domain: DomainName; id: string }) {
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  const mappings = useAllIfThere('apiMapping', { DomainName: id });
  const updating = domain.DomainNameConfigurations?.[0]?.DomainNameStatus === 'UPDATING';
  const reason = updating ? 'The domain name cannot be changed while its status is UPDATING' : undefined;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => setDeleting(true)}>Delete</Button>
      <Button
        href={paths.domainName.edit(id)}
        disabled={reason !== undefined}
        {...(reason ? { disabledReason: reason } : {})}
      >
        Edit
      </Button>
      <Button href={paths.apiMapping.list(id)} variant="primary">
        API mappings
      </Button>
      {deleting && (
        <ConfirmPlan
          plan={toDelete(domain)}
          confirmLabel="Delete"
          typedName={id}
          onDismiss={() => setDeleting(false)}
          onDone={() => {
            flash('success', `Domain name ${id} is deleted.`);
            void navigate(paths.domainName.list());
          }}
        >
          Clients that call {id} are refused at once.{' '}
          {mappings && mappings.length > 0
            ? `${count(mappings.length, 'API mapping')} may go with it: ${mappings.map((mapping) => mapping.ApiMappingKey || '(none)').join(', ')}. What the service does with them is not verified.`
            : ''}
        </ConfirmPlan>
      )}
    </SpaceBetween>
  );
}

function DomainFacts({ domain, id }: { domain: DomainName; id: string }) {
  const mappings = useAllIfThere('apiMapping', { DomainName: id });
  const configuration = domain.DomainNameConfigurations?.[0];
  const mutualTls = domain.MutualTlsAuthentication;
  return (
    <SpaceBetween size="l">
      {(mutualTls?.TruststoreWarnings ?? []).length > 0 && (
        <Alert type="warning" header="Truststore">
          {mutualTls?.TruststoreWarnings?.join(' ')}
        </Alert>
      )}
      <Facts
        title="Domain name"
        facts={[
          { label: 'Status', value: <DomainStatus domain={domain} /> },
          { label: 'Status message', value: configuration?.DomainNameStatusMessage },
          { label: 'Endpoint type', value: configuration?.EndpointType },
          { label: 'Security policy', value: configuration?.SecurityPolicy },
          { label: 'IP address type', value: configuration?.IpAddressType },
          { label: 'Routing mode', value: domain.RoutingMode },
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
      <Facts
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
      <Facts
        title="Mutual TLS"
        columns={2}
        facts={[
          { label: 'Truststore', value: mutualTls?.TruststoreUri || 'Off' },
          { label: 'Truststore version', value: mutualTls?.TruststoreVersion },
        ]}
      />
      <Facts
        title="API mappings"
        columns={1}
        facts={[
          {
            label: 'Paths of this domain',
            value: mappings && (
              <Link href={paths.apiMapping.list(id)}>{count(mappings.length, 'API mapping')}</Link>
            ),
          },
        ]}
      />
      <TagFacts tags={domain.Tags} href={paths.tags(domainNameArn(here().region, domain.DomainName ?? ''))} />
      <RawJson value={domain} />
    </SpaceBetween>
  );
}
