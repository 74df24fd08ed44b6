import { GetApisCommand } from '@aws-sdk/client-apigatewayv2';
import { CallNotSentError } from './call-not-sent-error';
import { createClient } from './client';
import type { Connection } from './connection';
import type { Credentials } from './credentials';
import { type Diagnosis, diagnose, type ProbeResult } from './diagnose';
import { isReachable } from './reach';
import { errorNameOf } from './refusals';

/** Gives up after this long, milliseconds: a person is waiting. */
const TIMEOUT_MS = 15_000;

/**
 * Asks the endpoint one question, GetApis for one API, and says what came of it.
 * @param keys those to try; absent where the connection needs none
 */
export async function probe(connection: Connection, keys: Credentials | undefined): Promise<Diagnosis> {
  return diagnose(await ask(connection, keys), connection);
}

async function ask(connection: Connection, keys: Credentials | undefined): Promise<ProbeResult> {
  const client = createClient(connection, async () => {
    if (keys) return keys;
    throw new CallNotSentError('NoCredentials', 'There are no keys to try.');
  });
  try {
    const output = await client.send(new GetApisCommand({ MaxResults: '1' }), {
      abortSignal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { outcome: Array.isArray(output.Items) ? 'answered' : 'strange' };
  } catch (thrown) {
    const { message, $metadata, $response } = thrown as {
      message: string;
      $metadata?: { httpStatusCode?: number; requestId?: string };
      $response?: { headers?: Record<string, string> };
    };
    const status = $metadata?.httpStatusCode;
    if (status === undefined) return silent(connection, message);
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

/** Why a page got no answer: a browser does not say, but three questions tell the cases apart. */
async function silent(connection: Connection, message: string): Promise<ProbeResult> {
  const { transport, region, endpoint } = connection;
  if (transport === 'relay') return { outcome: 'silent', why: 'relay', message };
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const url = `${endpoint?.replace(/\/$/, '') ?? `https://apigateway.${region}.${suffix}`}/v2/apis`;
  if (!(await isReachable(url))) return { outcome: 'silent', why: 'unreachable', message };
  // Without headers of its own a request needs no preflight: that it may be read, whatever it says, means that the
  // origin is allowed and the preflight was refused for its headers (service-rules 3).
  const isOriginAllowed = await fetch(url, { credentials: 'omit', cache: 'no-store' }).then(
    () => true,
    () => false,
  );
  return { outcome: 'silent', why: isOriginAllowed ? 'header' : 'cors', message };
}
