import type { Diagnostic } from '../../lib/diagnostic';
import { partitionOf } from '../../service/arn';
import { planTo } from '../../service/configuration/plan-to';
import { fromOpenApi, type Origin, type Source } from '../../service/configuration/source';
import { readDocument } from '../../service/openapi/document/read';
import type { ReadResult } from '../../service/openapi/document/read-result';
import { versionRefusal } from '../../service/openapi/document/version';
import { importDocument } from '../../service/openapi/import';
import { DocumentLines } from '../../service/openapi/locate';
import type { ImportOptions } from '../../service/openapi/types';
import type { Plan } from '../../service/plan';
import { checkImport } from '../../service/rules/import-export';
import type { Issue, Protocol } from '../../service/rules/rule';

/** Form values of an import. */
export interface DocumentValues {
  /** The OpenAPI document, JSON or YAML. */
  Body: string;
  Basepath: string;
  FailOnWarnings: boolean;
  /** Reimport only: ReimportApi, or the plan that makes the API equal to the document. */
  mode: 'replace' | 'merge';
}

/** The values of an empty form; what a reimport loses cannot be brought back, so that its warnings count. */
export const emptyDocument = (replaces: boolean): DocumentValues => ({
  Body: '',
  Basepath: 'ignore',
  FailOnWarnings: replaces,
  mode: 'replace',
});

/** The members that an import sends, without service defaults. */
function members({ Body, Basepath, FailOnWarnings }: DocumentValues) {
  return { Body, ...(Basepath !== 'ignore' && { Basepath }), ...(FailOnWarnings && { FailOnWarnings }) };
}

export function toImport(values: DocumentValues): Plan {
  return {
    title: 'Import API',
    calls: [{ id: 'api', operation: 'ImportApi', label: 'Import API', input: members(values) }],
  };
}

export function toReimport(apiId: string, values: DocumentValues): Plan {
  return {
    title: 'Reimport API',
    calls: [
      {
        id: 'api',
        operation: 'ReimportApi',
        label: 'Reimport API',
        input: { ApiId: apiId, ...members(values) },
      },
    ],
  };
}

/** A message about the document, and the line it is about where that is known. */
export interface DocumentMessage {
  text: string;
  line?: number | undefined;
}

/** What an import of the document would make, or why there would be none. */
export type DocumentPreview =
  | { ok: false; errors: readonly DocumentMessage[] }
  | {
      ok: true;
      source: Source;
      warnings: readonly DocumentMessage[];
      /** Valid, but ignored. */
      ignored: readonly DocumentMessage[];
    };

/**
 * Reads a document as the service would, without its account: quotas, VPC links and issuers are checked by the service
 * alone (6.2). The account of the variables is not known, so that `${AWS::AccountId}` reads as twelve zeros.
 */
export function previewDocument(
  { Body, Basepath }: Pick<DocumentValues, 'Body' | 'Basepath'>,
  region: string,
): DocumentPreview {
  if (lastPreview?.Body !== Body || lastPreview.Basepath !== Basepath || lastPreview.region !== region)
    lastPreview = { Body, Basepath, region, preview: readPreview({ Body, Basepath }, region) };
  return lastPreview.preview;
}

/** The preview is asked for by the pane, the editor and the plan: read once per change. */
let lastPreview: { Body: string; Basepath: string; region: string; preview: DocumentPreview } | undefined;

function readPreview(
  { Body, Basepath }: Pick<DocumentValues, 'Body' | 'Basepath'>,
  region: string,
): DocumentPreview {
  const result = importDocument(Body, {
    basepath: Basepath as ImportOptions['basepath'],
    variables: { AccountId: '000000000000', Partition: partitionOf(region), Region: region },
  });
  const lines = new DocumentLines(Body);
  const located = (messages: readonly string[]) =>
    [...new Set(messages)].map((text) => ({ text, line: lines.of(text) }));
  if (!result.ok) return { ok: false, errors: located(result.errors) };
  return {
    ok: true,
    source: fromOpenApi(result),
    warnings: located(result.warnings),
    ignored: located(result.info),
  };
}

/** The plan that makes an API equal to a document and keeps the ids of what stays; it changes nothing that is equal. */
export function toMerge(
  document: Source,
  latest: Source & { origin: Origin },
  name: string,
  region: string,
): ReturnType<typeof planTo> {
  return planTo(document, latest, { title: `Merge the document into API ${name}`, region });
}

let last: { text: string; read: ReadResult } | undefined;

/** A document, parsed once per change: the editor, the validation and the submit ask for the same text. */
function readOnce(text: string): ReadResult {
  if (last?.text !== text) last = { text, read: readDocument(text) };
  return last.read;
}

/**
 * The issues that can be found before the import is sent: syntax, version and options (service-rules 6.2). `protocol` is
 * that of the API to replace.
 */
export function documentIssues(
  { Body, Basepath, FailOnWarnings }: DocumentValues,
  protocol?: Protocol,
): Issue[] {
  // Without the document: readDocument checks its size.
  const optionIssues = checkImport({ Basepath, FailOnWarnings }, protocol ? { protocol } : {});
  const read = readOnce(Body);
  if (!read.ok) {
    const where = read.line === undefined ? '' : `Line ${read.line}, column ${read.column}: `;
    return [...optionIssues, { path: ['Body'], message: where + read.message, rule: 'import.document' }];
  }
  const refusal = versionRefusal(read.value);
  return refusal === undefined
    ? optionIssues
    : [...optionIssues, { path: ['Body'], message: refusal, rule: 'import.version' }];
}

/** The syntax error of a document, else what its import would refuse or warn of, at its line; none for an empty one. */
export function documentDiagnostics(text: string, region: string): Diagnostic[] {
  if (text.trim() === '') return [];
  const lines = text.split('\n');
  const offset = (line: number) => lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const read = readOnce(text);
  if (!read.ok) {
    const { line = 1, column = 1, message } = read;
    return [{ severity: 'error', message, from: offset(line) + column - 1 }];
  }
  const preview = previewDocument({ Body: text, Basepath: 'ignore' }, region);
  const messages = preview.ok ? preview.warnings : preview.errors;
  return messages.map(({ text: message, line = 1 }) => {
    const indent = /^\s*/.exec(lines[line - 1] ?? '')?.[0].length ?? 0;
    return { severity: preview.ok ? 'warning' : 'error', message, from: offset(line) + indent };
  });
}
