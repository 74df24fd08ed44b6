import FormField from '@cloudscape-design/components/form-field';
import type { Connection } from '../../../client/connection/connection';
import type { Header } from '../../../service/traffic/request';
import type { World } from '../../../service/traffic/world';
import { CodeBlock } from '../../../ui/code-block';
import { socketAddress } from './address';
import { wscatCommand } from './commands';

interface SocketCommandProps {
  connection: Connection;
  world: World;
  /** The stage with its query. */
  target: string;
  headers: readonly Header[];
  /** Sent once the connection is open; empty: none. */
  message: string;
}

/** The command that connects to a WebSocket API of an account or an emulator. */
export function SocketCommand({ connection, world, target, headers, message }: SocketCommandProps) {
  return (
    <FormField
      label="Send"
      description="The policy of this page opens no WebSocket connection, and its relay sends requests alone: this command connects."
      stretch
    >
      <CodeBlock
        text={wscatCommand(socketAddress(connection, world, target), headers, message)}
        what="wscat command"
      />
    </FormField>
  );
}
