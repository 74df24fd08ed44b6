import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useFormContext, useWatch } from 'react-hook-form';
import { Labelled, useBound } from '../../forms/fields';
import { OWN_LABEL, rowMessages } from '../../forms/list-fields';
import { RowEditor, rowLabel } from '../../forms/row-editor';
import { countOf } from '../../lib/format';
import { ConfirmZero } from './confirm-zero';
import { LOGGING_LEVELS } from './logging-levels';
import type { StageContext, StageValues } from './model';
import { blocksAll, type RouteSettingsRow, toSettingsValues } from './settings-model';

/** Route-specific settings, which override the stage's default route settings. */
export function RouteSettingsField({ context }: { context: StageContext }) {
  const { field, error } = useBound<StageValues, 'RouteSettings'>('RouteSettings');
  const { control, formState } = useFormContext<StageValues>();
  const [ThrottlingBurstLimit, ThrottlingRateLimit] = useWatch({
    control,
    name: ['ThrottlingBurstLimit', 'ThrottlingRateLimit'],
  });
  const messages = rowMessages(formState.errors, 'RouteSettings');
  const rows = field.value;
  const availableKeys = context.routeKeys.filter((key) => !rows.some((row) => row.key === key));
  const orphaned = rows.filter(
    ({ key }) => key !== '' && key !== '$default' && !context.routeKeys.includes(key),
  );
  const set = (index: number, change: Partial<RouteSettingsRow>) =>
    field.onChange(rows.map((row, at) => (at === index ? { ...row, ...change } : row)));

  const limit = (label: string, member: 'ThrottlingRateLimit' | 'ThrottlingBurstLimit') => ({
    label,
    control: (row: RouteSettingsRow, index: number) => (
      <Input
        value={row[member]}
        inputMode="numeric"
        placeholder="Not configured"
        ariaLabel={`${label} of ${row.key || 'the new row'}`}
        onChange={({ detail }) => set(index, { [member]: detail.value })}
        onBlur={field.onBlur}
      />
    ),
  });
  const flag = (label: string, member: 'DetailedMetricsEnabled' | 'DataTraceEnabled') => ({
    label,
    control: (row: RouteSettingsRow, index: number) => (
      <Checkbox
        checked={row[member]}
        ariaLabel={`${label} for ${row.key || 'the new row'}`}
        ariaLabelledby={OWN_LABEL}
        onChange={({ detail }) => set(index, { [member]: detail.checked })}
      />
    ),
  });

  const route = {
    label: 'Route',
    control: (row: RouteSettingsRow, index: number) => (
      <Select
        selectedOption={row.key === '' ? null : { value: row.key, label: row.key }}
        placeholder="Choose a route"
        ariaLabel={`Route of row ${index + 1}`}
        ariaLabelledby={OWN_LABEL}
        empty="All routes have settings."
        options={availableKeys.map((key) => ({ value: key, label: key }))}
        onChange={({ detail }) => set(index, { key: detail.selectedOption.value ?? '' })}
      />
    ),
    errorText: (_row: RouteSettingsRow, index: number) => messages[index],
  };
  const logging = {
    label: 'Logging',
    control: (row: RouteSettingsRow, index: number) => (
      <Select
        selectedOption={LOGGING_LEVELS.find(({ value }) => value === row.LoggingLevel) ?? null}
        ariaLabel={`Logging of ${row.key || 'the new row'}`}
        ariaLabelledby={OWN_LABEL}
        options={LOGGING_LEVELS}
        onChange={({ detail }) => set(index, { LoggingLevel: detail.selectedOption.value ?? '' })}
      />
    ),
  };
  const common = [
    route,
    limit('Rate limit', 'ThrottlingRateLimit'),
    limit('Burst limit', 'ThrottlingBurstLimit'),
    flag('Metrics', 'DetailedMetricsEnabled'),
  ];
  const webSocket = context.protocol === 'WEBSOCKET';

  return (
    <Container header={<Header variant="h2">Route overrides</Header>}>
      {orphaned.length > 0 && (
        <Alert
          type="warning"
          header={`Settings remain of ${countOf(orphaned.length, 'deleted route')}`}
          action={
            <Button
              formAction="none"
              onClick={() => field.onChange(rows.filter((row) => !orphaned.includes(row)))}
            >
              Remove these settings
            </Button>
          }
        >
          The service rejects every other change to this stage until they are removed:{' '}
          {orphaned.map(({ key }) => key).join(', ')}.
        </Alert>
      )}
      <Labelled
        label="Route settings"
        error={error}
        constraint="They override the default route settings. Remove a row to use the default settings again."
      >
        <RowEditor<RouteSettingsRow>
          items={rows}
          empty="All routes use the default settings."
          addButtonText="Add route settings"
          rowName={({ key }, index) => rowLabel('settings of', key, index)}
          onAddButtonClick={() => field.onChange([...rows, { key: '', ...toSettingsValues(undefined) }])}
          onRemoveButtonClick={({ detail }) =>
            field.onChange(rows.filter((_, index) => index !== detail.itemIndex))
          }
          gridLayout={[
            {
              breakpoint: 'xs',
              rows: webSocket
                ? [
                    [4, 2, 2, 2],
                    [3, 2],
                  ]
                : [[5, 3, 3, 2]],
              removeButton: { width: 'auto' },
            },
            // Stacked on narrow screens.
            {
              rows: webSocket ? [[1], [1], [1], [1], [1], [1]] : [[1], [1], [1], [1]],
              removeButton: { ownRow: true },
            },
          ]}
          definition={webSocket ? [...common, logging, flag('Data trace', 'DataTraceEnabled')] : common}
        />
      </Labelled>
      {rows.some(blocksAll) && !blocksAll({ ThrottlingBurstLimit, ThrottlingRateLimit }) && (
        <ConfirmZero label="Reject all requests to these routes" />
      )}
    </Container>
  );
}
