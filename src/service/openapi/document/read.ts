import { findJsonFault } from '../../../lib/json-fault';
import { jsonExcess } from '../../../lib/json-size';
import { MAX_DOCUMENT_BYTES } from '../../rules/import-export';
import type { ReadResult } from './read-result';
import { readYaml } from './read-yaml';

/** What a JSON document may come to. Ours: the service's limits but for the size are not known. */
const JSON_LIMITS = { depth: 500, values: 500_000 };

/**
 * Reads a JSON or YAML text. A text whose first character is a brace or a bracket is JSON and held to JSON's grammar.
 * CloudFormation's short tags (`!GetAtt x`) come out as their long form (`{ "Fn::GetAtt": "x" }`).
 */
export function readDocument(text: string): ReadResult {
  const bytes = utf8Bytes(text);
  if (bytes > MAX_DOCUMENT_BYTES)
    return {
      ok: false,
      message: `The document has ${megabytes(bytes)} MB; an import takes at most 6 MB (${MAX_DOCUMENT_BYTES} bytes)`,
    };
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (body.trim() === '') return { ok: false, message: 'The document is empty' };
  return /^\s*[{[]/.test(body) ? readJson(body) : readYaml(body);
}

function readJson(text: string): ReadResult {
  const excess = jsonExcess(text, JSON_LIMITS);
  if (excess !== undefined) return { ok: false, message: `The document ${excess}` };
  try {
    return { ok: true, format: 'JSON', value: JSON.parse(text) };
  } catch (error) {
    const fault = findJsonFault(text);
    if (!fault) return { ok: false, message: `The document is not JSON: ${String(error)}` };
    return {
      ok: false,
      message: `The document is not JSON: ${fault.message}`,
      ...position(text, fault.offset),
    };
  }
}

function position(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

function utf8Bytes(text: string): number {
  // Each UTF-16 unit is one to three bytes, so most texts need no count.
  if (text.length > MAX_DOCUMENT_BYTES || text.length * 3 <= MAX_DOCUMENT_BYTES) return text.length;
  return new TextEncoder().encode(text).length;
}

/** Rounded up, so that a document that is a little too large does not read "6.0 MB". */
const megabytes = (bytes: number) => (Math.ceil((bytes / 1024 / 1024) * 10) / 10).toFixed(1);
