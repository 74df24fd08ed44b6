import type { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import { createClient } from './client';
import { type Connection, initialConnection } from './connection';

let current: { connection: Connection; client: ApiGatewayV2Client } | undefined;

/** The connection of this tab. */
export function currentConnection(): Connection {
  return open().connection;
}

/** The SDK client of the current connection. */
export function currentClient(): ApiGatewayV2Client {
  return open().client;
}

function open() {
  if (!current) {
    const connection = initialConnection(sessionStorage);
    current = { connection, client: createClient(connection) };
  }
  return current;
}
