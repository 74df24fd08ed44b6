import type { SocketExchange } from './connection';

/** What a client receives over its connection: a message or an error frame. */
export interface Frame {
  text: string;
  from: 'api-gateway' | 'integration';
}

/** The frame of an error, with blanks as API Gateway has them (traffic-rules 12.5, 12.8). */
export function errorFrame(message: string, { connection, ids }: SocketExchange): Frame {
  const { connectionId } = connection;
  return {
    text: `{"message": ${JSON.stringify(message)}, "connectionId":${JSON.stringify(connectionId)}, "requestId":${JSON.stringify(ids.requestId)}}`,
    from: 'api-gateway',
  };
}
