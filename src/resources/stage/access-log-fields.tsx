import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useRef } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { TextAreaField, TextField } from '../../forms/fields';
import { LOG_FORMATS } from '../../service/rules/log-format';
import { quota } from '../../service/rules/quotas';
import { lintStage } from '../../service/rules/stage';
import styles from './access-log.module.css';
import type { StageContext, StageValues } from './model';
import { VariablePalette } from './variable-palette';

const LIMIT = quota('accessLogFormatBytes');

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

/** The destination of the access log, and a builder for its format. */
export function AccessLogFields({ context }: { context: StageContext }) {
  const { control, getValues, setValue } = useFormContext<StageValues>();
  const Format = useWatch({ control, name: 'Format' });
  const area = useRef<HTMLDivElement>(null);
  const warnings = lintStage({ AccessLogSettings: { Format } }, { protocol: context.protocol }).filter(
    (issue) => issue.path.includes('Format'),
  );
  const bytes = bytesOf(Format);
  const set = (format: string) => setValue('Format', format, { shouldDirty: true, shouldValidate: true });

  /** Inserts at the current or last cursor position. */
  const insert = (text: string) => {
    const box = area.current?.querySelector('textarea');
    const format = getValues('Format');
    const at = Math.min(box?.selectionStart ?? format.length, format.length);
    const end = Math.min(box?.selectionEnd ?? at, format.length);
    set(format.slice(0, at) + text + format.slice(end));
    // After the field has rendered the new text.
    requestAnimationFrame(() => {
      box?.focus();
      box?.setSelectionRange(at + text.length, at + text.length);
    });
  };

  return (
    <Container
      header={
        <Header variant="h2" description="Set both the log group and the format, or neither.">
          Access logging
        </Header>
      }
    >
      <SpaceBetween size="l">
        <TextField<StageValues>
          name="DestinationArn"
          label="Log group ARN"
          placeholder="arn:aws:logs:us-east-1:123456789012:log-group:/api/prod"
        />
        <div ref={area}>
          <TextAreaField<StageValues>
            name="Format"
            label="Log format"
            rows={4}
            code
            constraint="One line with $context.requestId or $context.extendedRequestId."
          />
        </div>
        <SpaceBetween size="xs">
          <Size bytes={bytes} />
          {Format !== '' && <RequestId format={Format} onAdd={() => set(`${Format} $context.requestId`)} />}
        </SpaceBetween>
        {warnings.length > 0 && (
          <Alert type="warning">{warnings.map(({ message }) => message).join(' ')}</Alert>
        )}
        {context.protocol === 'HTTP' && (
          <SpaceBetween direction="horizontal" size="xs">
            {Object.entries(LOG_FORMATS).map(([name, format]) => (
              <Button key={name} formAction="none" onClick={() => set(format)}>
                Use {name}
              </Button>
            ))}
          </SpaceBetween>
        )}
        <ExpandableSection
          headerText={`Variables of ${context.protocol === 'HTTP' ? 'HTTP' : 'WebSocket'} APIs`}
        >
          <VariablePalette protocol={context.protocol} bytesLeft={LIMIT - bytes} onInsert={insert} />
        </ExpandableSection>
      </SpaceBetween>
    </Container>
  );
}

/** The used part of the size limit; above 1,024 the service's model and quota page disagree (service-rules 2.1). */
function Size({ bytes }: { bytes: number }) {
  const text = `${bytes.toLocaleString('en')} of ${LIMIT.toLocaleString('en')} bytes`;
  return (
    <div className={styles.size}>
      <meter min={0} max={LIMIT} high={1024} optimum={0} value={bytes} aria-label="Size of the log format">
        {text}
      </meter>{' '}
      {bytes > LIMIT ? <StatusIndicator type="error">{text}: too long</StatusIndicator> : text}
    </div>
  );
}

/** Whether the format has the required request id, with a button to add it. */
function RequestId({ format, onAdd }: { format: string; onAdd: () => void }) {
  if (/\$context\.(requestId|extendedRequestId)(?![\w.])/.test(format)) {
    return <StatusIndicator type="success">Has a request ID</StatusIndicator>;
  }
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <StatusIndicator type="warning">No request ID yet</StatusIndicator>
      <Button formAction="none" variant="inline-link" onClick={onAdd}>
        Add $context.requestId
      </Button>
    </SpaceBetween>
  );
}
