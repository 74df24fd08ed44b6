import { type CustomEndpoint, parseEndpoints } from './endpoints';
import { parsePort } from './loopback';

/** The options of `npm start` as they were entered. */
export interface StartOptions {
  port?: string | undefined;
  open?: boolean;
  endpoint?: readonly string[];
}

interface CheckedOptions {
  /** Undefined: the default port, or the next free one. */
  port: number | undefined;
  opensBrowser: boolean;
  endpoints: CustomEndpoint[];
}

/**
 * Checks the options of `npm start`.
 * @param env of which PORT is the port when no option names one
 * @throws Error with a message for the user
 */
export function checkStartOptions(
  { port = '', open = false, endpoint = [] }: StartOptions,
  env: Readonly<Record<string, string | undefined>>,
): CheckedOptions {
  const given = port === '' ? (env.PORT ?? '') : port;
  return {
    port: given === '' ? undefined : parsePort(given),
    opensBrowser: open,
    endpoints: parseEndpoints(endpoint),
  };
}
