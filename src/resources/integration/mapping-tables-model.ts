import type { Integration } from '@aws-sdk/client-apigatewayv2';
import { toResponseMappings } from './response-mappings';

/** A parameter mapping as the tables show it. */
export interface MappingRow {
  /** Unique in its table. */
  id: string;
  /** Response mappings only: the status code of the backend's response. */
  status?: string;
  /** "Append", "Overwrite" or "Remove"; empty for mappings of WebSocket APIs, which have no action. */
  action: string;
  /** `header.x-user`, `path`, or the parameter of an AWS action. */
  target: string;
  value: string;
}

const ACTIONS: Readonly<Record<string, string>> = {
  append: 'Append',
  overwrite: 'Overwrite',
  remove: 'Remove',
};

function rowOf(key: string, value: string, status?: string): MappingRow {
  const at = key.indexOf(':');
  const action = at < 0 ? undefined : ACTIONS[key.slice(0, at)];
  return {
    id: `${status ?? ''} ${key}`,
    ...(status !== undefined && { status }),
    action: action ?? '',
    target: action === undefined ? key : key.slice(at + 1),
    value,
  };
}

/** The request mappings, or for an AWS service action its parameters, sorted by target. */
export function requestRows({ RequestParameters }: Integration): MappingRow[] {
  return Object.entries(RequestParameters ?? {})
    .map(([key, value]) => rowOf(key, value))
    .sort((a, b) => a.target.localeCompare(b.target) || a.action.localeCompare(b.action));
}

/** The response mappings by status code. */
export function responseRows({ ResponseParameters }: Integration): MappingRow[] {
  return toResponseMappings(ResponseParameters).map(({ status, key, value }) => rowOf(key, value, status));
}

/** "30 s", "1.5 s", "50 ms". */
export function timeoutText(milliseconds: number | undefined): string | undefined {
  if (milliseconds === undefined) return undefined;
  return milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toLocaleString('en')} s`;
}
