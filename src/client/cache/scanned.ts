import { connectionKey } from '../connection/clients';
import type { Connection } from '../connection/connection';

// Apart from the scan, which the first screen does not load.

const scanned = new Set<string>();

/** Notes that the account of a connection and Region is read, at least in part. */
export const noteScan = (connection: Connection) => scanned.add(connectionKey(connection));

/** Whether the account of a connection and Region was read in this tab, at least in part. */
export const isScanned = (connection: Connection) => scanned.has(connectionKey(connection));
