import { useEffect, useState } from 'react';
import { connections, type RelayInfo } from '../../client/connection/connections';

/** What the server of this page can do; undefined until it has said so. */
export function useRelay(): RelayInfo | undefined {
  const [info, setInfo] = useState<RelayInfo>();
  useEffect(() => {
    let isHere = true;
    void connections.relayInfo().then((found) => {
      if (isHere) setInfo(found);
    });
    return () => {
      isHere = false;
    };
  }, []);
  return info;
}

/** Why the relay cannot be used, as a sentence; undefined when it can or is not known yet. */
export function relayReason(info: RelayInfo | undefined): string | undefined {
  if (info?.state === 'none') {
    return 'This page was not opened by the address with a token that npm start prints.';
  }
  if (info?.state === 'closed') {
    return 'The server was started anew. Open the address with a token that it has printed.';
  }
  return undefined;
}
