import { optionsOrUsage, parseOptions } from './command-line.mjs';

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
  const { base, help } = parseOptions(
    args,
    { base: { type: 'string', default: '/' }, help: { type: 'boolean', default: false } },
    'npm run build',
  );
  if (help) return undefined;
  if (!/^\/(?:[\w.~-]+\/)*$/.test(base))
    throw new Error(`--base ${base} is not a folder such as /console/; see npm run build -- --help.`);
  return { base };
}

/**
 * The options, or undefined after the usage or an error was printed.
 * @param {string[]} args
 */
export const readBuildOptions = (args) => optionsOrUsage(() => buildOptions(args), USAGE);
