import { own } from '../../../lib/own';
import { readJson, type SafeStorage } from '../../../lib/storage';

/** The code of functions, by their names. */
export type FunctionCode = Readonly<Record<string, string>>;

/** So many functions of a connection are stored, those that were changed last. */
const MAX_FUNCTIONS = 50;

/** Code that is longer lasts as long as the page; in UTF-16 units. */
export const MAX_CODE = 32 * 1024;

/** What is stored of the code: the last functions, without any that is empty or too long. */
function toStore(code: FunctionCode): FunctionCode {
  const kept = Object.entries(code).filter(([, text]) => text !== '' && text.length <= MAX_CODE);
  return Object.fromEntries(kept.slice(-MAX_FUNCTIONS));
}

/** The code with that of a function changed, as the last one. */
export function withCode(code: FunctionCode, name: string, text: string): FunctionCode {
  const others = Object.entries(code).filter(([other]) => other !== name);
  return Object.fromEntries([...others, [name, text]]);
}

/** The code of one function. */
export const codeOf = (code: FunctionCode, name: string): string => own(code, name) ?? '';

/** Reads the functions that the browser stored under a key; what is damaged is left out. */
export function readCode(storage: Pick<SafeStorage, 'getItem'>, key: string): FunctionCode {
  const read = (value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
        )
      : undefined;
  return readJson(storage, key, read) ?? {};
}

/** Stores the functions under a key. */
export function storeCode(storage: Pick<SafeStorage, 'setItem'>, key: string, code: FunctionCode): void {
  storage.setItem(key, JSON.stringify(toStore(code)));
}
