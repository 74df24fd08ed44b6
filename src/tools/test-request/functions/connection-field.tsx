import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { countOf } from '../../../lib/format';
import type { SocketEvents } from './use-socket-events';

/** The connection that a message goes over, or that ends. */
export function ConnectionField({ events }: { events: SocketEvents }) {
  const { open, chosen, choose } = events;
  const options = open.map(({ exchange: { connection, stage } }) => ({
    value: connection.connectionId,
    label: connection.connectionId,
    description: `To the stage ${stage}, since ${new Date(connection.connectedAt).toLocaleTimeString('en-GB')}`,
  }));
  return (
    <FormField
      label="Connection"
      description={`${countOf(open.length, 'connection')} of this page open.`}
      stretch
    >
      <Select
        options={options}
        selectedOption={
          options.find(({ value }) => value === chosen?.exchange.connection.connectionId) ?? null
        }
        onChange={({ detail }) => choose(detail.selectedOption.value ?? '')}
        placeholder="No connection is open"
        disabled={open.length === 0}
      />
    </FormField>
  );
}
