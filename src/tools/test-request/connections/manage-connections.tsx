import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { type ReactNode, useState } from 'react';
import {
  isConnectionId,
  type ListedConnection,
  type ManagementAnswer,
  type ManagementCall,
  type ManagementMethod,
} from '../../../service/traffic/websocket/management';
import { ReadOnlyDialog } from '../send/read-only-dialog';
import { useGuardedSend } from '../send/use-guarded-send';
import { type Answered, ManagementAnswerView } from './management-answer';
import { ManagementCommands } from './management-commands';

/** How connections of a stage are managed: in this page, at a sandbox of this machine, through the relay, or by commands. */
interface ConnectionManager {
  /** Sends a request to `@connections`, once; undefined: this page cannot. It rejects with a sentence where there is no answer. */
  send?: (call: ManagementCall) => Promise<ManagementAnswer>;
  /** Why it cannot, or where it sends to, as a sentence. */
  note?: string;
  /** The address of the stage for the AWS CLI; undefined: only this page reaches it. */
  endpointUrl?: string;
}

interface ManageConnectionsProps {
  apiId: string;
  stage: string;
  region: string;
  /** The name of the connection of the console. */
  name: string;
  manager: ConnectionManager;
  /** Beside the title. */
  actions?: ReactNode;
  /** The open connections, given the chosen one and how to choose another; absent where they cannot be listed. */
  list?: (chosenId: string, choose: (connectionId: string) => void) => ReactNode;
  /** Those that the list has; the only one needs no choice. */
  rows?: readonly ListedConnection[] | undefined;
}

/** What a backend does with the connections of a stage by `@connections`: post a message, get details, delete it. */
export function ManageConnections(props: ManageConnectionsProps) {
  const { apiId, stage, region, name, manager, actions, list, rows = [] } = props;
  const [typedId, setId] = useState<string>();
  const [message, setMessage] = useState('Hello from @connections');
  const [answered, setAnswered] = useState<Answered>();
  const sender = useGuardedSend();
  const [only, ...others] = rows;
  const id = typedId ?? (others.length === 0 ? only?.connectionId : undefined) ?? '';
  const connectionId = id.trim();
  const isValid = isConnectionId(connectionId);
  const { send } = manager;

  const ask = (method: ManagementMethod) => {
    if (!send) return;
    const call = { method, connectionId, ...(method === 'POST' && { data: message }) };
    const url = `/${stage}/@connections/${connectionId}`;
    sender.send({ method, url, apiId, stage }, async () => {
      setAnswered(undefined);
      setAnswered({ method, connectionId, answer: await send(call) });
    });
  };
  const button = (method: ManagementMethod, text: string) => (
    <Button
      variant={method === 'POST' ? 'primary' : 'normal'}
      loading={method === 'POST' && sender.isSending}
      disabled={!isValid || sender.isSending}
      {...(!isValid && { disabledReason: 'Enter the ID of a connection.' })}
      onClick={() => ask(method)}
    >
      {text}
    </Button>
  );
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={`What a backend can do with the connections of the stage ${stage} by @connections.`}
          actions={actions}
        >
          Connections
        </Header>
      }
    >
      <SpaceBetween size="m">
        {list?.(connectionId, setId)}
        <FormField
          label="Connection ID"
          description={
            list ? 'That of the list, or another one.' : 'connectionId in the requestContext of an event.'
          }
          errorText={connectionId !== '' && !isValid && 'An ID has letters, digits, +, /, -, _ and = alone.'}
          stretch
        >
          <Input
            value={id}
            onChange={({ detail }) => setId(detail.value)}
            placeholder="L0SM9cOFvHcCIhw="
            spellcheck={false}
          />
        </FormField>
        <FormField label="Data" description="Text that the client receives: 128 KB at most." stretch>
          <Textarea
            value={message}
            onChange={({ detail }) => setMessage(detail.value)}
            rows={3}
            spellcheck={false}
          />
        </FormField>
        {send && (
          <SpaceBetween direction="horizontal" size="xs">
            {button('POST', 'Post message')}
            {button('GET', 'Get details')}
            {button('DELETE', 'Delete connection')}
          </SpaceBetween>
        )}
        {sender.failure && (
          <Alert type="error" header={sender.failure.header}>
            {sender.failure.message}
          </Alert>
        )}
        {answered && <ManagementAnswerView {...answered} />}
        {manager.endpointUrl !== undefined && (
          <ManagementCommands
            connectionId={connectionId}
            data={message}
            endpointUrl={manager.endpointUrl}
            region={region}
            isAlternative={send !== undefined}
            note={manager.note}
          />
        )}
      </SpaceBetween>
      {sender.asked && <ReadOnlyDialog asked={sender.asked} name={name} reply={sender.reply} />}
    </Container>
  );
}
