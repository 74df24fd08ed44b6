import { pathPrefix } from './base-path';
import { readDocument } from './document/read';
import { versionRefusal } from './document/version';
import { importApi } from './import-api';
import { importSchemes } from './import-authorizers';
import { importIntegration } from './import-integrations';
import { importRoutes, requiredSchemes, sharedIntegrationName } from './import-routes';
import { listOperations, type Operation } from './operations';
import { member, Place } from './place';
import { warnMissingReferences } from './references';
import { listed, Report } from './report';
import type { ImportedIntegration, ImportOptions, ImportResult } from './types';

const INTEGRATIONS = 'x-amazon-apigateway-integrations';
const INTEGRATION = 'x-amazon-apigateway-integration';

/** How many operations an import takes; ours, far above the 300 routes that an API may have without a raised quota. */
const MAX_OPERATIONS = 4000;

/** How many security schemes an import takes; ours, as each is compared with all others. */
const MAX_SCHEMES = 500;

/** What the root of a document may hold without a word. */
const READ: ReadonlySet<string> = new Set([
  'openapi',
  'info',
  'servers',
  'tags',
  'paths',
  'components',
  'security',
  'x-amazon-apigateway-cors',
  'x-amazon-apigateway-endpoint-configuration',
  'x-amazon-apigateway-importexport-version',
]);

const READ_INFO: ReadonlySet<string> = new Set(['title', 'description', 'version']);
const READ_COMPONENTS: ReadonlySet<string> = new Set(['securitySchemes', INTEGRATIONS]);

/**
 * Reads an OpenAPI 3.0 document into what ImportApi and ReimportApi create (6.2). Nothing is checked against an account:
 * quotas, VPC links and issuers are the caller's.
 */
export function importDocument(text: string, options: ImportOptions): ImportResult {
  const document = readDocument(text);
  if (!document.ok) {
    const { message, line, column } = document;
    const where = line === undefined ? '' : `Line ${line}, column ${column}: `;
    return { ok: false, errors: [where + message] };
  }
  const refusal = versionRefusal(document.value);
  if (refusal !== undefined) return { ok: false, errors: [refusal] };

  const report = new Report();
  const root = new Place({ report, variables: options.variables }, document.value);
  const servers = root.at('servers').items();
  const api = importApi(root, servers);
  const operations = listOperations(root);
  const security = root.at('security');
  const excess = tooLarge(root, operations.length);
  if (excess !== undefined) return { ok: false, errors: [excess] };
  const schemeUsers = usersOf(operations, (operation) => requiredSchemes(operation, security.value));
  const schemes = importSchemes(root, schemeUsers);
  const shared = importShared(root, operations);
  const prefix = pathPrefix(servers, options.basepath);
  const { routes, integrations } = importRoutes(operations, { schemes, security, shared, prefix });
  noteIgnored(root, servers);
  warnMissingReferences(document.value, report);

  if (report.errorCount > 0) return { ok: false, errors: report.toErrors() };
  return {
    ok: true,
    api,
    authorizers: schemes.authorizers,
    integrations: [
      ...[...shared.values()].filter((integration) => integration !== undefined),
      ...integrations,
    ],
    routes,
    info: report.toInfo(),
    warnings: report.toWarnings(),
  };
}

/** Why the document is more than one import takes; each part costs the sandbox time in which no other request is served. */
function tooLarge(root: Place, operations: number): string | undefined {
  const count = (value: unknown) =>
    typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
  const components = member(root.value, 'components');
  const counts: [what: string, found: number, most: number][] = [
    ['operations', operations, MAX_OPERATIONS],
    ['shared integrations', count(member(components, INTEGRATIONS)), MAX_OPERATIONS],
    ['security schemes', count(member(components, 'securitySchemes')), MAX_SCHEMES],
  ];
  const found = counts.find(([, number, most]) => number > most);
  return found && `The document has ${found[1]} ${found[0]}; an import takes at most ${found[2]}`;
}

/** The integrations under `components`, used or not: exports keep unused ones there (6.2). */
function importShared(
  root: Place,
  operations: readonly Operation[],
): ReadonlyMap<string, ImportedIntegration | undefined> {
  const users = usersOf(operations, (operation) => {
    const name = sharedIntegrationName(member(operation, INTEGRATION));
    return name === undefined ? [] : [name];
  });
  const shared = new Map<string, ImportedIntegration | undefined>();
  for (const [name, place] of root.at('components').at(INTEGRATIONS).entries())
    shared.set(name, importIntegration(`components.${name}`, place.as(`${place.name}${users(name)}`)));
  return shared;
}

/** ` (used by GET /pets, POST /pets)`, for messages about a part that operations share: all of them, or `most`. */
function usersOf(
  operations: readonly Operation[],
  partsOf: (operation: unknown) => readonly string[],
): (part: string, most?: number) => string {
  const users = new Map<string, string[]>();
  for (const { where, place } of operations)
    for (const part of partsOf(place.value)) {
      const known = users.get(part);
      if (known) known.push(where);
      else users.set(part, [where]);
    }
  return (part, most = Number.POSITIVE_INFINITY) => {
    const found = users.get(part);
    return found ? ` (used by ${listed(found, most)})` : '';
  };
}

/** Reports what HTTP APIs do not take outside of operations (6.2). */
function noteIgnored(root: Place, servers: readonly Place[]): void {
  const { report } = root;
  for (const [key] of root.entries()) if (!READ.has(key)) report.ignored(key, 'document');
  for (const [key] of root.at('info').entries())
    if (!READ_INFO.has(key)) report.ignored(`info.${key}`, 'document');
  for (const [key] of root.at('components').entries())
    if (!READ_COMPONENTS.has(key)) report.ignored(`components.${key}`, 'document');
  if (servers.length > 1) report.ignored('servers after the first', 'document');
}
