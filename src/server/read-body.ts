import type { IncomingMessage } from 'node:http';
import { notSent, type RelayError } from './relay-error';

/** The service accepts 10 MB; the console rejects larger bodies earlier. */
const MAX_BODY_BYTES = 11 * 1024 * 1024;

/** The whole body, or why it is rejected: more than `bytes`, or not there within `time` milliseconds. */
export function readBody(
  request: IncomingMessage,
  time: number,
  bytes = MAX_BODY_BYTES,
): Promise<Buffer | RelayError> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const end = (result: Buffer | RelayError) => {
      clearTimeout(timer);
      request.removeAllListeners('data').pause();
      resolve(result);
    };
    const timer = setTimeout(
      () => end(notSent(408, 'RelayRefused', 'The body did not arrive in time.')),
      time,
    );
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      chunks.push(chunk);
      if (length > bytes) end(notSent(413, 'RelayRefused', `The relay accepts up to ${bytes} bytes.`));
    });
    request.on('end', () => end(Buffer.concat(chunks)));
    request.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}
