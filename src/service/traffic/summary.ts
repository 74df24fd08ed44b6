import { capitalized } from '../../lib/format';
import { type ClientResponse, type Stop, statusMessage } from './gateway-response';

/** How a request went, for its summary. */
interface Outcome {
  /** `GET /orders/5`. */
  line: string;
  routeKey?: string | undefined;
  integration?: string | undefined;
  stop?: Stop | undefined;
  response?: ClientResponse | undefined;
}

/**
 * A trace in one line: "GET /orders/5 → GET /orders/{id} → Lambda orders → 200", or why it ended: "404 Not Found: no route
 * matches GET /orders".
 */
export function summarize({ line, routeKey, integration, stop, response }: Outcome): string {
  if (stop) {
    const status = stop.response?.status;
    return status === undefined ? capitalized(stop.why) : `${status} ${statusMessage(status)}: ${stop.why}`;
  }
  return [line, routeKey, integration, response ? String(response.status) : undefined]
    .filter((part) => part !== undefined && part !== '')
    .join(' → ');
}
