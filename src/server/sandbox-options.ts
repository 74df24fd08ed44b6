import { parseArgs } from 'node:util';
import type { Limits } from '../sandbox/types';
import { DEFAULT_REGION, isRegion } from '../service/region';
import { LOOPBACK, parsePort } from './loopback';

/** The usage of `npm run sandbox`. */
export const USAGE = `npm run sandbox -- [--port 4510] [--region us-east-1] [--empty] [--data file.json] [--limits aws]
               [--function NAME=./handler.mjs|URL]… [--allow-host HOST]… [--test-host NAME]…

  --port    the port on ${LOOPBACK}; 4510 unless given, 0 for any free one
  --region  the Region of requests that are not signed, and of the sample data; us-east-1 unless given. All
            Regions are there: a signed request is for the Region that it is signed for
  --empty   start empty instead of with the sample data
  --data    keep the state in this file; without it, it ends with the process
  --limits  aws: the rates and quotas of an account, and one write at a time on an API; off unless given

Requests to the APIs are answered at http://API-ID.execute-api.localhost:PORT/STAGE/… and, for clients that do not
resolve *.localhost, at http://${LOOPBACK}:PORT/_aws/execute-api/API-ID/STAGE/…

  --function    a function that integrations and authorizers invoke, by its name: a module that exports handler, or the
                address of a runtime that takes an event by POST; repeatable
  --allow-host  a host that HTTP proxies may call, with its port if it has one; others get a sample response; repeatable
  --test-host   a custom domain name that is answered for by the Host header; repeatable
`;

interface HostOptions {
  port: number;
  region: string;
  start: 'sample' | 'empty';
  /** The file that stores the state, as entered. */
  data?: string;
  limits: Limits;
  /** `NAME=./file.mjs` or `NAME=http://…`, by name. */
  functions: ReadonlyMap<string, string>;
  allowedHosts: ReadonlySet<string>;
  testHosts: ReadonlySet<string>;
}

function functionsOf(texts: readonly string[]): Map<string, string> {
  return new Map(
    texts.map((text) => {
      const [, name, target] = /^([\w-]+)=(.+)$/.exec(text) ?? [];
      if (name === undefined || target === undefined)
        throw new Error(`"${text}" is not a function: use NAME=./handler.mjs or NAME=http://….`);
      return [name, target];
    }),
  );
}

function hostsOf(texts: readonly string[]): Set<string> {
  return new Set(
    texts.map((text) => {
      if (!/^[\w.-]+(?::\d+)?$|^\[[\da-f:]+\](?::\d+)?$/i.test(text))
        throw new Error(`"${text}" is not a host, such as backend.example.com or localhost:3000.`);
      return text.toLowerCase();
    }),
  );
}

/**
 * Reads the command line.
 * @returns undefined for a request for the usage
 * @throws Error with a message for the user
 */
export function hostOptions(args: readonly string[]): HostOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '4510' },
      region: { type: 'string', default: DEFAULT_REGION },
      empty: { type: 'boolean', default: false },
      data: { type: 'string' },
      limits: { type: 'string', default: 'off' },
      function: { type: 'string', multiple: true, default: [] },
      'allow-host': { type: 'string', multiple: true, default: [] },
      'test-host': { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  });
  const { port, region, empty, data, limits, help } = values;
  if (help) return undefined;
  if (!isRegion(region)) throw new Error(`"${region}" is not a valid Region, such as eu-west-1.`);
  if (limits !== 'off' && limits !== 'aws')
    throw new Error(`"${limits}" is not a valid value of --limits: use "aws" or "off".`);
  return {
    port: parsePort(port),
    region,
    start: empty ? 'empty' : 'sample',
    ...(data !== undefined && { data }),
    limits,
    functions: functionsOf(values.function),
    allowedHosts: hostsOf(values['allow-host']),
    testHosts: hostsOf(values['test-host']),
  };
}
