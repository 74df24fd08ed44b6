import type { ApiMapping } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useItem, useItemIfThere } from '../../api/queries';
import { invariant } from '../../lib/invariant';
import { mappedAddress } from '../../lib/mapped-address';
import { paths } from '../../lib/paths';
import { ConfirmPlan } from '../../plan/confirm-plan';
import { Copyable } from '../../ui/copyable';
import { Facts, FactsLoading } from '../../ui/facts';
import { flash } from '../../ui/flash';
import { RawJson } from '../../ui/raw-json';
import { Screen } from '../../ui/screen';
import { toDelete } from './values';

/** One API mapping. */
export function Component() {
  const { domain, id } = useParams();
  invariant(domain && id, 'The address has no API mapping.');
  const mapping = useItem('apiMapping', { DomainName: domain, ApiMappingId: id });
  return (
    <Screen
      title={mapping ? mappedAddress(domain, mapping.ApiMappingKey) : id}
      crumbs={[
        { text: 'Custom domain names', href: paths.domainName.list() },
        { text: domain, href: paths.domainName.detail(domain) },
        { text: 'API mappings', href: paths.apiMapping.list(domain) },
      ]}
      actions={mapping && <Actions mapping={mapping} domain={domain} id={id} />}
    >
      {mapping ? <MappingFacts mapping={mapping} domain={domain} id={id} /> : <FactsLoading />}
    </Screen>
  );
}

interface Mapped {
  mapping: ApiMapping;
  domain: string;
  id: string;
}

function Actions({ mapping, domain, id }: Mapped) {
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  const address = mappedAddress(domain, mapping.ApiMappingKey);
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => setDeleting(true)}>Delete</Button>
      <Button href={paths.apiMapping.edit(domain, id)} variant="primary">
        Edit
      </Button>
      {deleting && (
        <ConfirmPlan
          plan={toDelete(mapping, domain)}
          confirmLabel="Delete"
          onDismiss={() => setDeleting(false)}
          onDone={() => {
            flash('success', `${address} is no longer mapped.`);
            void navigate(paths.apiMapping.list(domain));
          }}
        >
          Clients that call {address} are refused at once, or reach a mapping with a shorter path. The API and
          its stage {mapping.Stage} stay.
        </ConfirmPlan>
      )}
    </SpaceBetween>
  );
}

function MappingFacts({ mapping, domain, id }: Mapped) {
  const apiId = mapping.ApiId ?? '';
  const api = useItemIfThere('api', { ApiId: apiId });
  const address = mappedAddress(domain, mapping.ApiMappingKey);
  return (
    <SpaceBetween size="l">
      <Facts
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
