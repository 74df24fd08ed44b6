import { createContext } from 'react';

/** Why nothing can be changed at present, as a sentence; undefined when it can. Forms and confirmations obey it. */
export const WriteLock = createContext<string | undefined>(undefined);
