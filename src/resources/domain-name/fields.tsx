import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormContext, useWatch } from 'react-hook-form';
import { SelectField, TextField } from '../../forms/fields';
import { TagsField } from '../../forms/tags-field';
import { QUOTAS } from '../../service/rules/quotas';
import { ROUTING_MODES } from '../shared/routing-mode';
import type { DomainNameValues } from './model';

/** @param nameFixed the domain name exists, so its name is immutable */
export function DomainNameFields({ nameFixed, region }: { nameFixed: boolean; region: string }) {
  const { control } = useFormContext<DomainNameValues>();
  const truststore = useWatch({ control, name: 'TruststoreUri' });
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            description="Regional endpoint with TLS 1.2, the only option for HTTP and WebSocket APIs."
          >
            Domain name
          </Header>
        }
      >
        <SpaceBetween size="l">
          {!nameFixed && (
            <TextField<DomainNameValues>
              name="DomainName"
              label="Domain name"
              required
              placeholder="api.example.com"
              constraint="Lower case; the first label may be *. It cannot be changed later."
            />
          )}
          <TextField<DomainNameValues>
            name="CertificateArn"
            label="Certificate ARN"
            required
            placeholder={`arn:aws:acm:${region}:123456789012:certificate/…`}
            constraint={`An ACM certificate for this name, in ${region}.`}
          />
          <TextField<DomainNameValues>
            name="CertificateName"
            label="Certificate name"
            constraint="A label of your choice, up to 128 characters."
          />
          <SelectField<DomainNameValues>
            name="IpAddressType"
            label="IP address type"
            options={[
              { value: 'ipv4', label: 'ipv4' },
              { value: 'dualstack', label: 'dualstack', description: 'IPv4 and IPv6' },
            ]}
          />
        </SpaceBetween>
      </Container>
      <Container
        header={
          <Header
            variant="h2"
            description="How requests to the domain name are routed. Routing rules can target REST APIs only."
          >
            Routing
          </Header>
        }
      >
        <SelectField<DomainNameValues> name="RoutingMode" label="Routing mode" options={ROUTING_MODES} />
      </Container>
      <Container
        header={
          <Header
            variant="h2"
            description="Optional. Clients must present a certificate that the truststore trusts."
          >
            Mutual TLS
          </Header>
        }
      >
        <SpaceBetween size="l">
          <TextField<DomainNameValues>
            name="TruststoreUri"
            label="Truststore URI"
            placeholder="s3://bucket/truststore.pem"
            constraint="A PEM file in Amazon S3. Empty: mutual TLS is off."
          />
          <TextField<DomainNameValues>
            name="TruststoreVersion"
            label="Truststore version"
            constraint="The version of the S3 object, if the bucket has versioning enabled."
          />
          <TextField<DomainNameValues>
            name="OwnershipVerificationCertificateArn"
            label="Ownership verification certificate ARN"
            constraint="A public ACM certificate for the name; required with an imported or private certificate."
          />
          {truststore !== '' && (
            <Alert type="info">
              Clients can bypass mutual TLS through the execute-api endpoint of a mapped API unless that
              endpoint is disabled.
            </Alert>
          )}
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Tags</Header>}>
        <TagsField<DomainNameValues> name="Tags" quota={QUOTAS.tagsPerResource} />
      </Container>
    </SpaceBetween>
  );
}
