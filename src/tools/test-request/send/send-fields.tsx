import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Connection } from '../../../client/connection/connection';
import { connectionTypeOf } from '../../../client/connection/types/registry';
import { CodeBlock } from '../../../ui/code-block';
import { Code } from '../../../ui/mono';
import type { Address } from './address';
import type { RelayState } from './use-relay';

interface SendFieldsProps {
  connection: Connection;
  /** Undefined until it is known. */
  relay: RelayState | undefined;
  address: Address;
  /** The request as a command. */
  curl: string;
  isSigned: boolean;
  onSigned: (isSigned: boolean) => void;
}

/** Where the request is sent, and who signs it; without a relay the command that sends it. */
export function SendFields({ connection, relay, address, curl, isSigned, onSigned }: SendFieldsProps) {
  const credentials = connectionTypeOf(connection).credentials(connection);
  const reason = relay?.reason;
  return (
    <FormField
      label="Send"
      description={
        reason === undefined
          ? 'Through the relay, once, when you press Send. Redirects are not followed.'
          : undefined
      }
      errorText={address.reason}
      stretch
    >
      <SpaceBetween size="s">
        {address.url !== undefined && reason === undefined && <Code text={address.url} />}
        {credentials !== undefined && (
          <Checkbox
            checked={isSigned}
            onChange={({ detail }) => onSigned(detail.checked)}
            description={`Signature Version 4 for execute-api, by ${credentials}. It takes the place of the header Authorization.`}
          >
            Sign with the credentials of the connection
          </Checkbox>
        )}
        {address.url !== undefined && reason !== undefined && (
          <>
            <div>
              This page cannot send it: its policy reaches no API, and it has no relay. Send it with this
              command. {reason}
            </div>
            <CodeBlock text={curl} what="curl command" />
          </>
        )}
      </SpaceBetween>
    </FormField>
  );
}
