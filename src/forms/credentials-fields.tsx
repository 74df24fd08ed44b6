import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { type Pasted, parsePastedCredentials } from '../client/connection/pasted-credentials';
import { exactTime } from '../lib/format';
import type { CredentialsValues } from './credentials-values';
import { CheckboxField, Labelled, useBound } from './fields';
import { SecretField } from './secret-field';

/** AWS credentials: pasted as a block, or one by one. Secrets are masked. */
export function CredentialsFields() {
  const expiration = useWatch<CredentialsValues, 'expiration'>({ name: 'expiration' });
  const accessKey = useBound<CredentialsValues, 'accessKeyId'>('accessKeyId');
  const forgetExpiration = useForgetExpiration();
  return (
    <SpaceBetween size="l">
      <Paste />
      <Labelled label="Access key" error={accessKey.error}>
        <Input
          ref={accessKey.field.ref}
          value={accessKey.field.value}
          onChange={({ detail }) => {
            accessKey.field.onChange(detail.value);
            forgetExpiration();
          }}
          onBlur={accessKey.field.onBlur}
          autoComplete={false}
          spellcheck={false}
        />
      </Labelled>
      <SecretField<CredentialsValues>
        name="secretAccessKey"
        label="Secret access key"
        onEdit={forgetExpiration}
      />
      <SecretField<CredentialsValues>
        name="sessionToken"
        label="Session token"
        description="Part of temporary credentials; leave it empty for an IAM user’s access key."
        onEdit={forgetExpiration}
      />
      {expiration !== '' && <CredentialsExpiry at={new Date(expiration)} />}
      <CheckboxField<CredentialsValues>
        name="keepCredentials"
        label="Keep the credentials until this tab is closed"
        description="In sessionStorage, so that they survive a reload. Otherwise they are in memory only."
      />
    </SpaceBetween>
  );
}

function Paste() {
  const { setValue } = useFormContext<CredentialsValues>();
  const [text, setText] = useState('');
  const [pasted, setPasted] = useState<Pasted>();
  const take = (given: string) => {
    const read = parsePastedCredentials(given);
    const { keys } = read;
    setPasted(read);
    // Parsed credentials are in the fields, so the readable paste is cleared.
    setText(keys ? '' : given);
    if (!keys) return;
    const options = { shouldDirty: true, shouldValidate: true };
    setValue('accessKeyId', keys.accessKeyId, options);
    setValue('secretAccessKey', keys.secretAccessKey, options);
    setValue('sessionToken', keys.sessionToken ?? '', options);
    setValue('expiration', keys.expiration ?? '', options);
  };
  return (
    <Labelled
      label="Paste keys"
      description="The lines of export, set or $env:, a section of the credentials file, or the JSON of aws configure export-credentials. They fill the fields below."
      error={undefined}
    >
      <SpaceBetween size="xxs">
        <Textarea
          value={text}
          rows={2}
          spellcheck={false}
          autoComplete={false}
          onChange={({ detail }) => take(detail.value)}
        />
        <div role="status">
          {pasted?.keys && <StatusIndicator>Understood; the fields below are filled in.</StatusIndicator>}
          {pasted?.fault && text.trim() !== '' && (
            <StatusIndicator type="warning">{pasted.fault}</StatusIndicator>
          )}
        </div>
      </SpaceBetween>
    </Labelled>
  );
}

function CredentialsExpiry({ at }: { at: Date }) {
  return at.getTime() <= Date.now() ? (
    <StatusIndicator type="warning">
      These credentials expired {exactTime(at)}; AWS will reject them.
    </StatusIndicator>
  ) : (
    <StatusIndicator type="info">These credentials expire {exactTime(at)}.</StatusIndicator>
  );
}

/** The pasted expiration applies only to the pasted credentials. */
function useForgetExpiration(): () => void {
  const { setValue } = useFormContext<CredentialsValues>();
  return () => setValue('expiration', '');
}
