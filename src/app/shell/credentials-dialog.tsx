import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { zodResolver } from '@hookform/resolvers/zod';
import { FormProvider, useForm } from 'react-hook-form';
import { connections } from '../../client/connection/connections';
import type { PromptRequest } from '../../client/prompts';
import { CredentialsFields } from '../../forms/credentials-fields';
import {
  type CredentialsValues,
  credentialsIssues,
  NO_CREDENTIALS,
  toCredentials,
} from '../../forms/credentials-values';
import { ruleSchema } from '../../forms/rule-schema';
import textStyles from '../../ui/text.module.css';

const schema = ruleSchema<CredentialsValues>(credentialsIssues);

/** Prompts for the credentials of a connection while a call waits for them; the screen behind keeps its state. */
export function CredentialsDialog(props: {
  request: Extract<PromptRequest, { kind: 'credentials' }>;
  reply: (confirmed: boolean) => void;
}) {
  const { connectionId, reason } = props.request;
  const connection = connections.find(connectionId);
  const name = connection?.name ?? connectionId;
  const form = useForm<CredentialsValues>({
    defaultValues: { ...NO_CREDENTIALS, keepCredentials: connections.isPersisted(connectionId) },
    resolver: zodResolver(schema),
  });
  const submit = form.handleSubmit((values) => {
    const keys = toCredentials(values);
    if (!keys) return;
    connections.setCredentials(connectionId, keys, values.keepCredentials);
    props.reply(true);
  });
  return (
    <Modal
      visible
      header={reason === 'expired' ? `Credentials of ${name} expired` : `Credentials of ${name}`}
      closeAriaLabel="Close"
      onDismiss={() => props.reply(false)}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={() => props.reply(false)}>
              Cancel
            </Button>
            <Button variant="primary" onClick={() => void submit()}>
              Continue
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <FormProvider {...form}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <SpaceBetween size="l">
            <div className={textStyles.breakAnywhere}>
              {reason === 'expired'
                ? 'AWS rejected the call because its credentials have expired. Nothing was changed, and your input is kept. The call continues with new credentials.'
                : 'Credentials are kept in memory, so a reload or a new tab needs them again.'}
            </div>
            <CredentialsFields />
          </SpaceBetween>
        </form>
      </FormProvider>
    </Modal>
  );
}
