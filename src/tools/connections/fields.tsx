import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useWatch } from 'react-hook-form';
import { connections, type RelayInfo } from '../../client/connection/connections';
import type { ConnectionField } from '../../client/connection/types/connection-type';
import { ENDPOINT_RULE } from '../../client/connection/types/custom-endpoint';
import { CONNECTION_TYPES } from '../../client/connection/types/registry';
import { CredentialsFields } from '../../forms/credentials-fields';
import { Labelled, SelectField, TextField, ToggleField, useBound } from '../../forms/fields';
import { type ConnectionValues, ENVIRONMENT, typeOf } from './model';
import { RegionField } from './region-field';

interface Props {
  relay: RelayInfo | undefined;
  /** This tab already has credentials for it. */
  hasCredentials: boolean;
}

export function ConnectionFields({ relay, hasCredentials }: Props) {
  const type = typeOf({ type: useWatch<ConnectionValues, 'type'>({ name: 'type' }) });
  const has = (field: ConnectionField) => type.fields.includes(field);
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Connection</Header>}>
        <SpaceBetween size="l">
          <TypeField relay={relay} />
          <TextField<ConnectionValues>
            name="name"
            label="Name"
            required
            constraint="Shown at the top of every screen."
          />
          <SelectField<ConnectionValues>
            name="colour"
            label="Colour"
            options={connections.colours.map((colour) => ({
              value: colour,
              label: colour.replace(/^./, (letter) => letter.toUpperCase()),
            }))}
          />
          <RegionField />
          {has('endpoint') && (
            <TextField<ConnectionValues>
              name="endpoint"
              label="Endpoint"
              required
              constraint={ENDPOINT_RULE}
              description="LocalStack, moto, npm run sandbox, or another server with the API Gateway V2 protocol."
            />
          )}
          {has('profile') && relay?.state === 'open' && <ProfileField relay={relay} />}
          {has('transport') && <TransportField relay={relay} />}
        </SpaceBetween>
      </Container>
      {has('credentials') && (
        <CredentialsSection isOptional={!type.hasRequestBudget} hasCredentials={hasCredentials} />
      )}
      {has('role') && <RoleSection />}
      <SafetySection />
    </SpaceBetween>
  );
}

function TypeField({ relay }: { relay: RelayInfo | undefined }) {
  const { field } = useBound<ConnectionValues, 'type'>('type');
  const reason = connections.relayReason(relay);
  return (
    <Labelled label="Type" error={undefined}>
      <RadioGroup
        ref={field.ref}
        value={field.value}
        onChange={({ detail }) => field.onChange(detail.value)}
        items={CONNECTION_TYPES.flatMap(({ id, choice, fields }) => {
          if (!choice) return [];
          // The relay reads profiles.
          const isMissing = fields.includes('profile') && relay?.state !== 'open';
          const description = (isMissing ? reason : undefined) ?? choice.description;
          return [{ value: id, label: choice.label, description, disabled: isMissing }];
        })}
      />
    </Labelled>
  );
}

function ProfileField({ relay }: { relay: Extract<RelayInfo, { state: 'open' }> }) {
  const environment = { value: ENVIRONMENT, label: 'The environment of the server' };
  return (
    <SelectField<ConnectionValues>
      name="profile"
      label="Profile"
      filter
      placeholder="Choose a profile"
      empty="The AWS config of this machine has no profiles."
      options={[
        ...(relay.environment ? [environment] : []),
        ...relay.profiles.map(({ name, region }) => ({
          value: name,
          label: name,
          ...(region === undefined ? {} : { description: region }),
        })),
      ]}
    />
  );
}

function TransportField({ relay }: { relay: RelayInfo | undefined }) {
  const { field } = useBound<ConnectionValues, 'transport'>('transport');
  return (
    <Labelled
      label="Transport"
      description="Not every endpoint responds to browsers directly. Test the connection to see which transport works."
      error={undefined}
    >
      <RadioGroup
        ref={field.ref}
        value={field.value}
        onChange={({ detail }) => field.onChange(detail.value)}
        items={[
          { value: 'direct', label: 'Direct', description: 'From this page to the endpoint.' },
          {
            value: 'relay',
            label: 'Relay',
            description:
              connections.relayReason(relay) ??
              'Through the server of this page, which forwards the requests.',
            disabled: relay?.state !== 'open',
          },
        ]}
      />
    </Labelled>
  );
}

function CredentialsSection({
  isOptional,
  hasCredentials,
}: {
  isOptional: boolean;
  hasCredentials: boolean;
}) {
  const description = hasCredentials
    ? 'This tab has credentials. Leave the fields empty to keep them.'
    : isOptional
      ? 'Only for endpoints that verify them.'
      : 'They stay in the memory of this tab unless you choose otherwise below. They are never part of the URL or the journal.';
  return (
    <Container
      header={
        <Header variant="h2" description={description}>
          Credentials
        </Header>
      }
    >
      <CredentialsFields />
    </Container>
  );
}

function RoleSection() {
  const assumes = useWatch<ConnectionValues, 'assumesRole'>({ name: 'assumesRole' });
  return (
    <Container header={<Header variant="h2">Role</Header>}>
      <SpaceBetween size="l">
        <ToggleField<ConnectionValues>
          name="assumesRole"
          label="Assume a role"
          description="The connection’s own credentials are used for STS AssumeRole only."
        />
        {assumes && (
          <SpaceBetween size="l">
            <TextField<ConnectionValues>
              name="roleArn"
              label="Role ARN"
              placeholder="arn:aws:iam::123456789012:role/Name"
            />
            <TextField<ConnectionValues>
              name="sessionName"
              label="Session name"
              constraint="CloudTrail shows it for every call."
            />
            <TextField<ConnectionValues>
              name="externalId"
              label="External ID"
              constraint="Only if the role’s trust policy requires one."
            />
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  );
}

function SafetySection() {
  return (
    <Container header={<Header variant="h2">Safety</Header>}>
      <SpaceBetween size="l">
        <ToggleField<ConnectionValues>
          name="readOnly"
          label="Read-only until unlocked"
          description="Each tab starts read-only. Unlock changes in the connection menu."
        />
        <ToggleField<ConnectionValues>
          name="isProduction"
          label="This is production"
          description="Every change requires typing the connection’s name, and the header is red."
        />
        <TextField<ConnectionValues>
          name="productionPattern"
          label="Production pattern"
          placeholder="prod"
          constraint="Changes to resources whose name or tag (key=value) contains this text require typing their name. Use slashes for a regular expression: /^(prod|live)/."
        />
      </SpaceBetween>
    </Container>
  );
}
