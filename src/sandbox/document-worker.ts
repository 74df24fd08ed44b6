import { importDocument } from '../service/openapi/import';
import type { DocumentRequest } from './document-reader';

// The worker in which a page's sandbox reads documents.

addEventListener('message', ({ data }: MessageEvent<DocumentRequest>) => {
  postMessage(importDocument(data.text, data.options));
});
