import { checkAll, type Issue, type Protocol, type Rule } from './rule';
import { anyString, booleanValue, oneOf, shapeRule, structure } from './shape';

/** The largest document that an import takes, in bytes of UTF-8 (6.2). */
export const MAX_DOCUMENT_BYTES = 6 * 1024 * 1024;

/** ExportApi's choices (6.1). */
export interface ExportState {
  Specification?: string | undefined;
  OutputType?: string | undefined;
  ExportVersion?: string | undefined;
  IncludeExtensions?: boolean | undefined;
  StageName?: string | undefined;
}

export const exportRules: readonly Rule<ExportState, { protocol?: Protocol }>[] = [
  shapeRule(
    'export',
    structure({
      Specification: oneOf(['OAS30']),
      OutputType: oneOf(['JSON', 'YAML']),
      ExportVersion: oneOf(['1.0']),
      IncludeExtensions: booleanValue,
      StageName: anyString,
    }),
  ),
  {
    id: 'export.protocol.http',
    mark: 'DOC',
    source: '6.1',
    check: (_state, facts) =>
      facts.protocol === 'WEBSOCKET' ? [{ path: [], message: 'Export is supported only for HTTP APIs' }] : [],
  },
];

/** What the service has against this export (6.1). */
export function checkExport(state: ExportState, facts: { protocol?: Protocol } = {}): Issue[] {
  return checkAll(exportRules, state, facts);
}

/** ImportApi's and ReimportApi's choices (6.2). */
export interface ImportState {
  Body?: string | undefined;
  Basepath?: string | undefined;
  FailOnWarnings?: boolean | undefined;
}

export const importRules: readonly Rule<ImportState, { protocol?: Protocol }>[] = [
  shapeRule(
    'import',
    structure({
      Body: anyString,
      Basepath: oneOf(['ignore', 'prepend', 'split']),
      FailOnWarnings: booleanValue,
    }),
  ),
  {
    id: 'import.protocol.http',
    mark: 'DOC',
    source: '6.2',
    check: (_state, facts) =>
      facts.protocol === 'WEBSOCKET'
        ? [{ path: [], message: 'Reimport is supported only for HTTP APIs' }]
        : [],
  },
  {
    // Documented for REST APIs; assumed for V2.
    id: 'import.size',
    mark: 'MEM',
    source: '6.2',
    check: ({ Body: body = '' }) =>
      body.length > MAX_DOCUMENT_BYTES || new TextEncoder().encode(body).length > MAX_DOCUMENT_BYTES
        ? [{ path: ['Body'], message: 'The OpenAPI document must be at most 6 MB' }]
        : [],
  },
];

/** What the service has against this import before it reads the document (6.2). */
export function checkImport(state: ImportState, facts: { protocol?: Protocol } = {}): Issue[] {
  return checkAll(importRules, state, facts);
}
