import { findJsonFault } from './json-fault';

/** Something to say about a place in a text. */
export interface Diagnostic {
  severity: 'error' | 'warning';
  message: string;
  /** Where, in UTF-16 units from the start; the start when nothing is known. */
  from?: number;
  /** In a JSON text, instead of `from`: the member it is about. */
  path?: readonly string[];
}

/** What an editor asks about a text, at each rest of the keyboard; it may answer later. */
export type DiagnosticSource = (text: string) => readonly Diagnostic[] | Promise<readonly Diagnostic[]>;

/** The first fault of a text that should be JSON. An empty text has none: whether it may be empty is a rule's matter. */
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
