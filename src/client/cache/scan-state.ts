import type { Api } from '@aws-sdk/client-apigatewayv2';

/** A list that could not be read, or an API that is gone. */
export interface ScanProblem {
  apiId?: string | undefined;
  /** "Stages not read: …" */
  text: string;
  /** The list, for other tabs: they need not try it again. */
  list?: string;
  isGone?: boolean;
}

export interface ScanState {
  status: 'idle' | 'running' | 'paused' | 'done' | 'cancelled' | 'failed';
  /** APIs that were read, and all that will be; undefined until they are known. */
  done: number;
  total: number | undefined;
  /** Requests that were sent. */
  requests: number;
  /** Lists that were taken from other tabs instead of being read. */
  shared: number;
  /** The estimated rest at the present pace, milliseconds. */
  remainingMs: number | undefined;
  problems: readonly ScanProblem[];
  /** When it ended, milliseconds since 1970. */
  endedAt: number | undefined;
  /** Another tab sends the requests: this one shows how far it is, and takes what it reads. */
  isElsewhere: boolean;
  /** The tab that read the account was closed before it was done, and this one continues. */
  isTakenOver: boolean;
}

/** Before the first scan. */
export const IDLE: ScanState = {
  status: 'idle',
  done: 0,
  total: undefined,
  requests: 0,
  shared: 0,
  remainingMs: undefined,
  problems: [],
  endedAt: undefined,
  isElsewhere: false,
  isTakenOver: false,
};

/** Whether it is underway, be it paused. */
export const isActive = ({ status }: ScanState) => status === 'running' || status === 'paused';

/** Whether it was underway and is no longer. */
export const isEnded = (state: ScanState) => !isActive(state) && state.status !== 'idle';

/** How a scan ended before it was done; undefined for any other. */
export const stoppedAs = (state: ScanState | undefined) =>
  state?.status === 'cancelled' || state?.status === 'failed' ? state.status : undefined;

/** Whether the name, the id or a tag of an API contains each word of `scope`; an empty one is every API. */
export function isInScope({ Name = '', ApiId = '', Tags = {} }: Api, scope: string): boolean {
  const text = [Name, ApiId, ...Object.entries(Tags).map((pair) => pair.join('='))].join('\n').toLowerCase();
  return scope
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
