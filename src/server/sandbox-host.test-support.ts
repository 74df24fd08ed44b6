import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Builds the process that serves the sandbox into a folder, with its dependencies in it, as there are no packages beside it. */
export async function buildHost(folder: string): Promise<void> {
  // Outside of the project, nothing says that .js files are modules.
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: join(folder, 'host'),
      emptyOutDir: false,
      rolldownOptions: {
        input: {
          host: fileURLToPath(new URL('./sandbox-host.ts', import.meta.url)),
          'document-worker': fileURLToPath(new URL('./document-worker.ts', import.meta.url)),
        },
      },
    },
  });
}

/** Starts what `buildHost` has built, empty, at a port of its own. */
export function startHost(folder: string, ...args: string[]): ChildProcess {
  return spawn(process.execPath, [join(folder, 'host/host.js'), '--port', '0', '--empty', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Resolves to the exit code of a process. */
export const ended = (child: ChildProcess) => new Promise((done) => child.on('close', done));
