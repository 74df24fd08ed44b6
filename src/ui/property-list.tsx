import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Skeleton from '@cloudscape-design/components/skeleton';
import type { ReactNode } from 'react';
import { NotSet } from './not-set';
import textStyles from './text.module.css';

/** A label and its value; an absent value is shown as a dash. */
export interface Property {
  label: string;
  value: ReactNode;
}

/** A titled list of properties, the body of every detail screen. */
export function PropertyList(props: {
  title: string;
  facts: Property[];
  actions?: ReactNode;
  columns?: number;
  note?: ReactNode;
}) {
  return (
    <Container
      header={
        <Header variant="h2" actions={props.actions}>
          {props.title}
        </Header>
      }
    >
      {props.note}
      <KeyValuePairs
        columns={props.columns ?? 3}
        items={props.facts.map(({ label, value }) => ({
          label: <span className={textStyles.breakAnywhere}>{label}</span>,
          value: isEmptyValue(value) ? <NotSet /> : <div className={textStyles.breakAnywhere}>{value}</div>,
        }))}
      />
    </Container>
  );
}

/** The skeleton of a detail screen while it loads. */
export function PropertyListSkeleton() {
  return (
    <Container header={<Skeleton width="180px" height="24px" />}>
      <div role="status" aria-label="Loading">
        <Skeleton height="120px" />
      </div>
    </Container>
  );
}

function isEmptyValue(value: ReactNode): boolean {
  return value === undefined || value === null || value === '' || value === false;
}

/** "On" or "Off" for a flag of the service; absent means off. */
export function onOff(flag: boolean | undefined): string {
  return flag ? 'On' : 'Off';
}
