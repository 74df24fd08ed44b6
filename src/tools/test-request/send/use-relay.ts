import { useQuery } from '@tanstack/react-query';

/** Whether requests can be sent through the server of this page. */
export type RelayState = { isOpen: true; reason?: undefined } | { isOpen: false; reason: string };

/**
 * Whether this page has a relay; undefined until that is known. Asks the server of this page alone, and only where this browser
 * has a key for it.
 */
export function useRelay(isNeeded: boolean): RelayState | undefined {
  const { data } = useQuery({ queryKey: ['relay-state'], queryFn: load, enabled: isNeeded, gcTime: 0 });
  return data;
}

async function load(): Promise<RelayState> {
  const { connections } = await import('../../../client/connection/connections');
  const reason = connections.relayReason(await connections.relayInfo());
  return reason === undefined ? { isOpen: true } : { isOpen: false, reason };
}
