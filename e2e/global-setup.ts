import { buildTestServer } from '../src/scripts/prepare.mjs';

/** The server of the tests of accounts, for which a server of this machine plays AWS. */
export default async function globalSetup(): Promise<void> {
  if (!(await buildTestServer())) throw new Error('The server of the tests could not be built.');
}
