import type { Connection } from '../../../client/connection/connection';
import { isReadOnly } from '../../../client/connection/read-only';
import { prompt } from '../../../client/prompts';
import { loadProductionName } from '../../../plans/production-guard';

/** What is asked before a request is sent. */
export type Guard = 'none' | 'read-only' | { name: string };

/** Methods that change nothing by their definition (RFC 9110 9.2.1). */
const SAFE = /^(GET|HEAD|OPTIONS)$/;

/**
 * What is asked before a request is sent on a connection: a request changes no configuration, but its backend may change data.
 * Production takes its name to be typed, as a change does; a read-only connection asks once.
 */
export async function guardOf(
  connection: Connection,
  { method, apiId, stage }: { method: string; apiId: string; stage: string },
): Promise<Guard> {
  if (SAFE.test(method)) return 'none';
  const input = { ApiId: apiId, StageName: stage };
  const title = titleOf(method, stage);
  const plan = { title, calls: [{ id: 'stage', operation: 'GetStage' as const, input, label: title }] };
  const name = await loadProductionName(connection, plan);
  if (name !== undefined) return { name };
  return isReadOnly(connection) ? 'read-only' : 'none';
}

/** Asks for the name of what is production. @returns whether it was typed */
export function confirmProduction(name: string, method: string, stage: string): Promise<boolean> {
  return prompt({ kind: 'production', name, title: titleOf(method, stage) });
}

const titleOf = (method: string, stage: string) => `Send ${method} to stage ${stage}`;
