import { findJsonFault } from './json-fault';

/** A message about a position in a text. */
export interface Diagnostic {
  severity: 'error' | 'warning';
  message: string;
  /** The offset in UTF-16 units; 0 when unknown. */
  from?: number;
  /** In a JSON text, instead of `from`: the member's path. */
  path?: readonly string[];
}

/** The check that an editor runs on its text after each pause in typing; it may be async. */
export type DiagnosticSource = (text: string) => readonly Diagnostic[] | Promise<readonly Diagnostic[]>;

/** The first syntax error of a JSON text. An empty text has none: rules decide whether it may be empty. */
export function jsonDiagnostics(text: string): Diagnostic[] {
  if (text.trim() === '') return [];
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    const fault = findJsonFault(text);
    return [{ severity: 'error', message: fault?.message ?? String(error), from: fault?.offset ?? 0 }];
  }
}
