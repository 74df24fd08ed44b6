import { optionsOrUsage, parseOptions } from './command-line.mjs';

// The command line of `npm start`. It is read before anything is installed: only what Node itself has may be imported.

/** The usage of `npm start`, and of the package's command. */
const USAGE = `npm start -- [--port 4173] [--open] [--endpoint http://localstack:4566]…

  --port      the port on 127.0.0.1, 0 for any free one; 4173 or the next free one unless given. PORT=4173 does the same
  --open      open the console in the default browser
  --endpoint  an endpoint besides AWS and this machine that the relay may reach; repeatable
  --help      this text

  Of the package: gatehouse with the same options, and gatehouse sandbox --help for the sandbox over HTTP.
`;

/**
 * Reads the command line.
 * @param {string[]} args
 * @returns the options; undefined for a request for the usage
 * @throws {Error} with one sentence for the user
 */
export function startOptions(args) {
  const { help, ...options } = parseOptions(
    args,
    {
      port: { type: 'string' },
      open: { type: 'boolean', default: false },
      endpoint: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
    'npm start',
  );
  return help ? undefined : options;
}

/**
 * The options, or undefined after the usage or an error was printed.
 * @param {string[]} args
 */
export const readStartOptions = (args) => optionsOrUsage(() => startOptions(args), USAGE);
