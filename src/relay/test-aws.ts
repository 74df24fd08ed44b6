const NAME = 'GATEHOUSE_TEST_SERVER_INSTEAD_OF_AWS';

/**
 * The server that plays AWS in tests, from the environment; undefined outside of tests.
 * @throws Error when it names anything but a server of this machine: signed requests go nowhere else
 */
export function testAws(environment: Readonly<Record<string, string | undefined>>): URL | undefined {
  const text = environment[NAME];
  if (text === undefined || text === '') return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' && url.hostname === '127.0.0.1' && url.pathname === '/') return url;
  throw new Error(`${NAME} is for tests, and may only be http://127.0.0.1 with a port.`);
}
