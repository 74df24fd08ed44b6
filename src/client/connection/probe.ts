import { GetApisCommand } from '@aws-sdk/client-apigatewayv2';
import { CallNotSentError } from './call-not-sent-error';
import { createClient } from './client';
import type { Connection } from './connection';
import type { Credentials } from './credentials';
import { type Diagnosis, diagnose, type ProbeResult } from './diagnose';
import { controlPlaneUrl, reach } from './reach';
import { errorNameOf } from './refusals';
import { relayInfo } from './relay-info';

/** Timeout, milliseconds: short, because the user waits. */
const TIMEOUT_MS = 15_000;

/**
 * Sends one call to the endpoint, GetApis for one API, and diagnoses the outcome. Where the browser cannot reach it
 * directly, the relay is tried, if this page has one.
 * @param keys the credentials to test; absent when the connection needs none
 */
export async function probe(connection: Connection, keys: Credentials | undefined): Promise<Diagnosis> {
  const finding = diagnose(await ask(connection, keys), connection);
  if (!isBlockedByBrowser(finding) || connection.transport === 'relay') return finding;
  if ((await relayInfo()).state !== 'open') return finding;
  const relayed: Connection = { ...connection, transport: 'relay' };
  const second = diagnose(await ask(relayed, keys), relayed);
  return second.works
    ? {
        ...finding,
        remedy: 'The relay of this server reaches it. Choose the transport Relay.',
        proposes: 'relay',
      }
    : finding;
}

/** Whether a server responds, but not to web pages: then another transport may reach it. */
const isBlockedByBrowser = ({ found }: Diagnosis) =>
  found === 'no-cors' || found === 'header-refused' || found === 'unreachable' || found === 'policy';

async function ask(connection: Connection, keys: Credentials | undefined): Promise<ProbeResult> {
  const client = createClient(connection, async () => {
    if (keys) return keys;
    throw new CallNotSentError('NoCredentials', 'There are no credentials to test.');
  });
  try {
    const output = await client.send(new GetApisCommand({ MaxResults: '1' }), {
      abortSignal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { outcome: Array.isArray(output.Items) ? 'responded' : 'unexpected-body' };
  } catch (thrown) {
    const { message, $metadata, $response } = thrown as {
      message: string;
      $metadata?: { httpStatusCode?: number; requestId?: string };
      $response?: { headers?: Record<string, string> };
    };
    const status = $metadata?.httpStatusCode;
    if (status === undefined) return noResponse(connection, message);
    return {
      outcome: 'refused',
      status,
      name: errorNameOf(thrown as Error),
      message,
      now: new Date(),
      ...($metadata?.requestId === undefined ? {} : { requestId: $metadata.requestId }),
      ...($response?.headers?.date === undefined ? {} : { date: $response.headers.date }),
    };
  } finally {
    client.destroy();
  }
}

/** Why a page got no response: the browser does not say, but up to three requests distinguish the cases. */
async function noResponse(connection: Connection, message: string): Promise<ProbeResult> {
  if (connection.transport === 'relay') return { outcome: 'no-response', why: 'relay', message };
  const url = `${controlPlaneUrl(connection)}/v2/apis`;
  const reached = await reach(url);
  if (reached === 'blocked') return { outcome: 'no-response', why: 'policy', message };
  if (reached === 'silent') return { outcome: 'no-response', why: 'unreachable', message };
  // A request without custom headers needs no preflight: when its response may be read, the
  // origin is allowed and the preflight failed because of the headers (service-rules 3).
  const isOriginAllowed = await fetch(url, { credentials: 'omit', cache: 'no-store' }).then(
    () => true,
    () => false,
  );
  return { outcome: 'no-response', why: isOriginAllowed ? 'header' : 'cors', message };
}
