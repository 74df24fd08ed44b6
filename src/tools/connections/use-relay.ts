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
