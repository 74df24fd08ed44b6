import { parseArgs } from 'node:util';

// What the commands share that are read before anything is installed: only what Node itself has may be imported.

/**
 * The options on a command line.
 * @template {NonNullable<import('node:util').ParseArgsConfig['options']>} Options
 * @param {string[]} args
 * @param {Options} options as `parseArgs` takes them
 * @param {string} command whose `--help` the message names
 * @throws {Error} with one sentence for the user
 */
export function parseOptions(args, options, command) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    // The first sentence of Node's message names the option; the others are advice about positional arguments.
    const [sentence] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/);
    throw new Error(`${sentence?.replace(/\.$/, '')}; see ${command} -- --help.`, { cause: error });
  }
}

/**
 * What `read` returns, or undefined after the usage or an error was printed.
 * @template Result
 * @param {() => Result | undefined} read undefined for a request for the usage
 * @param {string} usage
 */
export function optionsOrUsage(read, usage) {
  try {
    const options = read();
    if (!options) console.log(usage);
    return options;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
    return undefined;
  }
}
