import { parseArgs } from 'node:util';

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
  const { help, ...options } = parse(args);
  return help ? undefined : options;
}

/** @param {string[]} args */
function parse(args) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: 'string' },
        open: { type: 'boolean', default: false },
        endpoint: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    // The first sentence of Node's message names the option; the others are advice about positional arguments.
    const [sentence] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/);
    throw new Error(`${sentence?.replace(/\.$/, '')}; see npm start -- --help.`, { cause: error });
  }
}

/**
 * The options, or undefined after the usage or an error was printed.
 * @param {string[]} args
 */
export function readStartOptions(args) {
  try {
    const options = startOptions(args);
    if (!options) console.log(USAGE);
    return options;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
    return undefined;
  }
}
