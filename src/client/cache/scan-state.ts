import type { Api } from '@aws-sdk/client-apigatewayv2';

/** A list that could not be read, or an API that is gone. */
export interface ScanProblem {
  apiId?: string | undefined;
  /** "Stages not read: …" */
  text: string;
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
};

/** Whether the name, the id or a tag of an API contains each word of `scope`; an empty one is every API. */
export function isInScope({ Name = '', ApiId = '', Tags = {} }: Api, scope: string): boolean {
  const text = [Name, ApiId, ...Object.entries(Tags).map((pair) => pair.join('='))].join('\n').toLowerCase();
  return scope
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
