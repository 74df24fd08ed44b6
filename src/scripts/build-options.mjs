import { parseArgs } from 'node:util';

// The command line of `npm run build`. It is read before anything is installed: only what Node itself has may be imported.

const USAGE = `npm run build -- [--base /console/]

  --base   the folder of a host that the console is served from, with a slash at both ends; the root unless given.
           The files for another folder are in dist-hosted/, those for the root in dist/.
  --help   this text
`;

/**
 * Reads the command line.
 * @param {string[]} args
 * @returns {{ base: string } | undefined} undefined for a request for the usage
 * @throws {Error} with one sentence for the user
 */
export function buildOptions(args) {
  const { values } = parse(args);
  if (values.help) return undefined;
  if (!/^\/(?:[\w.~-]+\/)*$/.test(values.base))
    throw new Error(`--base ${values.base} is not a folder such as /console/; see npm run build -- --help.`);
  return { base: values.base };
}

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args,
      options: { base: { type: 'string', default: '/' }, help: { type: 'boolean', default: false } },
    });
  } catch (error) {
    const [sentence] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/);
    throw new Error(`${sentence?.replace(/\.$/, '')}; see npm run build -- --help.`, { cause: error });
  }
}

/**
 * The options, or undefined after the usage or an error was printed.
 * @param {string[]} args
 */
export function readBuildOptions(args) {
  try {
    const options = buildOptions(args);
    if (!options) console.log(USAGE);
    return options;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
    return undefined;
  }
}
