import { serial } from '../lib/serial';
import type { ImportOptions, ImportResult } from '../service/openapi/types';

/** Reads a document to import. Never rejects for what is in the document. */
export type ReadDocument = (text: string, options: ImportOptions) => Promise<ImportResult>;

/** What a reader's thread is given. */
export interface DocumentRequest {
  text: string;
  options: ImportOptions;
}

/** A thread that responds to each {@link DocumentRequest} with an {@link ImportResult}. */
export interface DocumentThread {
  send(request: DocumentRequest): void;
  end(): void;
}

/** What a thread reports. */
export interface DocumentThreadEvents {
  result(result: ImportResult): void;
  failed(error: Error): void;
}

/** How long a document may take; the limits on its size let none come near on a machine of these years. */
const DEADLINE_MS = 30_000;

/** Reads in this thread: nothing else runs meanwhile. The code for it, with a parser of YAML, loads with the first document. */
export const readHere: ReadDocument = async (text, options) => {
  const { importDocument } = await import('../service/openapi/import');
  return importDocument(text, options);
};

/**
 * Reads in a thread of its own, one document at a time, so that requests are served while a long one is read. The thread
 * starts with the first document; one that fails or takes too long is replaced.
 * @throws Error where the thread fails
 */
export function readInThread(
  start: (events: DocumentThreadEvents) => DocumentThread,
  deadlineMs = DEADLINE_MS,
): ReadDocument {
  const inTurn = serial();
  let thread: DocumentThread | undefined;
  let waiting: PromiseWithHandlers | undefined;
  const restart = () => {
    thread?.end();
    thread = undefined;
  };
  const events: DocumentThreadEvents = {
    result: (result) => waiting?.resolve(result),
    failed: (error) => {
      restart();
      waiting?.reject(error);
    },
  };
  return (text, options) =>
    inTurn(async () => {
      const timer = setTimeout(() => {
        restart();
        const seconds = deadlineMs / 1000;
        waiting?.resolve({ ok: false, errors: [`The document takes longer than ${seconds} s to read`] });
      }, deadlineMs);
      try {
        return await new Promise<ImportResult>((resolve, reject) => {
          waiting = { resolve, reject };
          thread ??= start(events);
          thread.send({ text, options });
        });
      } finally {
        clearTimeout(timer);
        waiting = undefined;
      }
    });
}

interface PromiseWithHandlers {
  resolve(result: ImportResult): void;
  reject(error: Error): void;
}
