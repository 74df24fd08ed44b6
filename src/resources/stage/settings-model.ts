import type { LoggingLevel, RouteSettings } from '@aws-sdk/client-apigatewayv2';
import { changedMembers, presentMembers } from '../../lib/diff';
import type { Protocol } from '../../service/rules/rule';

/** Form values of throttling, metrics and logging, for all routes of a stage or for one. */
export interface SettingsValues {
  /** Requests; empty when not configured, which is not the same as 0. */
  ThrottlingBurstLimit: string;
  /** Requests per second; empty when not configured. */
  ThrottlingRateLimit: string;
  DetailedMetricsEnabled: boolean;
  /** WebSocket only; empty when not configured. */
  LoggingLevel: string;
  /** WebSocket only. */
  DataTraceEnabled: boolean;
}

export interface RouteSettingsRow extends SettingsValues {
  /** A route key; named `key` so that issues find their row. */
  key: string;
}

type SettingsMap = Readonly<Record<string, RouteSettings>>;

const text = (value: number | undefined) => (value === undefined ? '' : String(value));
const numeric = (value: string) => (value.trim() === '' ? undefined : Number(value));

export function toSettingsValues(settings: RouteSettings | undefined): SettingsValues {
  return {
    ThrottlingBurstLimit: text(settings?.ThrottlingBurstLimit),
    ThrottlingRateLimit: text(settings?.ThrottlingRateLimit),
    DetailedMetricsEnabled: settings?.DetailedMetricsEnabled ?? false,
    LoggingLevel: settings?.LoggingLevel ?? '',
    DataTraceEnabled: settings?.DataTraceEnabled ?? false,
  };
}

/** The members that the protocol supports. */
export function settingsMembers(values: SettingsValues, protocol: Protocol): RouteSettings {
  return {
    ThrottlingBurstLimit: numeric(values.ThrottlingBurstLimit),
    ThrottlingRateLimit: numeric(values.ThrottlingRateLimit),
    DetailedMetricsEnabled: values.DetailedMetricsEnabled,
    ...(protocol === 'WEBSOCKET' && {
      LoggingLevel: values.LoggingLevel === '' ? undefined : (values.LoggingLevel as LoggingLevel),
      DataTraceEnabled: values.DataTraceEnabled,
    }),
  };
}

/** The members that a create sends; flags that are off are defaults. */
export function presentSettings(values: SettingsValues, protocol: Protocol): RouteSettings {
  const { DetailedMetricsEnabled, DataTraceEnabled, ...rest } = settingsMembers(values, protocol);
  return {
    ...presentMembers(rest),
    ...(DetailedMetricsEnabled && { DetailedMetricsEnabled }),
    ...(DataTraceEnabled && { DataTraceEnabled }),
  };
}

/** A limit of 0 rejects every request with 429 (service-rules 2.9), so the user must confirm it. */
export function blocksAll(
  values: Pick<SettingsValues, 'ThrottlingBurstLimit' | 'ThrottlingRateLimit'>,
): boolean {
  return numeric(values.ThrottlingBurstLimit) === 0 || numeric(values.ThrottlingRateLimit) === 0;
}

/** RouteSettings as rows, sorted by route key. */
export function toRows(map: SettingsMap | undefined): RouteSettingsRow[] {
  return Object.entries(map ?? {})
    .map(([key, settings]) => ({ key, ...toSettingsValues(settings) }))
    .sort((a, b) => a.key.localeCompare(b.key));
}

/** The rows that UpdateStage or CreateStage sends: new ones, and the differences of the others. */
export function rowsPatch(
  before: SettingsMap,
  rows: readonly RouteSettingsRow[],
  protocol: Protocol,
): Record<string, RouteSettings> {
  const patch = rows
    .filter(({ key }) => key !== '')
    .map((row) => {
      const old = Object.hasOwn(before, row.key) ? before[row.key] : undefined;
      const change = old
        ? changedMembers(settingsMembers(toSettingsValues(old), protocol), settingsMembers(row, protocol))
        : presentSettings(row, protocol);
      return [row.key, change, old === undefined] as const;
    });
  return Object.fromEntries(
    patch
      .filter(([, change, isNew]) => isNew || Object.keys(change).length > 0)
      .map(([key, change]) => [key, change]),
  );
}

/** The route keys whose settings were removed. */
export function removedKeys(before: SettingsMap, rows: readonly RouteSettingsRow[]): string[] {
  return Object.keys(before).filter((key) => !rows.some((row) => row.key === key));
}

/** The rows as RouteSettings, for the rules. */
export function rowsState(
  rows: readonly RouteSettingsRow[],
  protocol: Protocol,
): Record<string, RouteSettings> {
  return Object.fromEntries(
    rows.filter(({ key }) => key !== '').map((row) => [row.key, settingsMembers(row, protocol)]),
  );
}
