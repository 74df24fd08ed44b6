import type { Step } from '../../service/traffic/step';

/** A request to an API that a sandbox of this machine has answered, or an event of one of its connections (docs/data-plane.md). */
export interface SandboxTrace {
  id: number;
  /** When it arrived, as ISO 8601. */
  at: string;
  apiId: string;
  /** That of the request; `CONNECT`, `MESSAGE` or `DISCONNECT` for an event. */
  method: string;
  /** Path and query behind the host, with the stage. */
  target: string;
  connectionId?: string;
  trace: {
    steps: readonly Step[];
    summary: string;
    accessLog?: string;
    response?: { status: number };
  };
  notes: readonly string[];
}

/**
 * What a sandbox that `npm run sandbox` started has answered lately, the newest first.
 * @throws Error with a sentence when the endpoint is no such sandbox or cannot be reached
 */
export async function readSandboxTraces(endpoint: string): Promise<SandboxTrace[]> {
  const response = await fetch(new URL('/__sandbox/traces', endpoint)).catch(() => undefined);
  const found: unknown = response?.ok ? await response.json().catch(() => undefined) : undefined;
  const { traces } = (found ?? {}) as { traces?: unknown };
  if (!Array.isArray(traces))
    throw new Error(
      `${endpoint} lists no requests: it is no sandbox that npm run sandbox started, or it is not running.`,
    );
  return traces as SandboxTrace[];
}
