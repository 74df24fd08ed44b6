import { useState } from 'react';
import { readChoice, storeChoice } from '../lib/stored-choice';

/** A choice between on and off that this browser keeps; off until it is turned on. */
export function useStoredSwitch(key: string): { isOn: boolean; turn: (on: boolean) => void } {
  const [isOn, setOn] = useState(() => readChoice(key, ['yes', 'no']) === 'yes');
  const turn = (on: boolean) => {
    setOn(on);
    storeChoice(key, on ? 'yes' : 'no');
  };
  return { isOn, turn };
}
