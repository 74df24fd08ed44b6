import type { TraceRecord } from '../../service/traffic/trace-record';

/**
 * What a sandbox that `npm run sandbox` started has answered lately, the newest first.
 * @throws Error with a sentence when the endpoint is no such sandbox or cannot be reached
 */
export async function readSandboxTraces(endpoint: string): Promise<TraceRecord[]> {
  const response = await fetch(new URL('/__sandbox/traces', endpoint)).catch(() => undefined);
  const found: unknown = response?.ok ? await response.json().catch(() => undefined) : undefined;
  const { traces } = (found ?? {}) as { traces?: unknown };
  if (!Array.isArray(traces))
    throw new Error(
      `${endpoint} lists no requests: it is no sandbox that npm run sandbox started, or it is not running.`,
    );
  return traces as TraceRecord[];
}
