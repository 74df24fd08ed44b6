import { own } from '../../../lib/own';
import { integrationName } from '../../integration-name';
import { step } from '../step';
import type { SocketExchange } from './connection';
import { toBackend } from './to-backend';
import { integrationOf, type SocketGiven, type SocketTrace } from './trace-message';

/** The end of a connection: its event goes to `$disconnect`, and nothing comes back (traffic-rules 12.3). */
export function traceDisconnect(exchange: SocketExchange, given: SocketGiven = {}): SocketTrace {
  const chosen: SocketExchange = { ...exchange, routeKey: '$disconnect', body: '' };
  const exists = own(exchange.configuration.routes, '$disconnect') !== undefined;
  const selection = step({
    id: 'route',
    title: exists ? 'The route $disconnect gets the event' : 'The API has no route $disconnect',
    verdict: exists ? 'passed' : 'skipped',
    facts: exists
      ? [{ label: 'Route', value: '$disconnect', resource: { kind: 'route', key: '$disconnect' } }]
      : [],
    rules: ['ws.disconnect'],
  });
  if (!exists)
    return {
      steps: [selection],
      summary: 'No route receives the end of the connection',
      succeeds: true,
      sent: {},
    };
  const integration = integrationOf(chosen);
  if (!integration)
    return {
      steps: [selection],
      summary: '$disconnect has no integration',
      succeeds: false,
      routeKey: '$disconnect',
      sent: {},
    };
  const asked = toBackend(chosen, integration, given.velocity);
  return {
    steps: [selection, asked.step],
    summary: `$disconnect → ${integrationName(integration.value.members)}`,
    succeeds: !asked.fails,
    routeKey: '$disconnect',
    sent: asked.sent,
  };
}
