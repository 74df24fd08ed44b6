import { useEffect, useState } from 'react';
import { connections, type RelayInfo } from '../client/connection/connections';

/** The capabilities of the page's server; undefined until loaded, and where they are not needed. */
export function useRelay(isNeeded = true): RelayInfo | undefined {
  const [info, setInfo] = useState<RelayInfo>();
  useEffect(() => {
    if (!isNeeded) return undefined;
    let isMounted = true;
    void connections.relayInfo().then((found) => {
      if (isMounted) setInfo(found);
    });
    return () => {
      isMounted = false;
    };
  }, [isNeeded]);
  return info;
}

/** Why the relay is unavailable; undefined if it is available or not known yet. */
export function relayReason(info: RelayInfo | undefined): string | undefined {
  if (!info || info.state === 'open') return undefined;
  if (info.reason !== undefined) return info.reason;
  return info.state === 'none'
    ? 'This page was not opened with a printed address. Press Enter in the terminal of npm start, and open the address that it prints.'
    : 'The server was restarted. Open the new address that it printed, or press Enter in its terminal for another one.';
}
