import { createContext } from 'react';

/** Why writes are disabled, as a sentence; undefined when they are not. Forms and confirmations observe it. */
export const WriteLock = createContext<string | undefined>(undefined);
