import { ApiGatewayV2Client, type ApiGatewayV2ClientConfig } from '@aws-sdk/client-apigatewayv2';
import { commands } from '../client/calls/commands';
import { createSender } from '../client/calls/sender';
import { checkResponse } from '../client/connection/check-response';
import { sandboxConnection } from '../client/connection/connection';
import { noteServiceDate } from '../client/connection/service-clock';
import type { KnownOperation } from '../service/sdk';
import type { Send } from './runner';

/** The sender of the console without its pauses, through a transport of the SDK and signed for a Region. */
export function senderThrough(requestHandler: object, region: string): Send {
  const client = new ApiGatewayV2Client({
    region,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
    requestHandler: requestHandler as NonNullable<ApiGatewayV2ClientConfig['requestHandler']>,
  });
  type Middleware = Parameters<ApiGatewayV2Client['middlewareStack']['addRelativeTo']>[0];
  client.middlewareStack.addRelativeTo(
    checkResponse(({ date }) => noteServiceDate(sandboxConnection.id, date)) as Middleware,
    {
      name: 'checkResponse',
      relation: 'after',
      toMiddleware: 'deserializerMiddleware',
    },
  );
  const send = createSender({
    transmit: (_connection, operation, input, abortSignal) => {
      const Command = commands[operation] as unknown as new (input: unknown) => never;
      return client.send(new Command(input), abortSignal ? { abortSignal } : {});
    },
    budget: () => undefined,
    account: () => 'test',
    pause: 0,
  });
  return (operation, input, signal) =>
    send(sandboxConnection, operation as KnownOperation, input, { signal });
}
