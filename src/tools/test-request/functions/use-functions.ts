import { useState } from 'react';
import { connectionKey } from '../../../client/connection/clients';
import { useConnection } from '../../../client/connection/use-connection';
import { safeLocalStorage } from '../../../lib/storage';
import { useStoredSwitch } from '../../../ui/use-stored-switch';
import { type FunctionCode, readCode, storeCode, withCode } from './stored-code';

/** Functions that run in this page. */
export interface Functions {
  /** Whether the connection has them: the sandbox alone. */
  isOffered: boolean;
  /** Whether requests are sent, as opposed to a sample response. */
  areRun: boolean;
  turn: (on: boolean) => void;
  code: FunctionCode;
  setCode: (name: string, text: string) => void;
}

/** The functions of the connection, which this browser keeps. */
export function useFunctions(): Functions {
  const connection = useConnection();
  const { isOn, turn } = useStoredSwitch('run-functions');
  const key = `gatehouse.functions.${connectionKey(connection)}`;
  const [code, setAll] = useState(() => readCode(safeLocalStorage, key));
  const isOffered = connection.kind === 'sandbox';
  return {
    isOffered,
    areRun: isOffered && isOn,
    turn,
    code,
    setCode: (name, text) => {
      const next = withCode(code, name, text);
      setAll(next);
      storeCode(safeLocalStorage, key, next);
    },
  };
}
