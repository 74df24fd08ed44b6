import { parentPort } from 'node:worker_threads';
import type { DocumentRequest } from '../sandbox/document-reader';
import { importDocument } from '../service/openapi/import';

// The thread in which the sandbox over HTTP reads documents.

parentPort?.on('message', ({ text, options }: DocumentRequest) => {
  parentPort?.postMessage(importDocument(text, options));
});
