import { ApiGatewayV2, type ApiGatewayV2ServiceException } from '@aws-sdk/client-apigatewayv2';
import { seeded } from './ids';
import { createSandbox, type SandboxOptions } from './sandbox';
import { sdkHandler } from './sdk-handler';

/** A sandbox with a repeatable clock and ids, and the real SDK client in front of it. */
export function startSandbox(options: SandboxOptions = {}) {
  const clock = { now: new Date('2026-03-04T12:56:53Z') };
  const sandbox = createSandbox({
    start: 'empty',
    now: () => clock.now,
    random: seeded(1),
    ...options,
  });
  const client = new ApiGatewayV2({
    region: options.region ?? 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
    requestHandler: sdkHandler(sandbox) as never,
  });
  return { sandbox, client, clock };
}

/** What a call that must fail was refused with. */
export async function refusal(
  call: Promise<unknown>,
): Promise<{ name: string; status: number | undefined; message: string }> {
  try {
    await call;
  } catch (error) {
    const { name, message, $metadata } = error as ApiGatewayV2ServiceException;
    return { name, status: $metadata?.httpStatusCode, message };
  }
  throw new Error('The call was not refused');
}

/** A request without a client, for what no client would send. */
export function raw(
  sandbox: ReturnType<typeof createSandbox>,
  method: string,
  url: string,
  body: unknown = '',
  headers: Record<string, string> = {},
) {
  return sandbox.handle({
    method,
    url,
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** An invocation ARN and its function, as Lambda authorizers and integrations take them. */
export const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:123456789012:function:orders';
export const INVOCATION_ARN = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${FUNCTION_ARN}/invocations`;
