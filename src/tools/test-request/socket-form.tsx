import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import type { ReactNode } from 'react';
import type { SetUrlMembers } from '../../table/url-members';
import { parseHeaders, type RequestValues } from './model';
import { EVENT_NAMES, type SocketEvent } from './socket-model';

interface SocketFormProps {
  stages: readonly string[];
  stage: string;
  event: SocketEvent;
  query: string;
  message: string;
  values: RequestValues;
  onAddress: SetUrlMembers;
  onQuery: (query: string) => void;
  onMessage: (message: string) => void;
  onChange: (change: Partial<RequestValues>) => void;
  /** What sends the event, where it can be sent. */
  actions?: ReactNode;
  /** The connection that it goes over, where there are any. */
  connection?: ReactNode;
  /** What the backend responds, or what is run instead. */
  children: ReactNode;
}

const EVENTS = Object.entries(EVENT_NAMES).map(([id, text]) => ({ id, text }));

/** The event to test: its kind and message are in the address, the rest is not. */
export function SocketForm(props: SocketFormProps) {
  const { event, values, onAddress, onChange } = props;
  const { faults } = parseHeaders(values.headers);
  const stages = props.stages.map((name) => ({ value: name, label: `Stage ${name}` }));
  return (
    <Container
      header={
        <Header variant="h2" actions={props.actions}>
          Event
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FormField
          label="Stage"
          description="With the latest configuration: what a stage of a WebSocket API serves cannot be read."
          stretch
        >
          <Select
            options={stages}
            selectedOption={
              stages.find(({ value }) => value === props.stage) ?? { value: props.stage, label: props.stage }
            }
            onChange={({ detail }) => onAddress({ stage: `stage:${detail.selectedOption.value}` })}
          />
        </FormField>
        <SegmentedControl
          label="Event"
          selectedId={event}
          options={EVENTS}
          onChange={({ detail }) => onAddress({ event: detail.selectedId })}
        />
        {event !== 'connect' && props.connection}
        {event === 'message' && (
          <FormField label="Message" stretch>
            <Textarea
              value={props.message}
              onChange={({ detail }) => props.onMessage(detail.value)}
              rows={6}
              spellcheck={false}
            />
          </FormField>
        )}
        {event === 'connect' && (
          <FormField label="Query" stretch>
            <Input
              value={props.query}
              onChange={({ detail }) => props.onQuery(detail.value.replace(/^\?/, ''))}
              placeholder="room=7"
              spellcheck={false}
            />
          </FormField>
        )}
        <ExpandableSection headerText="Handshake">
          <SpaceBetween size="m">
            <FormField
              label="Headers"
              description="One a line. Messages have none of their own."
              errorText={faults.length > 0 && `This is no header: ${faults[0]}`}
              stretch
            >
              <Textarea
                value={values.headers}
                onChange={({ detail }) => onChange({ headers: detail.value })}
                placeholder="Authorization: secret"
                rows={3}
                spellcheck={false}
                invalid={faults.length > 0}
              />
            </FormField>
            <FormField label="Source IP" stretch>
              <Input
                value={values.sourceIp}
                onChange={({ detail }) => onChange({ sourceIp: detail.value })}
                placeholder="203.0.113.1"
              />
            </FormField>
          </SpaceBetween>
        </ExpandableSection>
        {props.children}
      </SpaceBetween>
    </Container>
  );
}
