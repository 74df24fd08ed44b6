import { apiCases } from './cases-api';
import { partCases } from './cases-parts';
import { regionCases } from './cases-region';
import { webSocketCases } from './cases-websocket';

/** One for each operation that changes something. */
export const cases = [...apiCases, ...partCases, ...regionCases, ...webSocketCases];
