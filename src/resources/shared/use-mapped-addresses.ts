import { useState } from 'react';
import type { Connection } from '../../client/connection/connection';
import { cachedMappedAddresses, loadMappedAddresses, type MappedAddress, mappingCost } from './api-mappings';

/** The addresses that domain names map to stages, and how to load them. */
export interface MappedAddresses {
  /** Undefined until they are loaded. */
  found: MappedAddress[] | undefined;
  isLoading: boolean;
  /** Why the last load failed. */
  failure: string | undefined;
  /** The calls that a load costs, as a sentence. */
  cost: string;
  load: () => void;
}

/** One load for a whole screen, whichever of its parts asks. */
export function useMappedAddresses(connection: Connection): MappedAddresses {
  const [found, setFound] = useState(() => cachedMappedAddresses(connection));
  const [state, setState] = useState<{ isLoading: boolean; failure?: string }>({ isLoading: false });
  const load = async () => {
    setState({ isLoading: true });
    try {
      setFound(await loadMappedAddresses(connection));
      setState({ isLoading: false });
    } catch (error) {
      setState({ isLoading: false, failure: error instanceof Error ? error.message : String(error) });
    }
  };
  return {
    found,
    isLoading: state.isLoading,
    failure: state.failure,
    cost: mappingCost(connection),
    load: () => void load(),
  };
}
