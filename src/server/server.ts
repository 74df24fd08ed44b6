import { join } from 'node:path';
import { startServer } from './start-server';

// This file is built to dist/server/, beside the files that it serves.
await startServer(join(import.meta.dirname, '..'));
