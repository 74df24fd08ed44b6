import type { Cors } from '@aws-sdk/client-apigatewayv2';
import { checkApi } from '../rules/api';
import { refuseIssues } from './issues';
import { type Place, present } from './place';
import type { ImportedApi } from './types';

const ENDPOINT = 'x-amazon-apigateway-endpoint-configuration';
const TAG_VALUE = 'x-amazon-apigateway-tag-value';
const VERSION = 'x-amazon-apigateway-importexport-version';

const CORS = 'x-amazon-apigateway-cors';
const CORS_MEMBERS: ReadonlySet<string> = new Set([
  'allowMethods',
  'allowHeaders',
  'exposeHeaders',
  'maxAge',
  'allowCredentials',
  'allowOrigins',
]);

/** Where the members of the API stand in a document. */
const NAMES = {
  Name: 'info.title',
  Description: 'info.description',
  Version: 'info.version',
  CorsConfiguration: CORS,
  Tags: 'tags',
  AllowCredentials: 'allowCredentials',
  AllowHeaders: 'allowHeaders',
  AllowMethods: 'allowMethods',
  AllowOrigins: 'allowOrigins',
  ExposeHeaders: 'exposeHeaders',
  MaxAge: 'maxAge',
};

/** What the document says about the API itself: info, CORS, tags, the default endpoint (6.1, 6.2). */
export function importApi(root: Place, servers: readonly Place[]): ImportedApi {
  const before = root.report.errorCount;
  const info = root.at('info');
  if (!info.present || (info.object() && !info.at('title').present))
    root.report.note('info.title is missing: the API is named for the time of the import');

  const api: ImportedApi = present({
    Name: info.at('title').text(),
    Description: info.at('description').prose(),
    // An empty text says nothing, and the service's Version has at least one character.
    Version: info.at('version').text() || undefined,
    CorsConfiguration: corsOf(root.at(CORS)),
    Tags: tagsOf(root.at('tags')),
    DisableExecuteApiEndpoint: endpointDisabled([...servers, root]),
  });
  const version = root.at(VERSION);
  if (version.present && version.version() !== '1.0')
    root.report.warn(`${version.name} is not "1.0", the only version that there is; it is read as 1.0`);
  if (root.report.errorCount === before)
    refuseIssues(root, checkApi({ Name: nameOfImport(new Date(0)), ...api, ProtocolType: 'HTTP' }), NAMES);
  return api;
}

/** The name of an API whose document has no title, for which it takes the time of the import (6.2, [OBS]). */
export function nameOfImport(now: Date): string {
  return `Imported on ${now.toISOString()}`;
}

function corsOf(cors: Place): Cors | undefined {
  if (!cors.object()) return undefined;
  cors.noteOthers(CORS_MEMBERS, 'the CORS configuration');
  return present({
    AllowMethods: cors.at('allowMethods').texts(),
    AllowHeaders: cors.at('allowHeaders').texts(),
    ExposeHeaders: cors.at('exposeHeaders').texts(),
    MaxAge: cors.at('maxAge').number(),
    AllowCredentials: cors.at('allowCredentials').flag(),
    AllowOrigins: cors.at('allowOrigins').texts(),
  });
}

/** The document's tags. One without a value is an AWS tag with an empty value [MEM]. */
function tagsOf(tags: Place): Record<string, string> | undefined {
  const found = new Map<string, string>();
  for (const tag of tags.items()) {
    const name = tag.at('name').text();
    if (name === undefined) {
      if (!tag.at('name').present) tag.refuse('has no name');
      continue;
    }
    if (found.has(name)) tag.refuse(`repeats the tag ${JSON.stringify(name)}`);
    found.set(name, tag.at(TAG_VALUE).text() ?? '');
    for (const member of ['description', 'externalDocs'])
      if (tag.at(member).present) tag.report.ignored(`${member} of a tag`, name);
  }
  return found.size === 0 ? undefined : Object.fromEntries(found);
}

/** Under the server in OpenAPI 3 (6.1); at the root, where OpenAPI 2 has it, it means the same. */
function endpointDisabled(places: readonly Place[]): boolean | undefined {
  const flags = places
    .map((place) => place.at(ENDPOINT))
    .filter((place) => place.object())
    .map((place) => place.at('disableExecuteApiEndpoint').flag())
    .filter((flag) => flag !== undefined);
  return flags.length === 0 ? undefined : flags.includes(true);
}
