import { useEffect, useState } from 'react';
import { connections, type RelayInfo } from '../../client/connection/connections';

/** The capabilities of the page's server; undefined until loaded. */
export function useRelay(): RelayInfo | undefined {
  const [info, setInfo] = useState<RelayInfo>();
  useEffect(() => {
    let isMounted = true;
    void connections.relayInfo().then((found) => {
      if (isMounted) setInfo(found);
    });
    return () => {
      isMounted = false;
    };
  }, []);
  return info;
}

/** Why the relay is unavailable; undefined if it is available or not known yet. */
export function relayReason(info: RelayInfo | undefined): string | undefined {
  if (info?.state === 'none') {
    return 'This page was opened without the token. Use the URL that npm start prints.';
  }
  if (info?.state === 'closed') {
    return 'The server was restarted. Open the new URL that it printed.';
  }
  return undefined;
}
